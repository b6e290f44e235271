import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleagues, offeredIn, openColleagues, shown } from '../../support/slack/colleagues.ts';
import type { FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;

/** U1 and U3 may see more than everybody, each something else; U2 may not. */
beforeAll(async () => {
  company = await openColleagues({ known: { 'T1/U3': 'hana', 'T1/U1': 'jiwoo' } });
});
afterAll(() => company?.close());

const whispers = (person: string) => company.slack.ephemerals(person);
const everywhere = () =>
  ['C1', 'C2', 'CSHARED', 'CPRIVATE', 'GGROUP']
    .flatMap((channel) => company.slack.messages(channel))
    .filter(({ bot }) => bot !== null);

/** The number that only some may know, as they are told it. */
async function refunds(): Promise<{ answer: FakeMessage; figure: string }> {
  await company.ask('U3', 'refund amount last week');
  const answer = company.slack
    .messages('D3')
    .findLast(({ blocks }) => shown({ text: '', blocks }).includes('₩'));
  if (answer === undefined) throw new Error('nobody was told');
  const figure = /₩[\d,]+/.exec(answer.text)?.[0] ?? '';
  return { answer, figure };
}

/** As if somebody had made Slack send a button of theirs with another answer in it. */
async function withAnswerOf(secret: FakeMessage, shared: FakeMessage): Promise<FakeMessage> {
  const { posted } = company.app.records;
  const [from, to] = await Promise.all(
    [shared, secret].map(({ channel, ts }) => posted.find({ workspace: 'T1', channel, ts })),
  );
  const stored = company.slack
    .team()
    .channels.get(shared.channel)
    ?.messages.find(({ ts }) => ts === shared.ts);
  if (stored === undefined || !from?.question || !to?.question) throw new Error('no such answers');
  stored.blocks = JSON.parse(JSON.stringify(stored.blocks).replaceAll(from.question, to.question));
  return { ...shared, blocks: stored.blocks };
}

describe('in a channel', () => {
  test('when somebody asks for more than everybody may know, they alone are told, and the channel where', async () => {
    const { answer, figure } = await refunds();
    expect(await company.dataBehind(answer)).toMatchObject({ sources: { tables: ['orders.refunds'] } });
    expect(figure).not.toBe('');
    expect(everywhere().filter((message) => shown(message).includes(figure))).toEqual([]);
  });

  test('when they go on there, the channel is told nothing of it either', async () => {
    const notice = await company.ask('U3', 'refund amount last week');
    const root = notice.thread ?? '';
    company.slack.say({ person: 'U3', channel: 'C1', text: 'and by region?', thread: root });
    await company.settled();
    for (const message of company.ours(notice)) {
      const found = await company.behind(message);
      expect(found?.answer.kind).not.toBe('data');
    }
  });

  test('when nobody else may know more, the refusal stands where it was asked, with what to do', async () => {
    const answer = await company.ask('U2', 'refund amount last week');
    expect((await company.behind(answer))?.answer.kind).toBe('refusal');
    expect(company.slack.messages('D2').filter(({ thread }) => thread !== null)).toEqual([]);
  });

  test('when somebody with more rights asks what everybody may know, it is answered there', async () => {
    for (const person of ['U1', 'U3']) {
      const answer = await company.ask(person, 'orders last week');
      expect(answer.channel).toBe('C1');
      await company.dataBehind(answer);
    }
  });

  test('when a word means more to some than to everybody, the channel reads it as everybody does', async () => {
    const shared = await company.ask('U3', 'click-through rate last week');
    expect((await company.dataBehind(shared)).verified?.names).toEqual(['search_click_rate']);
    const own = await company.ask('U3', 'click-through rate last week', { channel: 'D3' });
    const found = await company.behind(own);
    expect(found?.answer.kind).toBe('clarification');
    await company.press('U3', own, 'choose', { holding: 'index\\":0' });
    expect((await company.dataBehind(company.newest('D3'))).verified?.names).toEqual(['ad_ctr']);
  });
});

describe('in direct messages', () => {
  test.each([
    ['U1', '지난주 광고비', 'data'],
    ['U1', '지난주 환불 금액', 'refusal'],
    ['U3', 'ad spend last week', 'data'],
    ['U2', 'ad spend last week', 'refusal'],
  ] as const)('when %s asks "%s", the answer is a %s', async (person, text, kind) => {
    const answer = await company.ask(person, text, { channel: `D${person.slice(1)}` });
    expect((await company.behind(answer))?.answer.kind).toBe(kind);
  });
});

describe('where another company reads along', () => {
  test('when a colleague asks there, the answer is in their direct messages, and no number is in the channel', async () => {
    const notice = await company.ask('U2', 'orders last week', { channel: 'CSHARED' });
    expect(await company.behind(notice)).toBeNull();
    const answer = company.newest('D2');
    const { rows } = await company.dataBehind(answer);
    expect(shown(notice)).not.toContain(String(rows[0]?.[0]));
    const edited = company.slack.edit(
      { channel: 'CSHARED', ts: notice.thread ?? '' },
      '<@UBOT> sales last week',
    );
    await edited;
    await company.settled();
    for (const message of company.ours(notice)) expect(await company.behind(message)).toBeNull();
  });

  test('when help is called for there, nothing of the company is in it', async () => {
    const help = await company.ask('U2', '', { channel: 'CSHARED' });
    expect(offeredIn(help.blocks)).toEqual([]);
  });

  test('when /ask is used there, it is the same', async () => {
    await company.slack.command({
      person: 'U2',
      command: '/ask',
      text: 'orders yesterday',
      channel: 'CSHARED',
    });
    await company.settled();
    const there = company.slack.messages('CSHARED');
    for (const message of there) expect(await company.behind(message)).toBeNull();
    expect(await company.behind(company.newest('D2'))).toMatchObject({ text: 'orders yesterday' });
  });

  test('when a query is explained there, it is the same', async () => {
    const said = company.slack.say({
      person: 'U2',
      channel: 'CSHARED',
      text: '```select count(*) from orders.orders```',
    });
    await company.slack.shortcut('U2', 'explain_query', said);
    await company.settled();
    for (const message of company.ours({ ...said, thread: null }))
      expect(await company.behind(message)).toBeNull();
    expect((await company.behind(company.newest('D2')))?.answer.kind).toBe('explanation');
  });
});

describe.each(['UGUEST', 'USTRANGER'])('for %s', (person) => {
  const channel = person === 'UGUEST' ? 'C1' : 'CSHARED';
  const asked = () => company.app.records.ledger.recent(`T1/${person}`);

  test('when they ask, by whatever way, nothing is asked, and they are told why', async () => {
    const refusal = await company.ask(person, 'orders last week', { channel });
    expect(await company.behind(refusal)).toBeNull();
    const known = whispers(person).length;
    await company.slack.command({ person, command: '/ask', text: 'orders last week', channel });
    const said = company.slack.say({
      person: 'U2',
      channel,
      text: '```select count(*) from orders.orders```',
    });
    await company.slack.shortcut(person, 'explain_query', said);
    await company.settled();
    expect(whispers(person)).toHaveLength(known + 2);
    expect(await asked()).toEqual([]);
  });

  test('when they call for help, nothing of the company is in it', async () => {
    const help = await company.ask(person, '', { channel });
    expect(offeredIn(help.blocks)).toEqual([]);
  });
});

describe('a guest', () => {
  test('when a guest presses a question of the help, they are told, and nothing is asked', async () => {
    const help = await company.ask('U2', '');
    const [known, messages] = [whispers('UGUEST').length, company.ours(help).length];
    await company.press('UGUEST', help, 'ask');
    expect(whispers('UGUEST')).toHaveLength(known + 1);
    expect([company.ours(help).length, await company.app.records.ledger.recent('T1/UGUEST')]).toEqual([
      messages,
      [],
    ]);
  });

  test.each(['rerun', 'csv', 'sql', 'wider', 'ask', 'chart', 'remove'])(
    'when a guest presses %s under an answer, they are told, and nothing else happens',
    async (action) => {
      const answer = await company.ask('U2', '지난주 일별 주문 수');
      const [messages, files] = [company.ours(answer).length, company.slack.files().length];
      const known = whispers('UGUEST').length;
      await company.press('UGUEST', answer, action, action === 'chart' ? { option: '"bar"' } : {});
      await company.slack.waitFor(() => whispers('UGUEST').length > known, 'a word');
      expect([company.ours(answer).length, company.slack.files().length]).toEqual([messages, files]);
      expect([company.slack.forms('UGUEST'), await company.app.records.ledger.recent('T1/UGUEST')]).toEqual([
        [],
        [],
      ]);
    },
  );
});

describe('an answer that is not for whoever presses', () => {
  test.each(['csv', 'sql', 'chart'])('when %s is pressed, nothing of it is shown', async (action) => {
    const { answer } = await refunds();
    const secret =
      action === 'chart'
        ? await company.ask('U3', 'daily refund amount last week', { channel: 'D3' })
        : answer;
    const shared = await company.ask('U2', '지난주 일별 주문 수');
    const forged = await withAnswerOf(secret, shared);
    const [files, forms, known] = [
      company.slack.files().length,
      company.slack.forms('U2'),
      whispers('U2').length,
    ];
    await company.press('U2', forged, action, action === 'chart' ? { option: '"bar"' } : {});
    await company.slack.waitFor(() => whispers('U2').length > known, 'a word');
    expect(company.slack.files()).toHaveLength(files);
    expect(company.slack.forms('U2')).toHaveLength(forms.length);
    expect(everywhere().filter((message) => shown(message).includes('refund amount'))).toEqual([]);
  });

  test('when whoever may know it presses in a channel, the file goes to them alone', async () => {
    const { answer } = await refunds();
    const forged = await withAnswerOf(answer, await company.ask('U2', '지난주 일별 주문 수'));
    const known = whispers('U3').length;
    await company.press('U3', forged, 'csv');
    expect(
      company.slack
        .files()
        .at(-1)
        ?.shares.map(({ channel }) => channel),
    ).toEqual(['D3']);
    expect(whispers('U3')).toHaveLength(known + 1);
  });
});
