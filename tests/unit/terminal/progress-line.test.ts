import { PassThrough } from 'node:stream';
import stringWidth from 'string-width';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressLine } from '../../../src/terminal/progress-line.ts';
import { stages } from '../../support/stages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(locale: 'ko' | 'en' = 'ko', width = 80) {
  const output = new PassThrough({ encoding: 'utf8' });
  const line = createProgressLine(output, { locale, width });
  let all = '';
  /** What stands on the screen's line after everything written so far. */
  const shown = () => {
    all += String(output.read() ?? '');
    return all.split('\r\u001b[2K').at(-1);
  };
  return { line, shown, everything: () => all + String(output.read() ?? '') };
}

test.each(['ko', 'en'] as const)(
  'when a question passes every stage, each has its own words in %s',
  (locale) => {
    const { line, shown } = watch(locale);
    const seen = stages.map((stage) => {
      line.show(stage, null);
      return shown();
    });
    expect(new Set(seen).size).toBe(stages.length);
    line.clear();
  },
);

test('when a stage takes its time, the seconds show and go on by themselves', () => {
  const { line, shown } = watch();
  line.show('drafting', null);
  vi.advanceTimersByTime(1000);
  expect(shown()).not.toMatch(/\d초/);
  vi.advanceTimersByTime(1000);
  expect(shown()).toContain('2초');
  line.show('running', null);
  expect(shown()).toContain('2초');
  vi.advanceTimersByTime(63_000);
  expect(shown()).toContain('65초');
  line.clear();
});

test('when it is cleared, the line is empty and nothing more is written', () => {
  const { line, shown } = watch();
  line.show('drafting', null);
  line.clear();
  vi.advanceTimersByTime(10_000);
  expect(shown()).toBe('');
  expect(vi.getTimerCount()).toBe(0);
});

test('when nothing was shown, clearing writes nothing', () => {
  const { line, everything } = watch();
  line.clear();
  expect(everything()).toBe('');
});

test('when the detail is long or hostile, the line stays one line of the screen', () => {
  const { line, shown } = watch('ko', 40);
  line.show('repairing', `\u001b[2J\n${'아주 긴 설명 '.repeat(30)}`);
  vi.advanceTimersByTime(5000);
  const text = shown() ?? '';
  expect(stringWidth(text)).toBeLessThan(40);
  expect(text).toContain('5초');
  expect(text).not.toMatch(/\p{Cc}/u);
  line.clear();
});

test('when nobody watches, nothing runs', () => {
  const line = createProgressLine(null, { locale: 'ko', width: 80 });
  line.show('drafting', null);
  expect(vi.getTimerCount()).toBe(0);
  line.clear();
});
