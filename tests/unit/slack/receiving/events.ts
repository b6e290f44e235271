/** Bodies as Slack sends them to the workspace `T1`, where our bot is `UBOT`. */
export const self = { workspace: null, botUserOf: () => null };

export const now = new Date('2026-11-30T09:00:00Z');

export function envelope(event: Record<string, unknown>, outside: Record<string, unknown> = {}) {
  return {
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1764493200,
    team_id: 'T1',
    api_app_id: 'A1',
    authorizations: [
      { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event,
    ...outside,
  };
}

export function message(fields: Record<string, unknown> = {}) {
  return {
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user: 'U1',
    text: 'hello',
    ts: '100.1',
    ...fields,
  };
}

export const mention = (fields: Record<string, unknown> = {}) =>
  message({ text: '<@UBOT> 어제 주문 수', ...fields });

export function click(actions: readonly Record<string, unknown>[], outside: Record<string, unknown> = {}) {
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'example' },
    user: { id: 'U1', team_id: 'T1' },
    trigger_id: '1.2.3',
    container: { type: 'message', message_ts: '200.1', channel_id: 'C1', is_ephemeral: false },
    channel: { id: 'C1', name: 'general' },
    message: { type: 'message', ts: '200.1', thread_ts: '100.1', text: 'an answer' },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    actions: actions.map((action) => ({
      type: 'button',
      block_id: 'b',
      action_ts: '300.1',
      value: 'v',
      ...action,
    })),
    ...outside,
  };
}

export const shortcut = {
  type: 'message_action',
  callback_id: 'explain_query',
  trigger_id: '1.2.3',
  action_ts: '300.1',
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  channel: { id: 'C1' },
  message_ts: '200.1',
  message: { type: 'message', ts: '200.1', user: 'U2', text: 'select 1' },
  response_url: 'https://hooks.slack.com/app/T1/1/x',
};

export const command = {
  token: 'legacy',
  team_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  command: '/ask',
  text: '어제 매출',
  response_url: 'https://hooks.slack.com/commands/T1/1/x',
  trigger_id: '1.2.3',
};
