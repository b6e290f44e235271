import { expect, test } from 'vitest';
import { lengthOfTime } from '../../../../src/text2sql/generative/present/shown-cell.ts';

test.each([
  ['00:29:02.933555', '29분 3초', '29m 3s'],
  ['1 day 02:00:00', '1일 2시간', '1d 2h'],
  ['2 mons 3 days', '2개월 3일', '2mo 3d'],
  ['-00:05:00', '-5분', '-5m'],
  ['00:00:00', '0초', '0s'],
  ['odd', 'odd', 'odd'],
])('when a length of time is %s, it is told as %s and %s', (interval, ko, en) => {
  expect(lengthOfTime(interval, 'ko')).toBe(ko);
  expect(lengthOfTime(interval, 'en')).toBe(en);
});
