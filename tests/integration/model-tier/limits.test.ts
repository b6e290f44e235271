import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { draft } from '../../support/scripted-model.ts';
import { expectClean, expectFloor, expectGoverned } from './expect-floor.ts';
import { dataOf, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, questions, sound, soundScript } from './statements.ts';

let company: ModelCompany;
afterEach(() => company?.close());

const broken = draft(byHour.replaceAll('ordered_at', 'order_at'));

describe('when the limits of one question are reached', () => {
  it('in calls, the number without its explanation is explained by us, and a repair is not made', async () => {
    company = await openModelCompany({ settings: { ASKBIRD_QUESTION_CALLS: '1' } });
    const heard = await company.hear(questions.ko, soundScript());
    expect(heard.asked).toEqual(['sql-draft']);
    expect(dataOf(heard).rows).toEqual(await company.query(byHourGold));
    expect(dataOf(heard).explanation).toContain('payment_failed');

    const faulty = await company.hear(questions.ko, { ...soundScript(), drafts: [broken, sound] });
    expect(faulty.asked).toEqual(['sql-draft']);
    expect(faulty.answer).toMatchObject({ kind: 'failure', code: 'model-budget-spent', locale: 'ko' });
    if (faulty.answer.kind === 'failure') {
      expect(faulty.answer.sql).toContain('order_at');
      expect(faulty.answer.notes.join()).toContain('실행하지 않았어요');
    }
    expectClean(faulty.answer);
    await expectGoverned(company);
  });

  it('in tokens, nothing is sent that would not fit, and the next question has its own', async () => {
    company = await openModelCompany({ settings: { ASKBIRD_QUESTION_TOKENS: '1000' } });
    const heard = await company.hear(questions.en, soundScript('en'));
    expect(heard.asked).toEqual([]);
    expectFloor(heard.answer, 'model-budget-spent', 'en', 'tokens');
    await expectGoverned(company);
  });

  it('in money, what a server reports counts, and the rest is not asked for', async () => {
    company = await openModelCompany({
      settings: { ASKBIRD_MODEL_PRICES: '2/0.5/8', ASKBIRD_QUESTION_COST: '0.1' },
    });
    const dear = { ...sound, usage: { prompt: 60_000, completion: 100 } };
    const heard = await company.hear(questions.ko, { ...soundScript(), drafts: dear });
    expect(heard.asked).toEqual(['sql-draft']);
    expect(dataOf(heard).usage.cost?.amount).toBeCloseTo(0.1208, 6);
    expect(dataOf(heard).explanation).toContain('payment_failed');
    const next = await company.hear(questions.ko, soundScript());
    expect(next.asked).toEqual(['sql-draft', 'text']);
  });
});

describe('when questions are moderated and a variant of a prompt is chosen', () => {
  it('a flagged one reaches no model, a dead gate lets none through, and governed ones need no gate', async () => {
    company = await openModelCompany({
      settings: (url) => ({
        ASKBIRD_MODERATION: 'openai:omni-moderation',
        ASKBIRD_MODERATION_URL: `${url}/v1`,
        ASKBIRD_MODERATION_KEY: 'sk-gate-0123456789',
        ASKBIRD_PROMPT_VARIANTS: 'text2sql/draft=plan-first',
      }),
    });
    const fine = await company.hear(questions.ko, { ...soundScript(), moderation: { flagged: [false] } });
    expect(fine.asked).toEqual(['moderation', 'sql-draft', 'text']);
    expect(dataOf(fine).rows).toEqual(await company.query(byHourGold));
    expect(fine.answer.prompts.map(({ name, variant }) => [name, variant])).toEqual([
      ['text2sql/draft', 'plan-first'],
      ['text2sql/explain', null],
    ]);
    const usual = readFileSync(join(company.config.prompts, 'text2sql/draft.md'), 'utf8');
    const variant = readFileSync(join(company.config.prompts, 'text2sql/draft/plan-first.md'), 'utf8');
    const own = variant.split('\n').filter((line) => line.length > 30 && !usual.includes(line));
    expect(own.some((line) => fine.requests[1]?.system.includes(line))).toBe(true);

    const flagged = await company.hear(questions.en, { ...soundScript(), moderation: { flagged: [true] } });
    expect(flagged.asked).toEqual(['moderation']);
    expect(flagged.answer).toMatchObject({ kind: 'refusal', code: 'question-flagged', locale: 'en' });
    expectClean(flagged.answer);

    const dead = await company.hear(questions.ko, { ...soundScript(), moderation: { status: 401 } });
    expect(dead.asked).toEqual(['moderation']);
    expect(['clarification', 'guide']).toContain(dead.answer.kind);
    expect(dead.answer.text).toContain('omni-moderation');
    expectClean(dead.answer);
    await expectGoverned(company);
  });
});

describe('when a second model stands behind the first', () => {
  it('it serves while the first is down, the answer names it, and what the first answers badly stays with it', async () => {
    company = await openModelCompany({
      settings: (url) => ({
        ASKBIRD_MODEL: 'openai-compatible:first',
        ASKBIRD_MODEL_FALLBACK: 'openai-compatible:second',
        ASKBIRD_MODEL_FALLBACK_URL: `${url}/v1`,
      }),
    });
    const down = { status: 500 };
    const heard = await company.hear(questions.ko, {
      drafts: [down, down, sound],
      explanation: [down, down, ...[soundScript().explanation ?? []].flat()],
    });
    const answer = dataOf(heard);
    expect(heard.requests.map(({ model }) => model)).toEqual([
      'first',
      'first',
      'second',
      'first',
      'first',
      'second',
    ]);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.usage.models).toEqual(expect.arrayContaining(['openai-compatible:second']));

    const bad = await company.hear(questions.ko, { drafts: { text: 'no JSON' } });
    expect(new Set(bad.requests.map(({ model }) => model))).toEqual(new Set(['first']));

    const both = await company.hear(questions.ko, { drafts: down });
    expect(new Set(both.requests.map(({ model }) => model))).toEqual(new Set(['first', 'second']));
    expectClean(both.answer);
    await expectGoverned(company);
  });
});
