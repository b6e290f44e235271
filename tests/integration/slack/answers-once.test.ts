import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SlackApp } from '../../../src/slack/open-slack.ts';
import { type Colleagues, openColleagues } from '../../support/slack/colleagues.ts';
import { defaultTeam } from '../../support/slack/world.ts';

let company: Colleagues;
let doors: SlackApp[];
const people = Array.from({ length: 12 }, (_, index) => `U2${index}`);

beforeAll(async () => {
  const teamPeople = [...(defaultTeam.people ?? []), ...people.map((id) => ({ id, locale: 'en-US' }))];
  company = await openColleagues({
    slack: { exclusive: false },
    workers: 2,
    fake: { teams: [{ ...defaultTeam, people: teamPeople }], ackTimeout: 1000, retryWaits: [20, 50, 100] },
  });
  doors = [company.door];
});
afterAll(() => company?.close());

const questions = [
  'orders last week',
  'completed orders in March',
  '지난주 주문 수',
  '어제 매출',
  'sales by category in march',
];
const mention = (person: string, text: string) =>
  company.slack.say({ person, channel: 'C1', text: `<@UBOT> ${text}` });

/** Each has one answer in its thread, and it is of its own words. */
async function answeredOnce(said: readonly { ts: string }[], texts: readonly string[]): Promise<void> {
  for (const [index, { ts }] of said.entries()) {
    const own = company.ours({ channel: 'C1', ts, thread: null });
    expect(own).toHaveLength(1);
    const found = await Promise.all(own.map((each) => company.behind(each)));
    expect(found.map((each) => [each?.text, each?.answer.kind])).toEqual([[texts[index], 'data']]);
  }
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => questions[index % questions.length] ?? '');

async function another(): Promise<void> {
  doors.push(await company.openReplica());
}

async function close(graceMs: number): Promise<void> {
  await Promise.all(doors.splice(0).map((door) => door.stop(graceMs)));
}

describe('many questions', () => {
  test('when two replicas share them, and Slack delivers some twice, each is answered once', async () => {
    await another();
    await company.slack.connected(2);
    const texts = many(60);
    company.slack.duplicate(40);
    const said = texts.map((text, index) => mention(people[index % people.length] ?? '', text));
    await company.settled();
    await answeredOnce(said, texts);
    const welcomed = people.map((person) => company.slack.messages(`D${person.slice(1)}`).length);
    expect(welcomed).toEqual(people.map(() => 1));
  });

  test('when one person asks a lot, another need not wait for all of it', async () => {
    const first = many(16).map((text) => mention('U1', text));
    const other = mention('U2', 'orders last week');
    await company.settled();
    const [answer] = company.ours({ channel: 'C1', ts: other.ts, thread: null });
    const before = first.filter(({ ts }) => {
      const [own] = company.ours({ channel: 'C1', ts, thread: null });
      return Number(own?.ts) < Number(answer?.ts);
    });
    expect(before.length).toBeLessThan(10);
  });
});

describe('a door that closes and opens', () => {
  test('when it closes in the middle of the work, what it leaves is answered by the next, in the same place', async () => {
    const texts = many(12);
    const said = texts.map((text, index) => mention(people[index] ?? '', text));
    await company.slack.waitFor(
      () => company.ours({ channel: 'C1', ts: said[0]?.ts ?? '', thread: null })[0],
      'the first',
    );
    await close(0);
    await another();
    await company.settled();
    await answeredOnce(said, texts);
  });

  test('when people ask wherever they can while nothing runs, they are answered at the next start', async () => {
    const before = await company.ask('U1', '지난주 주문 수');
    await close(1000);
    const texts = ['orders yesterday', '지난달 주문 수'];
    const said = texts.map((text) => mention('U2', text));
    const direct = company.slack.say({ person: 'U3', text: 'orders last week' });
    const group = company.slack.say({ person: 'U2', channel: 'GGROUP', text: '<@UBOT> orders last week' });
    const reply = company.slack.say({
      person: 'U1',
      channel: 'C1',
      text: '지역별로',
      thread: before.thread ?? '',
    });
    await company.slack.deliveriesDone();
    await another();
    for (const { ts } of [...said, direct, group, reply]) await company.slack.answerTo(ts);
    await company.settled();
    await answeredOnce(said, texts);
    const goneOn = company.newest('C1', before.thread ?? '');
    expect((await company.dataBehind(goneOn)).columns).toHaveLength(2);
    for (const each of [direct, group]) expect(company.ours({ ...each, thread: null })).toHaveLength(1);
  });
});
