import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeMessage } from '../../support/slack/world.ts';
import { type ActionsCompany, allSeeing, openActionsCompany, until } from './actions-company.ts';

let company: ActionsCompany;

beforeAll(async () => {
  company = await openActionsCompany();
});

afterAll(() => company?.close());

const ours = (messages: readonly FakeMessage[]) => messages.filter(({ bot }) => bot !== null);

/** The newest answer to a person that stands there, with the message above it. */
function answered(person: string, channel: string, isMeant: (text: string) => boolean = () => true) {
  const { slack, entryOf } = company;
  return until(async () => {
    for (const message of ours(slack.messages(channel)).toReversed()) {
      const entry = await entryOf(message);
      if (entry?.question.principal !== `T1/${person}` || entry.answer === null) continue;
      if (isMeant(entry.question.text)) return { message, answer: entry.answer.answer };
    }
    return null;
  }, slack);
}

async function told(person: string, act: () => Promise<unknown>): Promise<void> {
  const { slack } = company;
  const before = slack.ephemerals(person).length;
  await act();
  await until(() => slack.ephemerals(person).length > before, slack);
}

async function settled(): Promise<void> {
  await until(async () => {
    const { waiting, running } = await company.app.records.queue.counts();
    return waiting + running === 0;
  }, company.slack);
}

describe('/ask', () => {
  const use = (person: string, text: string, channel?: string) =>
    company.slack.command({ person, command: '/ask', text, ...(channel === undefined ? {} : { channel }) });

  test('when it comes with a question, all see who asked, and the answer below', async () => {
    const { slack } = company;
    await use('U1', '지난주 주문 수', 'C1');
    const { message, answer } = await answered('U1', 'C1');
    expect(answer.kind).toBe('data');
    const [root] = slack.thread('C1', message.thread ?? '');
    expect(JSON.stringify(root?.blocks)).toContain('<@U1>');
    expect(root?.thread).toBeNull();
  });

  test.each(['', '도움말', 'help'])(
    'when it comes with "%s", help is for that person alone',
    async (text) => {
      const { slack } = company;
      const before = slack.messages('C1').length;
      await told('U1', () => use('U1', text, 'C1'));
      expect(slack.messages('C1')).toHaveLength(before);
    },
  );

  test('when a question of its help is pressed, it stands in the channel', async () => {
    const { slack } = company;
    await settled();
    const help = slack.ephemerals('U1').findLast(({ channel }) => channel === 'C1');
    if (help === undefined) throw new Error('there is no help');
    const before = slack.messages('C1').length;
    await slack.click('U1', help, 'ask');
    await until(() => ours(slack.messages('C1')).length >= before + 2, slack);
    await settled();
    const [root, below] = slack.messages('C1').slice(before);
    expect(below?.thread).toBe(root?.ts);
  });

  test.each(['CFOREIGN', 'CSECRET'])(
    'when the bot is not in %s, the answer comes in the direct messages',
    async (channel) => {
      const { slack } = company;
      await told('U2', () => use('U2', `${channel === 'CFOREIGN' ? '어제' : '지난주'} 주문 수`, channel));
      const { answer } = await answered('U2', 'D2', (text) =>
        text.startsWith(channel === 'CFOREIGN' ? '어제' : '지난주'),
      );
      expect(answer.kind).toBe('data');
      expect(ours(slack.messages(channel))).toEqual([]);
    },
  );

  test('when a guest uses it, they alone are told, and nothing is asked', async () => {
    const { slack, app } = company;
    const before = slack.messages('C1').length;
    await told('UGUEST', () => use('UGUEST', '지난주 주문 수', 'C1'));
    expect(slack.messages('C1')).toHaveLength(before);
    expect(await app.records.ledger.recent('T1/UGUEST')).toEqual([]);
  });

  test('when it is used in the direct messages, the answer stands there', async () => {
    await use('U2', '어제 매출');
    const { answer } = await answered('U2', 'D2', (text) => text === '어제 매출');
    expect(answer.kind).toBe('data');
  });
});

describe('shortcuts', () => {
  const sql = "```select count(*) from orders.orders where status = 'completed'```";
  const at = ({ ts }: { ts: string }, channel = 'C1') => ({ channel, ts });

  test('when a message holds a query, it is explained in its thread', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'C1', text: `이게 뭐죠? ${sql}` });
    await slack.shortcut('U1', 'explain_query', at(said));
    const { message, answer } = await answered('U1', 'C1', (text) => text.includes('select count'));
    expect(message.thread).toBe(said.ts);
    expect(answer).toMatchObject({
      kind: 'explanation',
      locale: 'ko',
      sources: { tables: ['orders.orders'] },
    });
  });

  test('when a message names a table, it is explained', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'C1', text: 'orders.orders 에서 보세요' });
    await slack.shortcut('U2', 'explain_table', at(said));
    const { message, answer } = await answered('U2', 'C1');
    expect(message.thread).toBe(said.ts);
    expect(answer).toMatchObject({ kind: 'explanation', sources: { tables: ['orders.orders'] } });
  });

  test('when it is an answer of ours, its own query is explained', async () => {
    const { slack, mention } = company;
    const answer = await slack.answerTo(mention('지난달 주문 수').ts);
    await slack.shortcut('U2', 'explain_query', at(answer));
    const explained = await answered('U2', 'C1', (text) => text.startsWith('```'));
    expect(explained.answer.kind).toBe('explanation');
    expect(explained.message.thread).toBe(answer.thread);
  });

  test('when there is nothing to explain, whoever used it is told, and nobody else', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'C1', text: '점심 먹을까요?' });
    for (const callback of ['explain_query', 'explain_table']) {
      await told('U1', () => slack.shortcut('U1', callback, at(said)));
    }
    expect(ours(slack.thread('C1', said.ts))).toEqual([]);
  });

  test('when the channel may not know what whoever used it may, it is explained to them alone', async () => {
    const { slack } = company;
    const text = '```select sum(amount) from orders.refunds```';
    const said = slack.say({ person: 'U2', channel: 'C1', text });
    await slack.shortcut(allSeeing, 'explain_query', at(said));
    const { answer } = await answered(allSeeing, 'D3');
    expect(answer).toMatchObject({ kind: 'explanation', sources: { tables: ['orders.refunds'] } });
    await settled();
    expect(ours(slack.thread('C1', said.ts))).toEqual([]);
  });

  test('when somebody without the right uses it there, the tables stay closed', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'C1', text: 'orders.refunds' });
    await told('U1', () => slack.shortcut('U1', 'explain_table', at(said)));
    expect(ours(slack.thread('C1', said.ts))).toEqual([]);
  });

  test('when the bot is not in the channel, it is explained in the direct messages', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'CFOREIGN', text: sql });
    await told('U2', () => slack.shortcut('U2', 'explain_query', at(said, 'CFOREIGN')));
    const { answer } = await answered('U2', 'D2', (text) => text.includes('select count'));
    expect(answer.kind).toBe('explanation');
  });

  test('when a guest uses it, they alone are told', async () => {
    const { slack } = company;
    const said = slack.say({ person: 'U2', channel: 'C1', text: sql });
    await told('UGUEST', () => slack.shortcut('UGUEST', 'explain_query', at(said)));
    expect(ours(slack.thread('C1', said.ts))).toEqual([]);
  });
});
