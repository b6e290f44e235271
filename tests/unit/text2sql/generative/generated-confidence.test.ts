import { expect, test } from 'vitest';
import { type GeneratedSignals, judgeGenerated } from '../../../../src/text2sql/generative/confidence.ts';
import { likelyFault } from '../../../../src/text2sql/generative/sanity/finding.ts';

const sound: GeneratedSignals = {
  agreement: { agreeing: 1, of: 1 },
  repairs: 0,
  findings: [],
  hasForeign: false,
  wordsOnly: false,
  isOpen: false,
  isDefined: true,
  isStale: false,
};
const agreed: GeneratedSignals = { ...sound, agreement: { agreeing: 3, of: 3 } };
const doubt = likelyFault('server-clock', { ko: '의심', en: 'doubt' }, { name: 'now', hint: '' });

test.each([
  ['one draft stands', sound, 'medium'],
  ['drafts agree and definitions back them', agreed, 'high'],
  ['drafts agree, but words alone found the tables', { ...agreed, wordsOnly: true }, 'medium'],
  ['one draft stands, and words alone found the tables', { ...sound, wordsOnly: true }, 'low'],
  ['another reading is open', { ...sound, isOpen: true }, 'medium'],
  ['drafts agree, but another reading is open', { ...agreed, isOpen: true }, 'medium'],
  ['it was mended and another reading is open', { ...sound, isOpen: true, repairs: 1 }, 'low'],
  ['a doubt is left', { ...agreed, findings: [doubt] }, 'low'],
] as const)('when %s, the level follows', (_, signals, level) => {
  expect(judgeGenerated(signals, 'ko').level).toBe(level);
});

test('when a signal lowers it, the reason is told in the language of the asker', () => {
  const signals = { ...sound, wordsOnly: true, isOpen: true };
  const [ko, en] = [judgeGenerated(signals, 'ko'), judgeGenerated(signals, 'en')];
  expect(ko.reasons).toHaveLength(4);
  expect(ko.reasons.every((text) => /[가-힣]/.test(text))).toBe(true);
  expect(en.reasons.some((text) => /[가-힣]/.test(text))).toBe(false);
});
