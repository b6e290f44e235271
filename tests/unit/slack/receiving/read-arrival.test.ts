import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArrival } from '../../../../src/slack/receiving/read-arrival.ts';
import { handledEvents } from '../../../../src/slack/receiving/read-event.ts';
import { click, command, envelope, now, self, shortcut } from './events.ts';

const read = (body: unknown) => readArrival(body, self, now);

describe('reactions', () => {
  const reaction = (fields: Record<string, unknown> = {}) =>
    envelope({
      type: 'reaction_added',
      user: 'U1',
      reaction: '+1',
      item_user: 'UBOT',
      item: { type: 'message', channel: 'C1', ts: '200.1' },
      ...fields,
    });

  test.each([
    ['thumbsup', '+1'],
    ['+1::skin-tone-4', '+1'],
    ['thumbsdown::skin-tone-2', '-1'],
    ['wastebasket', 'wastebasket'],
  ])('when an answer gets :%s:, it means %s', (given, emoji) => {
    expect(read(reaction({ reaction: given }))).toMatchObject({
      jobs: [{ key: 'Ev1', asker: 'T1/U1', payload: { kind: 'reaction', emoji, added: true, ts: '200.1' } }],
    });
  });

  test('when a reaction is taken back, that is told too', () => {
    expect(read(reaction({ type: 'reaction_removed' }))).toMatchObject({
      jobs: [{ payload: { added: false } }],
    });
  });

  test.each([
    ['on what somebody else wrote', { item_user: 'U2' }],
    ['that means nothing to us', { reaction: 'tada' }],
    ['on a file', { item: { type: 'file', file: 'F1' } }],
  ])('when there is a reaction %s, it is ignored', (_, fields) => {
    expect(read(reaction(fields))).toMatchObject({ kind: 'ignored' });
  });
});

describe('other events', () => {
  test.each(['home', 'messages'])('when the %s tab is opened, it is to be filled', (tab) => {
    expect(read(envelope({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab }))).toMatchObject({
      jobs: [{ payload: { kind: 'home', person: 'U1', tab, channel: 'D1' } }],
    });
  });

  test('when the app is removed, its workspace is to be forgotten', () => {
    const uninstalled = { kind: 'job', jobs: [{ payload: { kind: 'uninstall', workspace: 'T1' } }] };
    expect(read(envelope({ type: 'app_uninstalled' }))).toMatchObject(uninstalled);
    expect(read(envelope({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }))).toMatchObject(uninstalled);
    expect(read(envelope({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }))).toMatchObject({
      kind: 'ignored',
    });
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'when an event is called like what every object has, such as %s, it is ignored',
    (type) => {
      expect(read(envelope({ type }))).toMatchObject({ kind: 'ignored' });
    },
  );

  test('when an event is of no kind that is handled, it is ignored', () => {
    expect(handledEvents).not.toContain('channel_created');
    expect(read(envelope({ type: 'channel_created', channel: {} }))).toMatchObject({ kind: 'ignored' });
  });
});

describe('interactions', () => {
  test.each(['sql', 'feedback'])('when %s is pressed, it is answered at once', (action_id) => {
    expect(read(click([{ action_id }]))).toEqual({ kind: 'now' });
  });

  test('when a form is sent, it is answered at once', () => {
    expect(read({ type: 'view_submission', view: {}, user: { id: 'U1' } })).toEqual({ kind: 'now' });
  });

  test('when a button asks, it keeps its turn in the thread it stands in', () => {
    expect(read(click([{ action_id: 'choose:2', value: '{"question":"q","index":1}' }]))).toMatchObject({
      jobs: [
        {
          conversation: 'slack:T1/C1/100.1',
          asker: 'T1/U1',
          payload: {
            action: 'choose',
            value: '{"question":"q","index":1}',
            message: { channel: 'C1', ts: '200.1', thread: '100.1' },
          },
        },
      ],
    });
  });

  test('when the stop button is pressed, it does not wait for what it stops', () => {
    const stop = read(click([{ action_id: 'stop' }]));
    const ask = read(click([{ action_id: 'ask' }]));
    if (stop.kind !== 'job' || ask.kind !== 'job') throw new Error('no jobs');
    expect(stop.jobs[0]?.conversation).not.toBe(ask.jobs[0]?.conversation);
  });

  test('when one payload brings several actions, each is a job of its own', () => {
    const both = read(click([{ action_id: 'csv' }, { action_id: 'stop' }]));
    if (both.kind !== 'job') throw new Error('no jobs');
    expect(new Set(both.jobs.map(({ key }) => key)).size).toBe(2);
  });

  test('when a menu is used, the chosen option counts', () => {
    const chart = { action_id: 'chart', value: undefined, selected_option: { value: 'pie' } };
    expect(read(click([chart]))).toMatchObject({ jobs: [{ payload: { value: 'pie' } }] });
  });

  test('when a button of the App Home is pressed, there is no message', () => {
    const home = { channel: undefined, message: undefined, container: { type: 'view', view_id: 'V1' } };
    expect(read(click([{ action_id: 'ask' }], home))).toMatchObject({
      jobs: [{ payload: { message: null } }],
    });
  });

  test('when a person of another company clicks, the only workspace is still ours', () => {
    const body = click([{ action_id: 'ask' }], { team: { id: 'T9' }, user: { id: 'U9', team_id: 'T9' } });
    const one = { workspace: 'T1', botUserOf: () => 'UBOT' };
    expect(readArrival(body, one, now)).toMatchObject({ jobs: [{ asker: 'T1/U9' }] });
  });

  test('when a link is pressed, nothing is to be done', () => {
    expect(read(click([{ action_id: 'open-link' }]))).toMatchObject({ kind: 'ignored' });
  });

  test('when a shortcut of ours is used on a message, the message comes with it', () => {
    expect(read(shortcut)).toMatchObject({
      jobs: [
        {
          conversation: 'slack:T1/C1/200.1',
          payload: {
            kind: 'shortcut',
            callback: 'explain_query',
            message: { ts: '200.1', text: 'select 1' },
          },
        },
      ],
    });
    expect(read({ ...shortcut, callback_id: 'of another app' })).toMatchObject({ kind: 'ignored' });
  });

  test('when the command is used, its text comes with it', () => {
    expect(read(command)).toMatchObject({
      jobs: [{ key: 'T1/1.2.3', asker: 'T1/U1', payload: { kind: 'command', text: '어제 매출' } }],
    });
  });
});

test('when anything else arrives, it is ignored and nothing throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (body, event) => {
      expect(read(body).kind).toBe('ignored');
      expect(['ignored', 'job']).toContain(read(envelope({ type: 'message', event })).kind);
    }),
    { numRuns: 200 },
  );
});
