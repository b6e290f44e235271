import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../../src/domain/locale.ts';
import { type Notice, renderNotice } from '../../../../src/slack/blocks/notices.ts';
import { blockKitProblems } from '../../../support/slack/block-kit.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';
import { hygieneProblems } from '../../../support/slack/hygiene.ts';

const locales: readonly Locale[] = ['ko', 'en'];

const fixed: readonly Notice[] = [
  { kind: 'guest' },
  { kind: 'stranger' },
  { kind: 'answered-privately' },
  { kind: 'not-yours' },
  { kind: 'stopped' },
  { kind: 'nothing-to-explain' },
  { kind: 'not-in-channel' },
  { kind: 'only-asker' },
  { kind: 'forgotten' },
  { kind: 'not-possible' },
  { kind: 'form-too-late' },
  { kind: 'file-sent-privately' },
  { kind: 'problem', problem: { code: 'question-empty' } },
];

const allowed = { people: ['U1'], channels: ['C1'] };

describe('a notice', () => {
  it('when something cannot be done, says what to do next beside it', () => {
    for (const notice of fixed) {
      for (const locale of locales) {
        const { blocks, text } = renderNotice(notice, locale);
        expect(blocks.map(({ type }) => type)).toEqual(['section', 'context']);
        expect(blockKitProblems(blocks, 'message')).toEqual([]);
        expect(hygieneProblems({ text, blocks })).toEqual([]);
      }
    }
  });

  it('when work was given up, carries the number to ask about and a button to try again', () => {
    const id = '0b5f2f6e-1111-4222-8333-444455556666';
    const { blocks, text } = renderNotice({ kind: 'gave-up', id, text: '지난주 주문 수' }, 'ko');
    expect(text).toContain(id);
    const value = JSON.stringify({ text: '지난주 주문 수' });
    expect(blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ action_id: 'ask', value }] });
    const long = renderNotice({ kind: 'gave-up', id, text: '가'.repeat(3000) }, 'ko');
    expect(long.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
  });

  it('when a problem names what came from outside, none of it is markup', () => {
    const problem = { code: 'slack-refused', params: { method: '<!channel>', error: '<@U9>' } } as const;
    expect(hygieneProblems(renderNotice({ kind: 'problem', problem }, 'en'))).toEqual([]);
  });

  it('when somebody asked by a command, mentions them and nobody their words name', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...locales), (text, locale) => {
        for (const notice of [
          { kind: 'asked-by', person: 'U1', text } as const,
          { kind: 'asked-in', channel: 'C1', text } as const,
        ]) {
          const message = renderNotice(notice, locale);
          expect(message.text).toMatch(/<[@#][UC]1>/);
          expect(blockKitProblems(message.blocks, 'message')).toEqual([]);
          expect(hygieneProblems(message, allowed)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('when what should be an id is none, leaves it out', () => {
    const asked = renderNotice({ kind: 'asked-by', person: '!channel', text: '주문 수' }, 'ko');
    const where = renderNotice({ kind: 'asked-in', channel: 'x|y', text: '주문 수' }, 'en');
    expect(JSON.stringify([asked, where])).not.toContain('<');
  });
});
