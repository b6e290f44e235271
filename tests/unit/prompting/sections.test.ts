import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitSections, type Section, type SectionItem } from '../../../src/prompting/sections.ts';

function item(key: string, words: number, required = false): SectionItem {
  return { key, text: Array(words).fill('주문').join(' '), reason: `named in ${key}`, required };
}

function section(name: string, rank: number, items: readonly SectionItem[]): Section {
  return { name, title: `## ${name}`, rank, items };
}

const keysOf = (sections: readonly Section[]) => sections.map((each) => each.items.map(({ key }) => key));

const anySections = fc
  .array(
    fc.record({
      rank: fc.integer({ min: 0, max: 3 }),
      items: fc.array(fc.record({ words: fc.integer({ min: 1, max: 60 }), required: fc.boolean() }), {
        maxLength: 5,
      }),
    }),
    { maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ rank, items }, at) =>
      section(
        `s${at}`,
        rank,
        items.map(({ words, required }, of) => item(`i${of}`, words, required)),
      ),
    ),
  );

describe('sections and a budget', () => {
  test('when all fit, all are kept in the order given', () => {
    const sections = [
      section('tables', 1, [item('a', 3), item('b', 3)]),
      section('definitions', 0, [item('c', 3)]),
    ];
    expect(keysOf(fitSections(sections, 1000).sections)).toEqual([['a', 'b'], ['c']]);
  });

  test('when not all fit, the lower rank survives and then the earlier item', () => {
    const sections = [
      section('tables', 1, [item('a', 20), item('b', 20)]),
      section('definitions', 0, [item('c', 20)]),
    ];
    const all = fitSections(sections, 1000).tokens;
    expect(keysOf(fitSections(sections, all - 1).sections)).toEqual([['a'], ['c']]);
    expect(keysOf(fitSections(sections, Math.floor(all / 2)).sections)).toEqual([[], ['c']]);
  });

  test('when one item is too large, smaller ones after it are kept', () => {
    const sections = [section('tables', 0, [item('wide', 500), item('narrow', 5)])];
    expect(keysOf(fitSections(sections, 100).sections)).toEqual([['narrow']]);
  });

  test('when required items are beyond the budget, they are kept and the record says by how much', () => {
    const fitted = fitSections(
      [section('tables', 3, [item('a', 50, true)]), section('values', 0, [item('b', 5)])],
      10,
    );
    expect(keysOf(fitted.sections)).toEqual([['a'], []]);
    expect(fitted.records).toContainEqual(
      expect.objectContaining({
        section: 'tables',
        item: 'a',
        kept: true,
        reason: expect.stringContaining(String(fitted.tokens - 10)),
      }),
    );
  });

  test('when anything is fitted, each item is whole, each has a reason, and only required ones exceed the budget', () => {
    fc.assert(
      fc.property(anySections, fc.integer({ min: 0, max: 400 }), (sections, budget) => {
        const { sections: fitted, records, tokens } = fitSections(sections, budget);
        const kept = fitted.flatMap((each) => each.items);
        for (const each of kept) expect(sections.flatMap((given) => given.items)).toContain(each);
        for (const given of sections.flatMap((each) => each.items.filter((one) => one.required))) {
          expect(kept).toContain(given);
        }
        if (kept.every((each) => each.required !== true)) expect(tokens).toBeLessThanOrEqual(budget);
        const count = sections.reduce((sum, each) => sum + 1 + each.items.length, 0);
        expect(records).toHaveLength(count);
        expect(records.every(({ reason }) => reason.length > 0)).toBe(true);
        const total = records
          .filter((record) => record.item === null)
          .reduce((sum, record) => sum + record.tokens, 0);
        expect(total).toBe(tokens);
      }),
    );
  });
});
