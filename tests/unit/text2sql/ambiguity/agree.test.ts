import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/domain/cell.ts';
import { agree, type ComparedColumn } from '../../../../src/text2sql/ambiguity/agree.ts';

const money: ComparedColumn = { format: 'krw', role: 'measure' };
const share: ComparedColumn = { format: 'percent', role: 'measure' };
const region: ComparedColumn = { format: 'text', role: 'grouping' };
const result = (...rows: Row[]) => ({ rows, truncated: false });

describe('when single numbers are compared', () => {
  it.each([
    [1_000_000, 1_000_000, true],
    [1_000_000, 1_004_999, true],
    [1_000_000, 1_006_000, false],
    [0, 0, true],
    [0, 1, false],
    [null, null, true],
    [null, 0, false],
    ['123456789012345678901', '123456789012345678999', true],
    ['abc', 'abd', false],
    [-100, 100, false],
  ])('when amounts are %s and %s, agreeing is %s', (one, other, agrees) => {
    expect(agree(result([one]), result([other]), [money])).toBe(agrees);
    expect(agree(result([other]), result([one]), [money])).toBe(agrees);
  });

  it.each([
    [0.1, 0.101, true],
    [0.1, 0.1011, false],
    [0.0001, 0.0009, true],
    [0.9, 0.904, false],
  ])('when fractions are %s and %s, agreeing is %s', (one, other, agrees) => {
    expect(agree(result([one]), result([other]), [share])).toBe(agrees);
  });
});

describe('when grouped results are compared', () => {
  const columns = [region, money];

  it('when the same groups come in another order, they agree', () => {
    expect(
      agree(result(['강남구', 10], ['서초구', 20]), result(['서초구', 20], ['강남구', 10]), columns),
    ).toBe(true);
  });

  it('when a nameless group is among them, it is compared like any other', () => {
    expect(agree(result([null, 10], ['a', 1]), result(['a', 1], [null, 10]), columns)).toBe(true);
    expect(agree(result([null, 10]), result(['null', 10]), columns)).toBe(false);
  });

  it.each([
    ['a group differs', [['강남구', 10]], [['서초구', 10]]],
    [
      'a group is missing',
      [['강남구', 10]],
      [
        ['강남구', 10],
        ['서초구', 0],
      ],
    ],
    [
      'one cell is out of tolerance',
      [
        ['강남구', 10],
        ['서초구', 20],
      ],
      [
        ['강남구', 10],
        ['서초구', 21],
      ],
    ],
    ['a row is too short', [['강남구', 10]], [['강남구']]],
  ] as [string, Row[], Row[]][])('when %s, they differ', (_, one, other) => {
    expect(agree(result(...one), result(...other), columns)).toBe(false);
  });

  it('when one was cut, what was left out may differ, so they do not agree', () => {
    const whole = result(['강남구', 10]);
    expect(agree(whole, { ...whole, truncated: true }, columns)).toBe(false);
  });
});
