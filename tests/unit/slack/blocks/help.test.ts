import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHelp, renderWelcome } from '../../../../src/slack/blocks/help.ts';
import { askBlocks } from '../../../../src/slack/blocks/parts.ts';
import { suggestedPrompts } from '../../../../src/slack/blocks/suggested-prompts.ts';
import type { MessageBlock } from '../../../../src/slack/delivery/outgoing.ts';
import { blockKitProblems } from '../../../support/slack/block-kit.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';
import { hygieneProblems } from '../../../support/slack/hygiene.ts';

const examples = ['지난주 지역별 주문 수', '어제 매출', '이번 달 취소율', '라이더 수', '리뷰 수'];

/** The questions that the buttons of these blocks ask. */
function asked(blocks: readonly MessageBlock[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(
    ([, value = '""']) => JSON.parse(JSON.parse(value)).text,
  );
}

describe('help', () => {
  it('when there are examples, offers four to tap, and three to somebody new', () => {
    expect(asked(renderHelp('ko', examples).blocks)).toEqual(examples.slice(0, 4));
    expect(asked(renderWelcome('en', examples, 'U1').blocks)).toEqual(examples.slice(0, 3));
  });

  it('when there are none, still helps', () => {
    const { blocks } = renderHelp('en', []);
    expect(blocks.length).toBeGreaterThan(2);
    expect(asked(blocks)).toEqual([]);
  });

  it('when somebody is new, mentions them', () => {
    expect(renderWelcome('ko', [], 'U1').text).toContain('<@U1>');
    expect(renderWelcome('ko', [], '!here').text).not.toContain('<');
  });

  it('when whatever examples there are, is a message Slack takes', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { maxLength: 6 }),
        fc.constantFrom('ko' as const, 'en' as const),
        (texts, locale) => {
          for (const message of [renderHelp(locale, texts), renderWelcome(locale, texts, 'U1')]) {
            expect(blockKitProblems(message.blocks, 'message')).toEqual([]);
            expect(hygieneProblems(message, { people: ['U1'] })).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('questions to tap', () => {
  it('when one is too long for a button, stand each on a line of its own, whole', () => {
    const long = 'Average delivery time by region last month, slowest first';
    const blocks = askBlocks(['Orders yesterday', long], 'en');
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'section']);
    expect(JSON.stringify(blocks[1])).toContain(long);
  });

  it('when one shows nothing, stands twice or does not fit a value, is left out', () => {
    expect(asked(askBlocks(['주문 수', '주문 수', '\u200B', 'x'.repeat(2_000)], 'ko'))).toEqual(['주문 수']);
  });
});

describe('suggested prompts', () => {
  it('when there are many examples, are four, each with its whole question behind a short title', () => {
    const long =
      '지난주에 배달이 가장 늦었던 지역을 평균 배달 시간이 긴 순서대로 열 곳만 보여 주고 그 이유도 알려줘';
    const { prompts } = suggestedPrompts('ko', [long, ' ', long, ...examples]);
    expect(prompts).toHaveLength(4);
    expect(prompts[0]?.message).toBe(long);
    expect(prompts[0]?.title.length).toBeLessThan(long.length);
  });
});
