import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleagues, openColleagues, shown } from '../../support/slack/colleagues.ts';
import type { FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;

beforeAll(async () => {
  company = await openColleagues();
});
afterAll(() => company?.close());

const say = async (person: string, text: string, thread?: string, channel = 'C1') => {
  const said = company.slack.say({ person, channel, text, ...(thread === undefined ? {} : { thread }) });
  await company.settled();
  return said;
};
const rootOf = ({ thread, ts }: FakeMessage) => thread ?? ts;
const rangeOf = async (message: FakeMessage) => (await company.dataBehind(message)).sources.range;
const weekBefore = { from: '2026-03-16', to: '2026-03-23' };

describe('a thread that goes on', () => {
  test('when whoever asked goes on without a mention, each follow-up builds on the one before', async () => {
    const first = await company.ask('U1', '지난주 주문 수');
    const root = rootOf(first);
    await say('U1', '지역별로', root);
    const byRegion = company.newest('C1', root);
    expect((await company.dataBehind(byRegion)).columns.map(({ label }) => label)).toEqual([
      '지역',
      '주문 수',
    ]);
    await say('U1', '지난달은?', root);
    const lastMonth = await company.dataBehind(company.newest('C1', root));
    expect(lastMonth.sources.range).toEqual({ from: '2026-03-01', to: '2026-04-01' });
    expect(lastMonth.columns).toHaveLength(2);
  });

  test('when a colleague talks there, nothing is answered until they mention Askbird', async () => {
    const root = rootOf(await company.ask('U1', '지난주 주문 수'));
    const known = company.ours({ channel: 'C1', ts: root, thread: null }).length;
    await say('U2', 'and the week before?', root);
    expect(company.ours({ channel: 'C1', ts: root, thread: null })).toHaveLength(known);
    const answer = await company.ask('U2', 'and the week before?', { thread: root });
    expect(await rangeOf(answer)).toEqual(weekBefore);
    expect(await company.behind(answer)).toMatchObject({ asker: 'T1/U2', answer: { locale: 'en' } });
    await say('U2', 'by region', root);
    expect((await company.dataBehind(company.newest('C1', root))).columns).toHaveLength(2);
  });

  test('when Askbird is called into what others talk about, a follow-up builds on their words', async () => {
    const { ts: root } = await say('U3', 'completed orders last week');
    await say('U1', '그 숫자 좀 이상하지 않아요?', root);
    const answer = await company.ask('U2', 'by region', { thread: root });
    const { columns, sources } = await company.dataBehind(answer);
    expect(columns.map(({ label }) => label)).toEqual(['Region', 'Completed orders']);
    expect(sources.range).toEqual({ from: '2026-03-23', to: '2026-03-30' });
  });

  test('when whoever asked speaks to somebody else there, nothing is answered', async () => {
    const root = rootOf(await company.ask('U1', '지난주 주문 수'));
    const known = company.slack.thread('C1', root).length;
    await say('U1', '<@U2> 이 숫자 맞아요?', root);
    expect(company.slack.thread('C1', root)).toHaveLength(known + 1);
  });

  test('when another bot or the bot itself writes there, nothing is answered', async () => {
    const root = rootOf(await company.ask('U1', '지난주 주문 수'));
    const known = company.slack.thread('C1', root).length;
    for (const bot of ['B9', 'B1']) {
      company.slack.say({ person: 'UROBOT', bot, channel: 'C1', text: '<@UBOT> orders', thread: root });
    }
    await company.settled();
    expect(company.slack.thread('C1', root)).toHaveLength(known + 2);
  });
});

describe('direct messages', () => {
  test('when somebody goes on there, it is one conversation, and every answer stands under its question', async () => {
    const first = await company.ask('U2', 'orders last week', { channel: 'D2' });
    const next = await company.ask('U2', 'and the week before?', { channel: 'D2' });
    expect(await rangeOf(next)).toEqual(weekBefore);
    expect(next.thread).not.toBe(first.thread);
    const under = await company.ask('U2', 'by region', { channel: 'D2', thread: rootOf(first) });
    expect(await rangeOf(under)).toEqual(await rangeOf(first));
  });

  test('when one person asks, another is answered from nothing of it', async () => {
    await company.ask('U1', '지난주 주문 수', { channel: 'D1' });
    const answer = await company.ask('U3', 'and by region?', { channel: 'D3' });
    expect((await company.behind(answer))?.answer.kind).not.toBe('data');
  });
});

describe('the language of an answer', () => {
  test.each([
    ['U2', '어제 주문 수', 'ko'],
    ['U1', 'orders yesterday', 'en'],
  ])('when %s asks "%s", the answer is in %s, of the right day', async (person, text, locale) => {
    const answer = await company.ask(person, text);
    const data = await company.dataBehind(answer);
    expect([data.locale, data.sources.range]).toEqual([locale, { from: '2026-03-31', to: '2026-04-01' }]);
    expect(shown(answer)).toContain('2026-03-31');
    const [row] = await company.query(`select count(*) from orders.orders where status <> 'payment_failed'
      and ordered_at >= '2026-03-31 00:00+09' and ordered_at < '2026-04-01 00:00+09'`);
    expect(data.rows).toEqual([[Number(row?.[0])]]);
  });

  test('when a bare mention tells no language, help comes in that of the person', async () => {
    const [korean, english] = [await company.ask('U1', ''), await company.ask('U2', '')];
    expect(shown(korean)).toMatch(/[가-힣]/);
    expect(english.text).not.toMatch(/[가-힣]/);
  });
});

describe('what becomes of a question later', () => {
  const standing = ({ channel, ts }: FakeMessage) =>
    company.slack.messages(channel).find((each) => each.ts === ts);
  const edit = async (answer: FakeMessage, text: string) => {
    await company.slack.edit({ channel: answer.channel, ts: rootOf(answer) }, text);
    await company.settled();
  };

  test('when it is edited, its answer is that of the new words, and a follow-up builds on those', async () => {
    const answer = await company.ask('U2', 'orders last week');
    await edit(answer, '<@UBOT> completed orders last week');
    expect(company.ours(answer)).toHaveLength(1);
    expect((await company.dataBehind(answer)).verified?.names).toEqual(['completed_orders']);
    expect(standing(answer)?.text).not.toBe(answer.text);
    await say('U2', 'and the week before?', rootOf(answer));
    const next = await company.dataBehind(company.newest('C1', rootOf(answer)));
    expect([next.verified?.names, next.sources.range]).toEqual([['completed_orders'], weekBefore]);
  });

  test('when only a link of it is unfolded, or its spaces change, nothing is asked again', async () => {
    const answer = await company.ask('U2', 'orders last week');
    await company.slack.unfurl({ channel: 'C1', ts: rootOf(answer) });
    await edit(answer, '<@UBOT>  orders last week ');
    expect(standing(answer)?.updates).toBe(answer.updates);
  });

  test('when a mention is put in later, the message is answered then', async () => {
    const said = await say('U2', 'orders last week');
    expect(company.ours({ ...said, thread: null })).toEqual([]);
    await company.slack.edit(said, '<@UBOT> orders last week');
    await company.settled();
    await company.dataBehind(company.newest('C1', said.ts));
  });

  test.each(['C1', 'D2'])(
    'when it is deleted in %s, its answer goes too, and a follow-up too',
    async (channel) => {
      const answer = await company.ask('U2', 'orders last week', { channel });
      const reply = await say('U2', 'and the week before?', rootOf(answer), channel);
      expect(company.ours(answer)).toHaveLength(2);
      await company.slack.remove({ channel, ts: reply.ts });
      await company.settled();
      expect(company.ours(answer)).toHaveLength(1);
      await company.slack.remove({ channel, ts: rootOf(answer) });
      await company.settled();
      expect(company.ours(answer)).toEqual([]);
    },
  );

  test('when it is edited after its answer was thrown away, it is not answered again', async () => {
    const answer = await company.ask('U2', 'orders last week');
    await company.slack.react('U2', { channel: 'C1', ts: answer.ts }, 'wastebasket');
    await company.settled();
    expect(standing(answer)).toBeUndefined();
    await edit(answer, '<@UBOT> completed orders last week');
    expect(company.ours(answer)).toEqual([]);
  });

  test('when people vote by emoji, any skin tone counts, once a person', async () => {
    const answer = await company.ask('U2', 'orders last week');
    const at = { channel: 'C1', ts: answer.ts };
    for (const person of ['U1', 'U3']) await company.slack.react(person, at, '+1::skin-tone-3');
    await company.slack.react('U1', at, '-1');
    await company.slack.unreact('U3', at, '+1::skin-tone-3');
    await company.settled();
    const row = await company.app.records.posted.find({ workspace: 'T1', ...at });
    const votes = await company.app.records.feedback.of(row?.question ?? '');
    expect(votes.map(({ principal, value }) => [principal, value])).toEqual([['T1/U1', 'bad']]);
  });
});
