import { describe, expect, it } from 'vitest';
import type { ExplanationAnswer } from '../../../../src/domain/answer.ts';
import { renderAnswer } from '../../../../src/slack/blocks/answer-message.ts';
import { charactersIn } from '../../../../src/slack/blocks/form.ts';
import { limits } from '../../../../src/slack/blocks/limits.ts';
import { noUsage } from '../../../support/sample-answers.ts';

const view = { chart: 'auto', picture: null, asker: 'U1', attachedFile: null } as const;

function explanation(over: Partial<ExplanationAnswer> = {}): ExplanationAnswer {
  return {
    ...{ kind: 'explanation', id: '0b5f2f6e-1111-4222-8333-444455556666', locale: 'ko', title: '쿼리 설명' },
    ...{
      text: '주문 표를 읽는 쿼리예요.',
      repairs: [],
      readAs: null,
      usage: noUsage,
      prompts: [],
      timings: [],
    },
    sections: [
      { heading: '읽는 표', lines: ['주문(orders.orders)'] },
      { heading: '조건', lines: [] },
    ],
    sql: 'select order_id from orders.orders',
    sources: { tables: ['orders.orders'], definitions: [] },
    suggestions: ['지난주 주문 수'],
    ...over,
  };
}

describe('an explanation in Slack', () => {
  it('when it has parts, each that says something is shown, with the statement and what to ask next', () => {
    const shown = JSON.stringify(renderAnswer(explanation(), view).blocks);
    for (const part of ['읽는 표', 'orders.orders', 'select order_id', '지난주 주문 수'])
      expect(shown).toContain(part);
    expect(shown).not.toContain('조건');
  });

  it('when there is more of it than a message takes, it is cut in every form', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `${at} ${'<긴 설명> & '.repeat(60)}`);
    const sections = Array.from({ length: 20 }, () => ({ heading: '열'.repeat(300), lines }));
    const long = explanation({ sections, text: '가'.repeat(9000), sql: 'select 1 '.repeat(2000) });
    const { blocks, simpler } = renderAnswer(long, view);
    for (const form of [blocks, ...(simpler ?? [])]) {
      expect(charactersIn(form ?? [])).toBeLessThanOrEqual(limits.messageCharacters);
    }
  });
});
