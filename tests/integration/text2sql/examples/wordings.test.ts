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
    const faults = sayWordings(company.examples, turn).flatMap((said) => {
      const fault = faultOf(said);
      return fault === null ? [] : [`${said.example.name}: ${said.text} -> ${fault}`];
    });
    expect(faults).toEqual([]);
  },
);

it('when the examples are counted, each language has two wordings for most of them', () => {
  expect(company.examples.length).toBeGreaterThanOrEqual(90);
  const single = company.examples.filter(
    ({ questions }) => questions.ko.length < 2 || questions.en.length < 2,
  );
  expect(single.length).toBeLessThan(company.examples.length / 10);
});

/** Null when the question is answered by its own example, and by no metric, with the values said and nothing else. */
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
