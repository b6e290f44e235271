import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionOf } from '../../../../src/slack/blocks/action-ids.ts';
import { renderAnswer } from '../../../../src/slack/blocks/answer-message.ts';
import { limits } from '../../../../src/slack/blocks/limits.ts';
import type { MessageBlock } from '../../../../src/slack/delivery/outgoing.ts';
import { anyAnswer, anyView } from '../../../support/slack/any-answer.ts';
import { blockKitProblems, blocksLength } from '../../../support/slack/block-kit.ts';
import { hygieneProblems } from '../../../support/slack/hygiene.ts';

const refused = new Set(['data_table', 'data_visualization', 'context_actions']);
const basic = new Set(['section', 'context', 'actions']);

function unheard(blocks: readonly MessageBlock[]): readonly string[] {
  const found = JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)"/g);
  return [...found].map(([, id = '']) => id).filter((id) => actionOf(id) === null);
}

describe('any answer', () => {
  test('when it is rendered, each of its forms is one that Slack takes, and nothing of it calls or links', () => {
    fc.assert(
      fc.property(anyAnswer, anyView, (answer, view) => {
        const { text, blocks, simpler } = renderAnswer(answer, view);
        for (const form of [blocks, ...simpler]) {
          expect(blockKitProblems(form, 'message')).toEqual([]);
          expect(hygieneProblems({ text, blocks: form })).toEqual([]);
          expect(blocksLength(form)).toBeLessThanOrEqual(limits.messageCharacters);
          expect(unheard(form)).toEqual([]);
        }
        expect(text.length).toBeLessThanOrEqual(limits.messageText);
        const [classic = [], plain = []] = simpler;
        expect(classic.filter(({ type }) => refused.has(type))).toEqual([]);
        expect(plain.filter(({ type }) => !basic.has(type))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
