import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { modelsOf } from '../../../src/config-models.ts';
import { settings } from '../../../src/settings.ts';
import { draft, type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts';
import { type Colleagues, openColleagues, shown } from '../../support/slack/colleagues.ts';
import { explanations, questions, soundScript, week } from '../model-tier/statements.ts';

let company: Colleagues;
let model: ScriptedModel;

beforeAll(async () => {
  model = await startScriptedModel();
  const models = modelsOf(
    settings.parse({
      ASKBIRD_MODEL: 'openai-compatible:bird-1',
      ASKBIRD_MODEL_URL: `${model.url}/v1`,
      ASKBIRD_MODEL_KEY: 'sk-of-a-test',
      ASKBIRD_MODEL_RETRIES: '0',
    }),
  );
  company = await openColleagues({ config: { models, logLevel: 'silent' }, slack: { streams: true } });
});
afterEach(() => company.slack.assertClean());
afterAll(async () => {
  await company?.close();
  await model?.close();
});

const say = (person: string, text: string) =>
  company.slack.say({ person, channel: 'C1', text: `<@UBOT> ${text}` });
const own = (ts: string) => company.ours({ channel: 'C1', ts, thread: null });
const stalled = { drafts: { stall: 'before-headers' as const } };

describe('an answer that a language model writes', () => {
  test.each(['ko', 'en'] as const)(
    'when it comes, its steps and words are seen first, then one answer, in %s',
    async (locale) => {
      model.play(soundScript(locale));
      const begun = company.slack.calls.length;
      const answer = await company.ask('U2', questions[locale]);
      const { rows, explanation } = await company.dataBehind(answer);
      expect(explanation).toBe(explanations[locale]);
      expect(shown(answer)).toContain(String(rows[0]?.[1]));
      expect(own(answer.thread ?? '')).toHaveLength(1);
      const streamed = company.slack.calls.slice(begun).filter(({ method }) => /Stream$/.test(method));
      expect(streamed.map(({ method }) => method)).toContain('chat.stopStream');
      expect(JSON.stringify(streamed.map(({ args }) => args))).toContain('task_update');
    },
  );

  test('when Slack does not stream, it stands there all the same', async () => {
    model.play(soundScript('en'));
    company.slack.fail('chat.startStream', { kind: 'platform', error: 'not_allowed_token_type' });
    const answer = await company.ask('U2', questions.en);
    await company.dataBehind(answer);
    expect(own(answer.thread ?? '')).toHaveLength(1);
  });

  test('when Slack takes no button in a stream, it streams without one', async () => {
    model.play(soundScript('en'));
    company.slack.fail('chat.startStream', { kind: 'platform', error: 'invalid_chunks' });
    const begun = company.slack.callsTo('chat.startStream').length;
    const answer = await company.ask('U2', questions.en);
    await company.dataBehind(answer);
    const outcomes = company.slack
      .callsTo('chat.startStream')
      .slice(begun)
      .map(({ outcome }) => outcome);
    expect([outcomes.length, outcomes.at(-1)]).toEqual([2, 'ok']);
    expect(own(answer.thread ?? '')).toHaveLength(1);
  });

  test('when it looks like a formula in a spreadsheet, the file holds it as text', async () => {
    const sql = `select '=1+' || o.channel as channel, count(*) as orders from orders.orders as o
      where o.status <> 'payment_failed' and ${week} group by 1 order by 2 desc, 1`;
    const columns = [
      { name: 'channel', label: 'channel', format: 'text' },
      { name: 'orders', label: 'orders', format: 'integer' },
    ];
    model.play({
      drafts: draft(sql, { title: 'orders by channel', columns }),
      explanation: { text: 'Orders by channel.' },
    });
    const answer = await company.ask('U2', questions.en);
    await company.dataBehind(answer);
    await company.press('U2', answer, 'csv');
    const text = new TextDecoder().decode(company.slack.files().at(-1)?.bytes ?? new Uint8Array());
    expect(text).toContain(`"'=1+`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  test('when the model is away, no number is guessed, and once it is back the question can be asked anew by an edit', async () => {
    model.play({ drafts: { status: 500, error: { message: 'down' } } });
    const answer = await company.ask('U2', questions.en);
    expect((await company.behind(answer))?.answer.kind).not.toBe('data');
    model.play(soundScript('en'));
    await company.slack.edit({ channel: 'C1', ts: answer.thread ?? '' }, `<@UBOT> ${questions.en}?`);
    await company.settled();
    await company.dataBehind(answer);
  });
});

describe('while the model thinks', () => {
  const underWay = async (text: string) => {
    model.play(stalled);
    const said = say('U2', text);
    const placeholder = await company.slack.waitFor(() => own(said.ts)[0], 'something of ours');
    for (let time = 0; time < 500 && model.asked().length === 0; time += 1) await pause(10);
    return { said, placeholder };
  };

  test('when its asker stops it, it says so there; a colleague cannot', async () => {
    const { said, placeholder } = await underWay(questions.en);
    const known = company.slack.ephemerals('U1').length;
    await company.slack.click('U1', placeholder, 'stop');
    await company.slack.waitFor(() => company.slack.ephemerals('U1').length > known, 'a word');
    await company.press('U2', placeholder, 'stop');
    const [stopped, ...more] = own(said.ts);
    expect(more).toEqual([]);
    expect(stopped?.stream?.open ?? false).toBe(false);
    const row = await company.app.records.posted.find({ workspace: 'T1', channel: 'C1', ts: placeholder.ts });
    const entry = await company.app.records.ledger.find(row?.question ?? '');
    expect(entry?.answer?.answer).toMatchObject({ kind: 'failure', code: 'model-stopped' });
  });

  test('when it is edited, the model is asked for the new words alone, and one answer stands there', async () => {
    const { said } = await underWay(questions.en);
    model.play(soundScript('ko'));
    await company.slack.edit(said, `<@UBOT> ${questions.ko}`);
    await company.settled();
    const [answer, ...more] = own(said.ts);
    expect(more).toEqual([]);
    if (answer === undefined) throw new Error('no answer');
    expect(await company.behind(answer)).toMatchObject({ text: questions.ko, answer: { kind: 'data' } });
  });

  test('when it is deleted, nothing is left', async () => {
    const { said } = await underWay(questions.en);
    await company.slack.remove(said);
    await company.settled();
    expect(own(said.ts)).toEqual([]);
  });
});
