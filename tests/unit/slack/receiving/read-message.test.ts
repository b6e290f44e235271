import { describe, expect, test } from 'vitest';
import { readArrival } from '../../../../src/slack/receiving/read-arrival.ts';
import { envelope, mention, message, now, self } from './events.ts';

const read = (event: Record<string, unknown>, outside: Record<string, unknown> = {}) =>
  readArrival(envelope(event, outside), self, now);

function jobOf(event: Record<string, unknown>, outside: Record<string, unknown> = {}) {
  const result = read(event, outside);
  if (result.kind !== 'job') throw new Error(`no job but ${JSON.stringify(result)}`);
  return { ...result.jobs[0], condition: result.condition };
}

describe('questions', () => {
  test('when somebody mentions the bot in a channel, it is a question of the thread it begins', () => {
    expect(jobOf(mention())).toMatchObject({
      key: 'T1/C1/100.1',
      conversation: 'slack:T1/C1/100.1',
      asker: 'T1/U1',
      condition: null,
      payload: { kind: 'question', addressed: 'mention', thread: null, ts: '100.1' },
    });
  });

  test('when Slack tells of one mention by two events, both are the same job', () => {
    const { channel_type: _, ...bare } = mention();
    expect(jobOf({ ...bare, type: 'app_mention' })).toEqual(jobOf(mention()));
  });

  test('when the bot is mentioned inside a thread, the question belongs to that thread', () => {
    expect(jobOf(mention({ ts: '101.1', thread_ts: '100.1' }))).toMatchObject({
      key: 'T1/C1/101.1',
      conversation: 'slack:T1/C1/100.1',
      payload: { thread: '100.1', addressed: 'mention' },
    });
  });

  test('when somebody writes a direct message, it is a question of the one conversation there', () => {
    const dm = message({ channel: 'D1', channel_type: 'im', thread_ts: '90.1' });
    expect(jobOf(dm)).toMatchObject({
      key: 'T1/D1/100.1',
      conversation: 'slack:T1/D1',
      payload: { addressed: 'dm', thread: '90.1' },
    });
  });

  test('when a thread is replied to without a mention, it is a question only of who asked there', () => {
    expect(jobOf(message({ ts: '101.1', thread_ts: '100.1' }))).toMatchObject({
      payload: { addressed: 'thread' },
      condition: { kind: 'engaged', workspace: 'T1', channel: 'C1', thread: '100.1', person: 'U1' },
    });
  });

  test.each([
    ['a file', 'file_share'],
    ['a reply that is shown in the channel too', 'thread_broadcast'],
  ])('when a person sends %s with the question, it counts', (_, subtype) => {
    expect(jobOf(mention({ subtype }))).toMatchObject({ payload: { kind: 'question' } });
  });

  test('when the channel is shared with another company, the job is of our workspace', () => {
    expect(jobOf(mention({ team: 'T9' }), { team_id: 'T9' })).toMatchObject({
      key: 'T1/C1/100.1',
      asker: 'T1/U1',
    });
  });

  test('when there is one workspace only, nothing else is believed', () => {
    const body = envelope(mention(), { team_id: 'T9', authorizations: [] });
    const one = { workspace: 'T1', botUserOf: () => 'UBOT' };
    expect(readArrival(body, one, now)).toMatchObject({ jobs: [{ key: 'T1/C1/100.1' }] });
  });

  test.each([
    ['of another bot', mention({ bot_id: 'B9' })],
    ['of an app under its own name', mention({ subtype: 'bot_message', user: undefined, bot_id: 'B9' })],
    ['of our own', message({ user: 'UBOT', channel: 'D1', channel_type: 'im' })],
    ['of Slackbot', message({ user: 'USLACKBOT', channel: 'D1', channel_type: 'im' })],
    ['of a channel, to nobody', message()],
    ['of a group conversation, to nobody', message({ channel_type: 'mpim', channel: 'G1' })],
    ['of a thread, to somebody else', message({ ts: '101.1', thread_ts: '100.1', text: '<@U2> 이거 봤어?' })],
    ['about who joined', message({ subtype: 'channel_join' })],
  ])('when a message is %s, it is ignored', (_, event) => {
    expect(read(event)).toMatchObject({ kind: 'ignored' });
  });
});

describe('edits and deletions', () => {
  const changed = (text: string, before: string, fields: Record<string, unknown> = {}) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    channel_type: 'channel',
    ts: '102.1',
    message: { type: 'message', user: 'U1', text, ts: '100.1', ...fields },
    previous_message: { type: 'message', user: 'U1', text: before, ts: '100.1' },
  });

  test('when a question is worded anew, the edit waits for no job of its thread', () => {
    const edit = jobOf(changed('<@UBOT> 그제 매출', '<@UBOT> 어제 매출', { thread_ts: '90.1' }));
    expect(edit).toMatchObject({
      key: 'Ev1',
      payload: {
        kind: 'edit',
        ts: '100.1',
        thread: '90.1',
        text: '<@UBOT> 그제 매출',
        before: '<@UBOT> 어제 매출',
      },
      condition: { kind: 'asked', workspace: 'T1', channel: 'C1', ts: '100.1' },
    });
    expect(edit.conversation).not.toBe('slack:T1/C1/90.1');
  });

  test('when a mention is added by an edit, the message becomes a question', () => {
    expect(jobOf(changed('<@UBOT> 어제 매출', '어제 매출'))).toMatchObject({
      key: 'T1/C1/100.1',
      payload: { kind: 'question', addressed: 'mention', ts: '100.1' },
    });
  });

  test.each([
    ['no word changed, as when a preview is added', changed('<@UBOT> 매출', '<@UBOT> 매출')],
    ["a bot's message changed, as with our own answers", changed('new', 'old', { bot_id: 'B1' })],
  ])('when %s, it is ignored', (_, event) => {
    expect(read(event)).toMatchObject({ kind: 'ignored' });
  });

  test('when a question is deleted, its work is to stop', () => {
    const event = {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      channel_type: 'channel',
      ts: '102.1',
      deleted_ts: '100.1',
      previous_message: { user: 'U1', text: '<@UBOT> 매출', ts: '100.1' },
    };
    expect(jobOf(event)).toMatchObject({
      payload: { kind: 'deletion', channel: 'C1', ts: '100.1' },
      condition: { kind: 'asked', ts: '100.1' },
    });
    const ours = { ...event, previous_message: { user: 'UBOT', bot_id: 'B1', text: '', ts: '100.1' } };
    expect(read(ours)).toMatchObject({ kind: 'ignored' });
  });

  test('when a deleted message leaves a thread behind, it is a deletion all the same', () => {
    const event = changed('This message was deleted.', '<@UBOT> 매출', {
      subtype: 'tombstone',
      user: 'USLACKBOT',
    });
    expect(jobOf(event)).toMatchObject({ payload: { kind: 'deletion', ts: '100.1' } });
  });
});
