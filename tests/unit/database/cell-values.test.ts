import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf } from '../../../src/database/cell-values.ts';

const int8 = 20;
const float8 = 701;
const numeric = 1700;
const timestamp = 1114;
const timestamptz = 1184;

describe('exact numbers', () => {
  test.each([
    ['0', int8, 0],
    ['-42', int8, -42],
    ['9007199254740991', int8, 9007199254740991],
    ['9007199254740992', int8, '9007199254740992'],
    ['9223372036854775807', int8, '9223372036854775807'],
    ['1234.50', numeric, 1234.5],
    ['2.0000000000000000', numeric, 2],
    ['0.000000000000001', numeric, 1e-15],
    ['35921.123456789012', numeric, '35921.123456789012'],
    ['NaN', numeric, 'NaN'],
    ['Infinity', numeric, 'Infinity'],
  ])('when PostgreSQL says %s, the cell is %s', (text, oid, cell) => {
    expect(cellOf(text, oid)).toBe(cell);
  });

  test('when a decimal of at most 15 digits is read, it prints the same digits again', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n) + 1n, 10n ** 15n - 1n),
        fc.integer({ min: 1, max: 14 }),
        (digits, scale) => {
          const text = decimalText(digits, scale);
          const cell = cellOf(text, numeric);
          expect(typeof cell).toBe('number');
          expect(Number(cell).toFixed(scale)).toBe(text);
        },
      ),
    );
  });
});

describe('other types', () => {
  test.each([
    ['t', 16, true],
    ['f', 16, false],
    ['7', 23, 7],
    ['0.30000000000000004', float8, 0.1 + 0.2],
    ['NaN', float8, 'NaN'],
    ['2026-11-16', 1082, '2026-11-16'],
    ['infinity', 1082, 'infinity'],
    ['2026-11-16 09:00:00+09', timestamptz, '2026-11-16T09:00:00+09:00'],
    ['2026-11-16 09:00:00.123456+05:30', timestamptz, '2026-11-16T09:00:00.123456+05:30'],
    ['1900-01-01 00:00:00+08:27:52', timestamptz, '1900-01-01T00:00:00+08:27'],
    ['2026-11-16 09:00:00', timestamp, '2026-11-16T09:00:00'],
    ['0044-03-15 12:00:00 BC', timestamp, '0044-03-15 12:00:00 BC'],
    ['{1,2}', 1007, '{1,2}'],
    ['{"가": 1}', 3802, '{"가": 1}'],
    ['서울', 25, '서울'],
  ])('when PostgreSQL says %s, the cell is %s', (text, oid, cell) => {
    expect(cellOf(text, oid)).toBe(cell);
  });

  test('when a value is NULL, the cell is null whatever the type', () => {
    expect(cellOf(null, int8)).toBeNull();
  });
});

function decimalText(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return `${digits === 0n ? '' : sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
