import { describe, expect, it } from 'vitest';
import { allParaphrases, tally } from './paraphrases.ts';
import { read } from './small-company.ts';

describe('when one question is asked in many wordings', () => {
  const families = allParaphrases(5);
  const tallies = families.map((family) => ({ ...family, ...tally(family, read) }));

  it.each(tallies)('$query, no wording becomes another query', ({ wrong }) => {
    expect(wrong).toEqual([]);
  });

  it('when all wordings are counted, nearly all of them are understood', () => {
    const wordings = families.flatMap((family) => family.wordings).length;
    const right = tallies.reduce((sum, { right: count }) => sum + count, 0);
    expect(wordings).toBeGreaterThanOrEqual(300);
    expect(right / wordings).toBeGreaterThan(0.95);
  });
});
