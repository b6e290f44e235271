import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../src/domain/cell.ts';
import { csvName, csvOf } from '../../../../src/slack/files/csv.ts';
import { sampleDataAnswer } from '../../../support/sample-answers.ts';

const written = (answer = sampleDataAnswer()) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf(answer));

/** The first field of the first row, of one text column. */
const field = (cell: Cell, format: 'text' | 'integer' = 'text') => {
  const answer = sampleDataAnswer({ columns: [{ name: 'c', label: '열', format }], rows: [[cell]] });
  return written(answer).slice('\ufeff"열"\r\n'.length, -'\r\n'.length);
};

describe('the rows as CSV', () => {
  test('when it is written, spreadsheets read its letters, and every field is quoted', () => {
    expect(written()).toBe('\ufeff"지역","주문 수"\r\n"강남구","1234"\r\n"서초구","617"\r\n"","3"\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '＝1', '＋1', '－1', '＠x', '\u200b=1', '\rx'])(
    'when a text cell is %j, no spreadsheet runs it',
    (text) => {
      expect(field(text)).toBe(`"'${text}"`);
    },
  );

  test.each<[Cell, string]>([
    [-5, '"-5"'],
    [0.1, '"0.1"'],
    ['-12345678901234567890', '"-12345678901234567890"'],
  ])('when a number is %j, it stays one', (value, expected) => {
    expect(field(value, 'integer')).toBe(expected);
  });

  test('when a column of numbers holds a formula, it is not run either', () => {
    expect(field('=1+1', 'integer')).toBe(`"'=1+1"`);
  });

  test('when a cell has quotes and lines, they stay inside it', () => {
    expect(field('a"b\nc')).toBe('"a""b\nc"');
  });

  test('when a heading looks like a formula, it is not run', () => {
    const answer = sampleDataAnswer({ columns: [{ name: 'c', label: '=A1', format: 'text' }], rows: [] });
    expect(written(answer)).toContain(`"'=A1"`);
  });
});

describe('the name of the file', () => {
  test('when an answer has a chart, it is named after it and the day the data reach', () => {
    expect(csvName(sampleDataAnswer())).toMatch(/^askbird-2026-03-31-지역별-주문-수-[0-9a-f]{4}\.csv$/);
  });

  test('when two answers are called the same, their files are not', () => {
    const other = sampleDataAnswer({ id: '9b5f2f6e-1111-4222-8333-444455556666' });
    expect(csvName(other)).not.toBe(csvName(sampleDataAnswer()));
  });

  test('when labels hold paths and signs, the name holds letters and digits', () => {
    const columns = [{ name: 'c', label: '../../etc/"passwd"\u202e', format: 'text' as const }];
    expect(csvName(sampleDataAnswer({ chart: null, columns }))).toMatch(/^[\p{L}\p{N}-]+\.csv$/u);
  });

  test('when a label is long, no letter of it is torn', () => {
    for (const label of ['𠮷'.repeat(80), `a${'𠮷'.repeat(80)}`]) {
      const columns = [{ name: 'c', label, format: 'text' as const }];
      const name = csvName(sampleDataAnswer({ chart: null, columns }));
      expect(name).toMatch(/^askbird-[\p{L}\p{N}-]+\.csv$/u);
      expect(encodeURIComponent(name)).not.toBe('');
    }
  });
});
