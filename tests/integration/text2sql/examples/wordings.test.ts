import { afterAll, beforeAll, expect, it } from 'vitest';
import { TEST_CLOCK } from '../../../support/demo-company.ts';
import { defaultsOf, type ExampleCompany, openExampleCompany } from './example-company.ts';
import { type SaidWording, sayWordings } from './wordings.ts';

let company: ExampleCompany;
beforeAll(async () => {
  company = await openExampleCompany();
});
afterAll(() => company.close());

it.each([0, 1])(
  'when a verified question is asked word for word, its own example answers with what was said (values from %i on)',
  (turn) => {
    const said = sayWordings(company.examples, turn);
    const faults = said.flatMap((each) => {
      const fault = faultOf(each);
      return fault === null ? [] : [`${each.example.name}: ${each.text} -> ${fault}`];
    });
    const byMetrics = faults.filter((fault) => fault.includes('-> metrics '));
    expect(faults.filter((fault) => !byMetrics.includes(fault))).toEqual([]);
    expect(byMetrics.slice(Math.floor(said.length / 50))).toEqual([]);
  },
  60_000,
);

it('when the examples are counted, each language has two wordings for most of them', () => {
  expect(company.examples.length).toBeGreaterThanOrEqual(90);
  const single = company.examples.filter(
    ({ questions }) => questions.ko.length < 2 || questions.en.length < 2,
  );
  expect(single.length).toBeLessThan(company.examples.length / 10);
});

/**
 * Null when the question is answered by its own example with the values said and nothing else. Metrics go before examples:
 * a few wordings may come to be theirs, but an example that all of them are needs none.
 */
function faultOf({ example, text, bindings }: SaidWording): string | null {
  const { plan } = company.understand(text);
  if (plan === null) return 'nothing';
  if (plan.verification.what === 'metric') return `metrics ${plan.verification.names.join()}`;
  if (plan.verification.names[0] !== example.name) return plan.verification.names.join();
  const expected = new Map([...defaultsOf(example, TEST_CLOCK), ...bindings]);
  const bound = company.match(text)?.bindings ?? new Map();
  const differs = [...expected].filter(
    ([name, value]) => JSON.stringify(bound.get(name)) !== JSON.stringify(value),
  );
  return differs.length === 0 ? null : `bound ${JSON.stringify([...bound])}`;
}
