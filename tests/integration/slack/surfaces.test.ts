import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleagues, offeredIn, openColleagues, shown } from '../../support/slack/colleagues.ts';
import type { FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;

beforeAll(async () => {
  company = await openColleagues();
});
afterAll(() => company?.close());

const whispers = (person: string) => company.slack.ephemerals(person);

function newestRoot(channel: string): FakeMessage {
  const root = company.slack.messages(channel).findLast(({ thread }) => thread === null);
  if (root === undefined) throw new Error(`nothing stands in ${channel}`);
  return root;
}

describe('a first meeting', () => {
  test('when somebody asks for the first time, they are welcomed once, with three questions that work when tapped', async () => {
    await company.ask('U1', '어제 매출');
    await company.ask('U1', '지난주 매출');
    const welcome = company.newest('D1');
    expect(company.slack.messages('D1')).toHaveLength(1);
    const offered = offeredIn(welcome.blocks);
    expect(offered).toHaveLength(3);
    for (const holding of offered) {
      await company.press('U1', welcome, 'ask', { holding });
      const answer = company.newest('D1');
      expect(await company.behind(answer)).toMatchObject({ text: holding });
      expect(await company.dataBehind(answer)).toMatchObject({ locale: 'ko' });
    }
  });

  test('when the messages are opened, questions are suggested that work, in the language of the person', async () => {
    await company.slack.openHome('U2', 'messages');
    await company.settled();
    const { prompts } = company.slack.team().prompts.at(-1) ?? {};
    const [first] = prompts as { title: string; message: string }[];
    const answer = await company.ask('U2', first?.message ?? '', { channel: 'D2' });
    expect(await company.dataBehind(answer)).toMatchObject({ locale: 'en' });
  });
});

describe('the App Home', () => {
  const blocksOf = (person: string) => (company.slack.home(person)?.view.blocks ?? []) as unknown[];

  test('when a question is tapped there, it is answered in the direct messages', async () => {
    await company.slack.openHome('U1');
    await company.settled();
    const [holding = ''] = offeredIn(blocksOf('U1'));
    await company.slack.clickHome('U1', 'ask', { holding });
    await company.settled();
    const answer = company.newest('D1');
    expect(await company.behind(answer)).toMatchObject({ text: holding, asker: 'T1/U1' });
    await company.dataBehind(answer);
  });

  test('when it is opened again, what was asked stands there, and can be asked again', async () => {
    await company.ask('U1', '지난주 취소율');
    await company.slack.openHome('U1');
    await company.settled();
    expect(JSON.stringify(company.slack.home('U1'))).toContain('지난주 취소율');
    await company.slack.clickHome('U1', 'rerun');
    await company.settled();
    expect(await company.behind(company.newest('D1'))).toMatchObject({ text: '지난주 취소율' });
  });

  test('when a guest opens it, nothing of the company is shown, and their id is', async () => {
    await company.slack.openHome('UGUEST');
    await company.settled();
    expect(offeredIn(blocksOf('UGUEST'))).toEqual([]);
    expect(JSON.stringify(blocksOf('UGUEST'))).toContain('T1/UGUEST');
  });
});

describe('/ask', () => {
  const ask = async (person: string, text: string, channel?: string) => {
    await company.slack.command({ person, command: '/ask', text, ...(channel ? { channel } : {}) });
    await company.settled();
  };

  test('when it asks, the question stands in the channel with its asker, and one answer in its thread', async () => {
    await ask('U2', 'orders last week', 'C2');
    const root = newestRoot('C2');
    expect(shown(root)).toContain('<@U2>');
    expect(company.slack.thread('C2', root.ts)).toHaveLength(2);
    expect(await company.behind(company.newest('C2', root.ts))).toMatchObject({
      text: 'orders last week',
      asker: 'T1/U2',
    });
  });

  test('when its asker goes on in that thread without a mention, they are answered', async () => {
    await ask('U2', 'orders last week', 'C2');
    const root = newestRoot('C2');
    company.slack.say({ person: 'U2', channel: 'C2', text: 'and the week before?', thread: root.ts });
    await company.settled();
    const answer = company.newest('C2', root.ts);
    expect((await company.dataBehind(answer)).sources.range).toEqual({
      from: '2026-03-16',
      to: '2026-03-23',
    });
  });

  test.each(['', 'help', '도움말'])('when it says "%s", help comes to that person alone', async (text) => {
    const known = [whispers('U1').length, company.slack.messages('C2').length] as const;
    await ask('U1', text, 'C2');
    expect(whispers('U1').length).toBe(known[0] + 1);
    expect(company.slack.messages('C2').length).toBe(known[1]);
    expect(offeredIn(whispers('U1').at(-1)?.blocks ?? []).length).toBeGreaterThan(0);
  });

  test('when a question of that help is tapped, it is answered in the channel, under the name of who tapped', async () => {
    await ask('U1', '', 'C2');
    const help = whispers('U1').at(-1);
    if (help === undefined) throw new Error('no help came');
    const [holding = ''] = offeredIn(help.blocks);
    await company.press('U1', help, 'ask', { holding });
    const answer = company.newest('C2');
    expect(await company.behind(answer)).toMatchObject({ text: holding, asker: 'T1/U1' });
  });

  test.each(['CFOREIGN', 'CSECRET'])(
    'when the bot is not in %s, the answer is in the direct messages, and the person is told',
    async (channel) => {
      const known = whispers('U2').length;
      await ask('U2', 'orders yesterday', channel);
      expect(whispers('U2').length).toBe(known + 1);
      expect(company.slack.messages(channel)).toEqual([]);
      const answer = company.newest('D2');
      expect(await company.behind(answer)).toMatchObject({ text: 'orders yesterday' });
    },
  );

  test('when it asks in the direct messages, it is answered there', async () => {
    await ask('U2', 'sales yesterday');
    const answer = company.newest('D2');
    expect(await company.behind(answer)).toMatchObject({ text: 'sales yesterday' });
  });
});

describe('what is explained from a message', () => {
  const explain = async (person: string, callback: string, said: { channel: string; ts: string }) => {
    await company.slack.shortcut(person, callback, said);
    await company.settled();
  };
  const sql =
    "```select count(*) from orders.orders where status = 'delivered' and ordered_at &gt;= '2026-03-01'```";

  test.each([
    ['U1', 'ko'],
    ['U2', 'en'],
  ])(
    'when %s has a query explained, it stands in the thread of the message, in %s',
    async (person, locale) => {
      const said = company.slack.say({ person: 'U3', channel: 'C1', text: `look at this: ${sql}` });
      await explain(person, 'explain_query', said);
      expect(company.ours(said)).toHaveLength(1);
      const found = await company.behind(company.newest('C1', said.ts));
      expect(found?.answer).toMatchObject({ kind: 'explanation', locale });
      expect(found?.answer).toMatchObject({ sources: { tables: ['orders.orders'] } });
    },
  );

  test("when a table is explained from an answer, it is that answer's own", async () => {
    const answer = await company.ask('U2', 'orders last week');
    await explain('U2', 'explain_table', answer);
    const told = company.newest('C1', answer.thread ?? '');
    expect((await company.behind(told))?.answer).toMatchObject({
      kind: 'explanation',
      sources: { tables: ['orders.orders'] },
    });
  });

  test('when a query is explained where the bot is not, it stands in the direct messages', async () => {
    const said = company.slack.say({ person: 'U3', channel: 'CFOREIGN', text: sql });
    await explain('U2', 'explain_query', said);
    expect(company.slack.messages('CFOREIGN')).toHaveLength(1);
    const told = company.newest('D2');
    expect((await company.behind(told))?.answer.kind).toBe('explanation');
  });

  test.each(['explain_query', 'explain_table'])(
    'when there is nothing for %s, whoever used it is told so, and nobody else',
    async (callback) => {
      const said = company.slack.say({ person: 'U3', channel: 'C1', text: 'lunch anyone?' });
      const known = whispers('U1').length;
      await explain('U1', callback, said);
      expect(whispers('U1').length).toBe(known + 1);
      expect(company.ours(said)).toEqual([]);
    },
  );
});

describe('a mention', () => {
  test('when it asks nothing, help stands in the thread, and its questions work when tapped by anybody', async () => {
    const help = await company.ask('U1', '');
    expect(await company.behind(help)).toBeNull();
    const [holding = ''] = offeredIn(help.blocks);
    await company.press('U2', help, 'ask', { holding });
    const answer = company.newest('C1', help.thread ?? '');
    expect(await company.behind(answer)).toMatchObject({ text: holding, asker: 'T1/U2' });
  });

  test('when a group conversation or a private channel mentions it, it is answered there', async () => {
    for (const channel of ['GGROUP', 'CPRIVATE']) {
      const answer = await company.ask('U2', 'orders last week', { channel });
      expect(answer.channel).toBe(channel);
      await company.dataBehind(answer);
    }
  });
});
