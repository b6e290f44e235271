import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../support/scripted-model.ts';
import { expectClean, expectFloor } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, explanations, questions, sound } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany({ settings: { ASKBIRD_DRAFTS: '3', ASKBIRD_MODEL_RETRIES: '0' } });
});
afterAll(() => company?.close());

const apart = draft(byHour.replace('count(*)', 'count(o.order_id)'));
const odd = draft(byHour.replace('group by', "and o.status = 'delivered' group by"));
const other = draft(byHour.replace('group by', "and o.status = 'canceled' group by"));
const broken = draft(byHour.replaceAll('ordered_at', 'order_at'));
const explanation = { text: explanations.ko };

describe('when three statements are written apart', () => {
  it('and all give the same rows, the answer says so and is trusted more', async () => {
    const heard = await company.hear(questions.ko, { drafts: [sound, apart, sound], explanation });
    const answer = dataOf(heard);
    expect(heard.asked).toEqual(['sql-draft', 'sql-draft', 'sql-draft', 'text']);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.confidence.level).toBe('high');
    expect(answer.confidence.reasons.join()).toContain('3개 가운데 3개');
    expect(answer.verified).toBeNull();
    expect(answer.usage.calls).toBe(4);
  });

  it('and two agree, theirs is shown whichever came first, and the third is told', async () => {
    const answer = dataOf(
      await company.hear(questions.en, {
        drafts: [odd, sound, apart],
        explanation: { text: explanations.en },
      }),
    );
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.confidence.level).toBe('medium');
    expect(answer.confidence.reasons.join()).toContain('2 of 3');
  });

  it('and no two agree, one is shown with little trust', async () => {
    const answer = dataOf(await company.hear(questions.ko, { drafts: [sound, odd, other], explanation }));
    expect(answer.confidence.level).toBe('low');
    expect(answer.confidence.reasons.join()).toContain('3개 가운데 1개');
  });

  it('and one does not stand, the two that agree are shown without a repair', async () => {
    const heard = await company.hear(questions.ko, { drafts: [broken, sound, apart], explanation });
    expect(heard.asked).toEqual(['sql-draft', 'sql-draft', 'sql-draft', 'text']);
    expect(dataOf(heard).rows).toEqual(await company.query(byHourGold));
    expect(dataOf(heard).confidence.reasons.join()).toContain('3개 가운데 2개');
  });

  it.each([
    ['fails', { status: 500 }],
    ['is refused', { refusal: 'no' }],
    ['comes in another shape twice', { text: 'select 1' }],
  ])('and the call for one %s, the other two answer and are not told as three', async (_, fault) => {
    const heard = await company.hear(questions.ko, { drafts: [fault, sound, apart, fault], explanation });
    const answer = dataOf(heard);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.confidence.reasons.join()).not.toContain('3개 가운데 3개');
    expectClean(answer);
  });

  it('and none comes, the fault is told once', async () => {
    const { answer } = await company.hear(questions.ko, { drafts: { status: 500 } });
    expectFloor(answer, 'model-unreachable', 'ko');
  });

  it('and several questions come at once, each gets its own answer', async () => {
    company.model.play({ drafts: [sound], explanation });
    const answers = await Promise.all([1, 2, 3].map(() => company.ask(questions.ko)));
    const gold = await company.query(byHourGold);
    for (const answer of answers) {
      expect(dataOf({ answer }).rows).toEqual(gold);
      expect(answer.usage.calls).toBe(4);
    }
    expect(new Set(answers.map(({ id }) => id)).size).toBe(3);
  });
});
