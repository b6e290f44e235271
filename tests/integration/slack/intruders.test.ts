import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleagues, offeredIn, openColleagues, shown } from '../../support/slack/colleagues.ts';
import { defaultTeam, type FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;

const hostile = '<!channel> *boss* https://evil.example';

/** Somebody whose name is an attack, and rooms whose names are. */
beforeAll(async () => {
  const { people = [], channels = [] } = defaultTeam;
  const team = {
    ...defaultTeam,
    people: people.map((each) => (each.id === 'U3' ? { ...each, name: hostile } : each)),
    channels: channels.map((each) =>
      each.id === 'C2' ? { ...each, name: hostile, topic: 'Orders and revenue' } : each,
    ),
  };
  company = await openColleagues({ fake: { teams: [team] } });
});
afterAll(() => company?.close());

/** As if somebody had made Slack send a button with that question in it. */
async function forge(message: FakeMessage, secret: FakeMessage): Promise<FakeMessage> {
  const { posted } = company.app.records;
  const [own, foreign] = await Promise.all(
    [message, secret].map(({ channel, ts }) => posted.find({ workspace: 'T1', channel, ts })),
  );
  const stored = company.slack
    .team()
    .channels.get(message.channel)
    ?.messages.find(({ ts }) => ts === message.ts);
  if (stored === undefined || !own?.question || !foreign?.question) throw new Error('no such answers');
  stored.blocks = JSON.parse(JSON.stringify(stored.blocks).replaceAll(own.question, foreign.question));
  return { ...message, blocks: stored.blocks };
}

const whispers = (person: string) => company.slack.ephemerals(person);

describe("a button with a question of somebody else's direct messages", () => {
  test.each(['rerun', 'wider', 'csv', 'sql', 'feedback'])(
    'when %s is pressed, nothing of it is told, and whoever pressed is told so',
    async (action) => {
      const secret = await company.ask('U1', '어제 매출', { channel: 'D1' });
      const answer = await forge(await company.ask('U2', 'daily orders last week'), secret);
      const known = [whispers('U2').length, company.ours(answer).length, company.slack.files().length];
      await company.press('U2', answer, action, action === 'feedback' ? { option: 'good' } : {});
      await company.slack.waitFor(() => whispers('U2').length > (known[0] ?? 0), 'a word');
      expect([company.ours(answer).length, company.slack.files().length]).toEqual(known.slice(1));
      const row = await company.app.records.posted.find({ workspace: 'T1', ...place(secret) });
      expect(await company.app.records.feedback.of(row?.question ?? '')).toEqual([]);
      expect(company.slack.forms('U2')).toEqual([]);
      const said = company.slack.thread('C1', answer.ts).map((each) => shown(each));
      expect(said.filter((text) => text.includes('어제 매출'))).toEqual([]);
    },
  );
});

const place = ({ channel, ts }: FakeMessage) => ({ channel, ts });

describe('where another company reads along', () => {
  const there = () => company.slack.messages('CSHARED').filter(({ bot }) => bot !== null);

  test('when a colleague calls for help, nothing is offered that tells what is measured', async () => {
    const help = await company.ask('U2', '', { channel: 'CSHARED' });
    expect(offeredIn(help.blocks)).toEqual([]);
  });

  test('when /ask is used, not even the question is put there', async () => {
    const known = [there().length, whispers('U2').length];
    const command = { person: 'U2', command: '/ask', text: 'orders yesterday', channel: 'CSHARED' };
    await company.slack.command(command);
    await company.settled();
    expect([there().length, whispers('U2').length]).toEqual([known[0], (known[1] ?? 0) + 1]);
    expect(await company.behind(company.newest('D2'))).toMatchObject({ text: 'orders yesterday' });
  });

  test('when a button asks there, not even the question is put there', async () => {
    const notice = await company.ask('U2', 'sales yesterday', { channel: 'CSHARED' });
    const stored = company.slack
      .team()
      .channels.get('CSHARED')
      ?.messages.find(({ ts }) => ts === notice.ts);
    const value = JSON.stringify({ text: 'orders last week' });
    const button = { type: 'button', action_id: 'ask:0', text: { type: 'plain_text', text: 'x' }, value };
    stored?.blocks.push({ type: 'actions', block_id: 'left over', elements: [button] });
    const known = [there().length, whispers('U2').length];
    await company.press('U2', notice, 'ask');
    expect([there().length, whispers('U2').length]).toEqual([known[0], (known[1] ?? 0) + 1]);
    expect(await company.behind(company.newest('D2'))).toMatchObject({ text: 'orders last week' });
  });
});

describe('somebody who may not ask', () => {
  test('when they were told so, they are not told again at each word they say to others there', async () => {
    const refusal = await company.ask('UGUEST', 'orders last week');
    const root = refusal.thread ?? '';
    for (const text of ['sorry', 'lunch?']) {
      company.slack.say({ person: 'UGUEST', channel: 'C1', text, thread: root });
      await company.settled();
    }
    expect(company.ours(refusal)).toHaveLength(1);
    company.slack.say({ person: 'UGUEST', channel: 'C1', text: '<@UBOT> and now?', thread: root });
    await company.settled();
    expect(company.ours(refusal)).toHaveLength(2);
  });

  test('when they edit what they asked, the refusal that stands there is enough', async () => {
    const refusal = await company.ask('UGUEST', 'orders last week');
    await company.slack.edit({ channel: 'C1', ts: refusal.thread ?? '' }, '<@UBOT> sales last week');
    await company.settled();
    expect(company.ours(refusal).map(({ ts }) => ts)).toEqual([refusal.ts]);
  });
});

describe('a question that becomes another thing', () => {
  test('when it is edited into a call for help, the help takes the place of the answer', async () => {
    const answer = await company.ask('U2', 'orders last week');
    await company.slack.edit({ channel: 'C1', ts: answer.thread ?? '' }, '<@UBOT> help');
    await company.settled();
    const [stands, ...more] = company.ours(answer);
    expect([stands?.ts, more]).toEqual([answer.ts, []]);
    expect(await company.behind(answer)).toBeNull();
  });

  test('when it is edited and deleted at once, nothing of it is left', async () => {
    for (let time = 0; time < 5; time += 1) {
      const said = company.slack.say({ person: 'U2', channel: 'C1', text: '<@UBOT> orders last week' });
      void company.slack.edit(said, '<@UBOT> sales last week');
      void company.slack.remove(said);
      await company.settled();
      const left = company.slack.messages('C1').filter((each) => each.bot !== null && each.ts > said.ts);
      expect(left).toEqual([]);
    }
  });
});

describe('names that are attacks', () => {
  // What reaches Slack is looked at by the fake as the company closes.
  test('when somebody is called so, they can be talked about', async () => {
    const answer = await company.ask('U2', "<@U3>'s orders last week");
    expect(shown(answer)).not.toContain('<!channel>');
    expect((await company.behind(answer))?.text).toContain('@<!channel>');
  });

  test('when a channel is called so, the App Home shows it as it is', async () => {
    await company.slack.openHome('U2');
    await company.settled();
    expect(JSON.stringify(company.slack.home('U2'))).toContain('‹!channel');
  });
});
