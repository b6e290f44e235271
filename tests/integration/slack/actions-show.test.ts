import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataAnswer } from '../../../src/domain/answer.ts';
import { csvName } from '../../../src/slack/files/csv.ts';
import type { FakeMessage } from '../../support/slack/world.ts';
import { type ActionsCompany, allSeeing, openActionsCompany, until } from './actions-company.ts';

let company: ActionsCompany;
/** In a channel, of what everybody may see. */
let open: FakeMessage;
/** In the direct messages of somebody who sees everything. */
let secret: FakeMessage;

beforeAll(async () => {
  company = await openActionsCompany();
  const { slack, mention } = company;
  open = await slack.answerTo(mention('지난주 지역별 주문 수').ts);
  secret = await slack.answerTo(slack.say({ person: allSeeing, text: '지난주 지역별 환불 금액' }).ts);
});

afterAll(() => company?.close());

const press = (person: string, { channel, ts }: FakeMessage, action: string, choice = {}) =>
  company.slack.click(person, { channel, ts }, action, choice);

async function dataOf(message: FakeMessage): Promise<DataAnswer> {
  const answer = (await company.entryOf(message))?.answer?.answer;
  if (answer?.kind !== 'data') throw new Error(`no data: ${answer?.text}`);
  return answer;
}

function stored({ channel, ts }: FakeMessage): FakeMessage | undefined {
  return company.slack.messages(channel).find((message) => message.ts === ts);
}

/**
 * As if that answer stood in the channel: the buttons of a message, and a row that says so. A channel never holds what
 * not everybody may see, but rights are taken away, and messages stay.
 */
async function inChannel(message: FakeMessage): Promise<FakeMessage> {
  const { slack, app } = company;
  const row = await app.records.posted.find({ workspace: 'T1', channel: message.channel, ts: message.ts });
  const channel = slack.team().channels.get('C1');
  const copy = { ...message, channel: 'C1', thread: null };
  if (row === null || channel === undefined) throw new Error('there is no such answer');
  if (stored(copy) === undefined) channel.messages.push(copy);
  await app.records.posted.note({ ...row, channel: 'C1', thread: null });
  return copy;
}

/** What that person alone was told since. */
async function told(person: string, act: () => Promise<unknown>): Promise<string> {
  const { slack } = company;
  const before = slack.ephemerals(person).length;
  await act();
  const whisper = await until(() => slack.ephemerals(person)[before], slack);
  return JSON.stringify(whisper.blocks);
}

const files = (name: string, channel: string) =>
  company.slack
    .files()
    .filter((file) => file.name === name && file.shares.some((each) => each.channel === channel));

describe('CSV', () => {
  test('when anybody asks for the rows that all may see, they come in the thread', async () => {
    await press('U2', open, 'csv');
    const name = csvName(await dataOf(open));
    await until(() => files(name, 'C1').length === 1, company.slack);
  });

  test('when the channel may not see the rows, they go to whoever may, who is told; others get nothing', async () => {
    const message = await inChannel(secret);
    const name = csvName(await dataOf(secret));
    await told('U2', () => press('U2', message, 'csv'));
    expect(files(name, 'D2')).toEqual([]);
    await told(allSeeing, () => press(allSeeing, message, 'csv'));
    expect(files(name, 'D3')).toHaveLength(1);
    expect(files(name, 'C1')).toEqual([]);
  });
});

describe('chart', () => {
  test('when another view is chosen, the message shows it in place, and it is remembered', async () => {
    const { slack, app, mention } = company;
    const daily = await slack.answerTo(mention('지난주 일별 주문 수').ts);
    const shows = (what: string) => JSON.stringify(stored(daily)?.blocks).includes(what);
    const bars = '"chart":{"type":"bar"';
    expect([shows(bars), shows('data_visualization')]).toEqual([false, true]);
    await press('U2', daily, 'chart', { option: 'bar' });
    await until(() => shows(bars), slack);
    await press('U2', daily, 'chart', { option: 'none' });
    await until(() => !shows('data_visualization'), slack);
    const row = () => app.records.posted.find({ workspace: 'T1', channel: daily.channel, ts: daily.ts });
    await until(async () => (await row())?.view.chart === 'none', slack);
  });

  test('when Slack cannot draw it, another picture takes the place of the first', async () => {
    const { slack } = company;
    const picture = () => stored(open)?.blocks.find(({ type }) => type === 'image')?.slack_file;
    const before = JSON.stringify(picture());
    expect(before).toBeDefined();
    await press('U2', open, 'chart', { option: 'line' });
    await until(() => picture() !== undefined && JSON.stringify(picture()) !== before, slack);
  });

  test('when whoever chooses may not read behind it, nothing changes and they are told', async () => {
    const message = await inChannel(secret);
    await told('U2', () => press('U2', message, 'chart', { option: 'none' }));
    expect(stored(message)?.blocks).toEqual(secret.blocks);
  });
});

describe('SQL', () => {
  test('when anybody who may looks at it, a form opens with the statement', async () => {
    const { slack } = company;
    await press('U2', open, 'sql');
    const form = await until(() => slack.forms('U2').at(-1), slack);
    const [table = ''] = (await dataOf(open)).sources.tables;
    expect(JSON.stringify(form.view)).toContain(table);
  });

  test('when somebody may not read the tables behind it, no form opens and they are told', async () => {
    const message = await inChannel(secret);
    const before = company.slack.forms('U2').length;
    await told('U2', () => press('U2', message, 'sql'));
    expect(company.slack.forms('U2')).toHaveLength(before);
    await told('UGUEST', () => press('UGUEST', open, 'sql'));
    expect(company.slack.forms('UGUEST')).toEqual([]);
  });

  test('when the answer is no longer known, whoever pressed is told', async () => {
    const message = await inChannel(secret);
    const held = company.slack
      .team()
      .channels.get('C1')
      ?.messages.find(({ ts }) => ts === message.ts);
    const id = (await dataOf(secret)).id;
    if (held === undefined) throw new Error('there is no such message');
    const before = held.blocks;
    held.blocks = JSON.parse(JSON.stringify(before).replaceAll(id, '00000000-0000-8000-8000-000000000000'));
    await told(allSeeing, () => press(allSeeing, message, 'sql'));
    held.blocks = before;
    expect(company.slack.forms(allSeeing)).toEqual([]);
  });
});

describe('feedback', () => {
  const votes = async () => company.app.records.feedback.of((await dataOf(open)).id);

  test('when it is good, the vote is all', async () => {
    const before = company.slack.forms('U1').length;
    await press('U1', open, 'feedback', { option: 'good' });
    expect(await votes()).toMatchObject([{ principal: 'T1/U1', value: 'good', by: 'button' }]);
    expect(company.slack.forms('U1')).toHaveLength(before);
  });

  test('when it is bad, a form asks why, and the reason is kept', async () => {
    const { slack } = company;
    await press('U2', open, 'feedback', { option: 'bad' });
    const form = await until(
      () => slack.forms('U2').findLast(({ view }) => view.callback_id !== undefined),
      slack,
    );
    await slack.submitForm('U2', form, { reason: 'misunderstood', words: '취소된 주문은 빼야 해요' });
    expect(form.open).toBe(false);
    const given = (await votes()).find(({ principal }) => principal === 'T1/U2');
    expect(given).toMatchObject({
      value: 'bad',
      reason: { code: 'misunderstood', text: '취소된 주문은 빼야 해요' },
    });
  });

  test('when the vote was taken back while the form was open, sending the form gives it again', async () => {
    const { slack, app } = company;
    await press(allSeeing, open, 'feedback', { option: 'bad' });
    const form = await until(() => slack.forms(allSeeing).at(-1), slack);
    const { feedback } = app.records;
    const [question, principal, value] = [(await dataOf(open)).id, `T1/${allSeeing}`, 'bad'] as const;
    await feedback.vote({ question, principal, value, by: 'emoji', at: new Date() });
    await feedback.withdraw(question, principal, value);
    await slack.submitForm(allSeeing, form, { reason: 'too-slow' });
    const given = (await votes()).find(({ principal }) => principal === `T1/${allSeeing}`);
    expect(given).toMatchObject({ value: 'bad', reason: { code: 'too-slow' } });
  });
});

describe('bin', () => {
  test('when somebody else throws an answer away, it stays; when its asker does, it goes', async () => {
    const { slack, mention, app } = company;
    const answer = await slack.answerTo(mention('어제 주문 수').ts);
    await told('U2', () => press('U2', answer, 'remove'));
    expect(stored(answer)).toBeDefined();
    await press('U1', answer, 'remove');
    await until(() => stored(answer) === undefined, slack);
    await until(async () => (await app.records.posted.find({ workspace: 'T1', ...answer })) === null, slack);
  });
});
