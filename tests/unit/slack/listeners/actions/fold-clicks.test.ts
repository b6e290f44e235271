import { describe, expect, test } from 'vitest';
import { questionId } from '../../../../../src/slack/conversation/question-id.ts';
import { isRepeated, questionKeyOf } from '../../../../../src/slack/listeners/actions/fold-clicks.ts';
import type { LedgerEntry } from '../../../../../src/storage/ledger.ts';
import { clickOn, jobAt, workOn } from './clicks.ts';

const click = clickOn('rerun', 'a-question');
const at = (time: string) => new Date(`2026-04-15T${time}Z`);

/** A ledger that holds what was asked by that click then. */
function asked(time: string, by = click) {
  const id = questionId(questionKeyOf(by, at(time)));
  const entry = { question: { id, askedAt: at(time).toISOString() }, answer: null } as unknown as LedgerEntry;
  return { find: async (wanted: string) => (wanted === id ? entry : null) };
}

const isFolded = (time: string, ledger: ReturnType<typeof asked>, by = click) =>
  isRepeated(by, workOn(jobAt(at(time))), ledger);

describe('a click', () => {
  test.each([
    ['in the same minute', '09:00:01', '09:00:03'],
    ['over the turn of the minute', '09:00:59', '09:01:01'],
    ['shortly before a minute is over', '09:00:30', '09:01:29'],
  ])('when it comes again %s, it is the same', async (_when, first, second) => {
    expect(await isFolded(second, asked(first))).toBe(true);
  });

  test('when it comes again after more than a minute, it is meant', async () => {
    expect(await isFolded('09:01:20', asked('09:00:10'))).toBe(false);
    expect(await isFolded('09:02:01', asked('09:00:59'))).toBe(false);
  });

  test('when it is on another button, or by another person, it is another', async () => {
    expect(await isFolded('09:00:03', asked('09:00:01'), clickOn('wider', 'a-question'))).toBe(false);
    expect(await isFolded('09:00:03', asked('09:00:01'), clickOn('rerun', 'a-question', 'U2'))).toBe(false);
  });

  test('when its own first run was cut short, it is not taken for another', async () => {
    const noted: object[] = [];
    const empty = { find: async () => null };
    await isRepeated(click, workOn(jobAt(at('09:00:01')), noted), empty);
    const resumed = workOn(jobAt(at('09:00:01'), Object.assign({}, ...noted)));
    expect(await isRepeated(click, resumed, asked('09:00:01'))).toBe(false);
  });
});
