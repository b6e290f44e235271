import { expect, test } from 'vitest';
import { judgeConfidence } from '../../../src/text2sql/present/confidence.ts';

const sound = { what: 'metric', repaired: false, empty: false, truncated: false, stale: false } as const;

test('when nothing speaks against it, confidence is high and says why', () => {
  expect(judgeConfidence(sound, 'ko')).toEqual({
    level: 'high',
    reasons: ['모든 단어를 검증된 정의로 읽음'],
  });
});

test.each(['repaired', 'empty', 'truncated', 'stale'] as const)(
  'when the answer is %s, confidence is medium; with a second sign it is low',
  (signal) => {
    expect(judgeConfidence({ ...sound, [signal]: true }, 'en').level).toBe('medium');
    const second = signal === 'stale' ? 'empty' : 'stale';
    const both = judgeConfidence({ ...sound, [signal]: true, [second]: true }, 'en');
    expect(both.level).toBe('low');
    expect(both.reasons).toHaveLength(3);
  },
);
