import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackForm, readFeedbackForm, sqlForm } from '../../../../src/slack/blocks/forms.ts';
import { voteReasons } from '../../../../src/storage/feedback.ts';
import { sampleDataAnswer, sampleGeneratedAnswer, sampleUnrun } from '../../../support/sample-answers.ts';
import { viewProblems } from '../../../support/slack/block-kit.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';
import { blockHygiene } from '../../../support/slack/hygiene.ts';

/** What preformatted parts show, joined. */
function statements(view: object): string {
  const found = [
    ...JSON.stringify(view).matchAll(
      /"rich_text_preformatted","elements":\[\{"type":"text","text":("(?:[^"\\]|\\.)*")/g,
    ),
  ];
  return found.map(([, text = '""']) => JSON.parse(text)).join('\n');
}

describe('the SQL form', () => {
  it('when an answer is governed, shows its statement as it is and everything to judge it by', () => {
    const answer = sampleDataAnswer();
    const view = sqlForm(answer);
    expect(statements(view)).toBe(answer.sql);
    for (const each of ['취소되지 않은 주문의 수', '취소 주문은 뺐습니다', 'core.regions', answer.id]) {
      expect(JSON.stringify(view)).toContain(each);
    }
  });

  it('when a model wrote it, shows the dropped statement, why it was dropped and what the model took', () => {
    const answer = sampleGeneratedAnswer();
    const view = sqlForm(answer);
    expect(statements(view)).toContain(answer.attempts[0]?.sql);
    expect(JSON.stringify(view)).toContain('14,210');
    expect(viewProblems(view)).toEqual([]);
  });

  it('when the statement is longer than a section, shows all of it in pieces cut between lines', () => {
    const sql = Array.from(
      { length: 300 },
      (_, index) => `select ${index} as number_${index} union all`,
    ).join('\n');
    const view = sqlForm(sampleDataAnswer({ sql }));
    expect(viewProblems(view)).toEqual([]);
    expect(statements(view)).toBe(sql);
  });

  it('when the statement is longer than a form, says that it goes on', () => {
    const long = sqlForm(sampleDataAnswer({ sql: 'select 1 -- '.repeat(3_000) }));
    const short = sqlForm(sampleDataAnswer());
    expect(long.blocks.length).toBeGreaterThan(short.blocks.length + 3);
    expect(statements(long).length).toBeLessThan(13_000);
    expect(viewProblems(long)).toEqual([]);
  });

  it('when a statement gave no answer, shows it with what is known of it and the next step', () => {
    const answer = sampleUnrun();
    const view = sqlForm(answer);
    expect(statements(view)).toBe(answer.sql);
    expect(JSON.stringify(view)).toContain(answer.nextStep);
    expect(viewProblems(sqlForm(sampleUnrun({ sql: null, notes: [] })))).toEqual([]);
  });

  it('when whatever stands in an answer, is a view Slack takes', () => {
    const texts = fc.array(hostileText, { maxLength: 60 });
    fc.assert(
      fc.property(hostileText, texts, fc.constantFrom('ko' as const, 'en' as const), (text, many, locale) => {
        const answer = sampleGeneratedAnswer({
          locale,
          text: `x${text}`,
          sql: `select 1 ${text}`,
          explanation: text,
          assumptions: many,
          attempts: many.map((problem) => ({ sql: text, problem })),
          sources: {
            ...sampleDataAnswer().sources,
            tables: many,
            definitions: many.map((owner) => ({ name: 'x', label: text, text, owner })),
          },
          verified: { by: text, what: 'metric', names: many },
          confidence: { level: 'low', reasons: many },
        });
        const view = sqlForm(answer);
        expect(viewProblems(view)).toEqual([]);
        expect(blockHygiene(view.blocks, '/blocks', {})).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the feedback form', () => {
  it('when it is opened, offers every reason and carries which question it is about', () => {
    const view = feedbackForm('q-1', 'ko');
    expect(viewProblems(view)).toEqual([]);
    expect(view).toMatchObject({ callback_id: 'feedback_reason', private_metadata: 'q-1' });
    for (const code of voteReasons) expect(JSON.stringify(view)).toContain(`"value":"${code}"`);
    expect(viewProblems(feedbackForm('q-1', 'en'))).toEqual([]);
  });

  it('when it comes back filled in, gives the reason and the words', () => {
    const state = {
      values: {
        reason: { reason: { type: 'radio_buttons', selected_option: { value: 'too-slow' } } },
        words: { words: { type: 'plain_text_input', value: '  3분 걸렸어요 ' } },
      },
    };
    expect(readFeedbackForm(state)).toEqual({ code: 'too-slow', text: '3분 걸렸어요' });
  });

  it('when fields are empty, unknown or not there, still gives a reason', () => {
    const unknown = {
      values: { reason: { reason: { selected_option: { value: 'x' } } }, words: { words: { value: null } } },
    };
    for (const state of [unknown, {}, null, undefined, 'x', { values: [] }]) {
      expect(readFeedbackForm(state)).toEqual({ code: 'other', text: '' });
    }
  });
});
