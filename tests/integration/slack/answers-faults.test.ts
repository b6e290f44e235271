import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '../../../src/telemetry/log.ts';
import { sampled } from '../../support/sampled.ts';
import { type Colleagues, openColleagues, shown } from '../../support/slack/colleagues.ts';
import type { Fault } from '../../support/slack/faults.ts';
import { defaultTeam, type FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;
const logged: unknown[][] = [];
/** Nobody and no channel is known yet in each of these. */
const newcomers = ['U11', 'U12', 'U13'];

beforeAll(async () => {
  const note = (...args: unknown[]) => void logged.push(args);
  const log = { debug: () => undefined, info: () => undefined, warn: note, error: note } as unknown as Log;
  const people = [...(defaultTeam.people ?? []), ...newcomers.map((id) => ({ id, locale: 'ko-KR' }))];
  const channels = [...(defaultTeam.channels ?? []), ...newcomers.map((id) => ({ id: channelOf(id) }))];
  company = await openColleagues({ log, fake: { teams: [{ ...defaultTeam, people, channels }] } });
});
afterEach(() => company.slack.assertClean());
afterAll(() => company?.close());

const channelOf = (person: string) => person.replace('U', 'C');
const whispers = (person: string) => company.slack.ephemerals(person);

/** Every method that colleagues make Askbird call without a language model. */
const methods = [
  'users.info',
  'conversations.info',
  'conversations.open',
  'conversations.replies',
  'users.conversations',
  'chat.postMessage',
  'chat.update',
  'chat.delete',
  'chat.postEphemeral',
  'assistant.threads.setStatus',
  'assistant.threads.setSuggestedPrompts',
  'files.getUploadURLExternal',
  'upload',
  'files.completeUploadExternal',
  'views.publish',
  'views.open',
  'response_url',
];

const faults: readonly (readonly [string, Fault])[] = [
  ['slows down', { kind: 'ratelimited', retryAfter: 0 }],
  ['has an error', { kind: 'http', status: 500 }],
  ['does it and breaks the connection', { kind: 'cut' }],
];

/** Somebody new does all there is to do; the answer in their thread. */
async function tour(person: string): Promise<FakeMessage> {
  const { slack } = company;
  const channel = channelOf(person);
  const talk = slack.say({ person: 'U2', channel, text: 'I wonder about regions' });
  const answer = await company.ask(person, 'orders by region last week', { channel, thread: talk.ts });
  const deleted = await company.ask('U2', 'orders yesterday', { channel });
  await Promise.all([
    slack.click(person, answer, 'csv'),
    slack.click(person, answer, 'chart', { option: '"line"' }),
    slack.click(person, answer, 'sql'),
    slack.react('U2', { channel, ts: answer.ts }, 'wastebasket'),
    slack.remove({ channel, ts: deleted.thread ?? '' }),
    slack.command({ person, command: '/ask', text: 'help', channel }),
    slack.openHome(person),
    slack.openHome(person, 'messages'),
  ]);
  await company.settled();
  expect(company.ours(deleted)).toEqual([]);
  return answer;
}

describe('when Slack fails once at each of its methods', () => {
  test.each(
    sampled(
      faults.map(([what, fault], index) => [what, fault, newcomers[index] ?? ''] as const),
      3,
      2,
    ),
  )('when it %s, nothing is lost and nothing doubled', async (_what, fault, person) => {
    const { slack } = company;
    const begun = slack.calls.length;
    // A form cannot wait for as long as Slack asks to.
    const failing = methods.filter((method) => fault.kind !== 'ratelimited' || method !== 'views.open');
    // Seen by one person alone, a word comes twice rather than never.
    const heardOnce = (before: number, who: string) => {
      const count = whispers(who).length - before;
      return fault.kind === 'cut' ? count === 1 || count === 2 : count === 1;
    };
    const [known, heard] = [whispers('U2').length, slack.files().length];
    for (const method of failing) slack.fail(method, fault);
    const answer = await tour(person);
    await company.dataBehind(answer);
    expect(company.ours(answer).filter(({ files }) => files.length === 0)).toHaveLength(1);
    const csvs = company
      .ours(answer)
      .filter(({ fileNames }) => fileNames.some((name) => name.endsWith('.csv')));
    expect(csvs).toHaveLength(1);
    expect(slack.messages(`D${person.slice(1)}`).filter(({ thread }) => thread === null)).toHaveLength(1);
    await slack.waitFor(() => slack.forms(person).length > 0, 'the form');
    expect(slack.home(person)).not.toBeNull();
    expect([heardOnce(known, 'U2'), heardOnce(0, person)]).toEqual([true, true]);
    expect(slack.files().length).toBeGreaterThan(heard + 2);
    const failed = new Set(
      slack.calls.slice(begun).flatMap(({ method, outcome }) => (outcome === 'ok' ? [] : [method])),
    );
    expect(failing.filter((method) => !failed.has(method))).toEqual([]);
  });
});

describe('blocks that a workspace does not take', () => {
  test('when it refuses some, the answer stands without them, and the log says which', async () => {
    logged.length = 0;
    company.slack.fail('chat.update', {
      kind: 'invalid_blocks',
      pointer: '/blocks/1/type',
      when: ({ blocks }) => JSON.stringify(blocks).includes('data_visualization'),
    });
    const answer = await company.ask('U2', 'daily orders last week');
    const { rows } = await company.dataBehind(answer);
    expect(shown(answer)).not.toContain('data_visualization');
    for (const [day] of rows) expect(shown(answer)).toContain(String(day));
    expect(JSON.stringify(logged)).toContain('/blocks/1/type');
    expect(JSON.stringify(logged)).not.toContain('orders last week');
  });

  test('when it refuses all, the words of the answer stand there', async () => {
    company.slack.fail('chat.update', {
      kind: 'invalid_blocks',
      times: 9,
      when: ({ blocks }) => JSON.stringify(blocks ?? []) !== '[]',
    });
    const answer = await company.ask('U2', 'orders last week');
    const { rows } = await company.dataBehind(answer);
    expect(answer.text).toContain(String(rows[0]?.[0]));
  });
});
