import { describe, expect, it } from 'vitest';
import type { Dimension } from '../../../../src/domain/knowledge.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import { mergeFilters } from '../../../../src/text2sql/follow-up/merge-filters.ts';

const source = { path: 'tests', line: 1, owner: 'data' };
const table = {
  ...{
    name: 'app.places',
    label: { ko: '곳', en: 'Places' },
    purpose: { ko: '', en: '' },
    service: 'delivery',
  },
  ...{ keywords: [], questions: [], columns: {}, primaryKey: ['id'], joins: [], freshness: null, source },
};

function dimension(name: string, within: readonly string[] = []): Dimension {
  const label = { ko: name, en: name };
  return {
    ...{
      name,
      label,
      synonyms: { ko: [], en: [] },
      description: label,
      table: 'app.places',
      expression: name,
    },
    ...{ format: 'text', listed: true, valueSynonyms: {}, within, source },
  };
}

const model = buildSemanticModel({
  tables: [table],
  metrics: [],
  dimensions: [dimension('region', ['sido']), dimension('sido'), dimension('category')],
  values: [
    { dimension: 'region', value: '강남구', synonyms: [], liesIn: { sido: ['서울'] } },
    { dimension: 'region', value: '분당구', synonyms: [], liesIn: { sido: ['경기'] } },
  ],
});

const is = (name: string, ...values: string[]) => ({ dimension: name, values, negated: false });
const isNot = (name: string, ...values: string[]) => ({ dimension: name, values, negated: true });
const nothing = new Set<string>();
const merge = (
  ...[before, said, added = nothing]: [ReturnType<typeof is>[], ReturnType<typeof is>[], Set<string>?]
) => mergeFilters(before, { said, added }, model);

describe('conditions after what is said of them', () => {
  it('when the same thing is named, it is replaced, and others stay', () => {
    expect(merge([is('category', '치킨'), is('region', '강남구')], [is('region', '서초구')])).toEqual([
      is('category', '치킨'),
      is('region', '서초구'),
    ]);
  });

  it('when a value is added, both count', () => {
    expect(merge([is('region', '강남구')], [is('region', '서초구')], new Set(['region']))).toEqual([
      is('region', '강남구', '서초구'),
    ]);
  });

  it('when one of several is left out, the others stay', () => {
    expect(merge([is('region', '강남구', '서초구')], [isNot('region', '강남구')])).toEqual([
      is('region', '서초구'),
    ]);
  });

  it('when the only one is left out, all the others are meant', () => {
    expect(merge([is('region', '강남구')], [isNot('region', '강남구')])).toEqual([isNot('region', '강남구')]);
  });

  it('when something is left out that was never in, nothing is settled', () => {
    expect(merge([is('region', '서초구')], [isNot('region', '강남구')])).toBeNull();
  });

  it('when more is left out, all of it is', () => {
    expect(merge([isNot('region', '강남구')], [isNot('region', '서초구')], new Set(['region']))).toEqual([
      isNot('region', '강남구', '서초구'),
    ]);
  });

  it('when a wider place is named, the narrower one in it goes', () => {
    expect(merge([is('region', '강남구')], [is('sido', '부산')])).toEqual([is('sido', '부산')]);
  });

  it('when a place within is named it narrows, and one elsewhere replaces', () => {
    expect(merge([is('sido', '서울')], [is('region', '강남구')])).toEqual([
      is('region', '강남구'),
      is('sido', '서울'),
    ]);
    expect(merge([is('sido', '서울')], [is('region', '분당구')])).toEqual([is('region', '분당구')]);
  });
});
