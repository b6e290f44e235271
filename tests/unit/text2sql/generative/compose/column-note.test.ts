import { expect, test } from 'vitest';
import { columnNote } from '../../../../../src/text2sql/generative/compose/column-note.ts';

const status = '주문 상태. 허용값: delivered(배달 완료), canceled(취소). 비어 있지 않다';

test('when a note explains a column, the values that its comment allows are told beside it', () => {
  const told = columnNote('결제 실패는 주문으로 치지 않는다', status);
  expect(told).toContain('결제 실패는 주문으로 치지 않는다');
  expect(told).toContain('허용값: delivered(배달 완료), canceled(취소)');
});

test('when nobody wrote anything, nothing is told', () => {
  expect(columnNote(null, null)).toBeNull();
});

test('when meanings take too much room, every value still stands by itself', () => {
  const names = ['user_aborted', 'shop_closed', 'sold_out', 'late_delivery'];
  const long = names.map((name) => `${name}(${'까닭을 길게 적은 말 '.repeat(8)})`).join(', ');
  const told = columnNote(null, `Reason. Allowed values: ${long}`);
  expect(told).toContain(`Allowed values: ${names.join(', ')}`);
});

test('when a list is longer than its room, whole values are kept and the others are counted', () => {
  const names = Array.from({ length: 60 }, (_, at) => `reason_number_${at}`);
  const told = JSON.parse(columnNote(null, `허용값: ${names.join(', ')}`) ?? '""') as string;
  const kept = told.match(/reason_number_\d+/g) ?? [];
  expect(names).toEqual(expect.arrayContaining(kept));
  expect(told).toContain(`and ${names.length - kept.length} more`);
  expect(told.length).toBeLessThan(300);
});
