import { z } from 'zod';

/** What of Slack's payloads is read; the rest is let by, so that a new field of Slack's breaks nothing. */
const id = z.string().min(1);
const maybe = z.string().nullish();

/** The outside of an event. */
export const eventEnvelope = z.object({
  type: z.literal('event_callback'),
  event_id: id,
  team_id: maybe,
  enterprise_id: maybe,
  context_team_id: maybe,
  is_enterprise_install: z.boolean().nullish(),
  authorizations: z
    .array(z.object({ team_id: maybe, user_id: maybe, is_bot: z.boolean().nullish() }))
    .nullish(),
  event: z.looseObject({ type: id }),
});

/** A message as it stands inside an event, before or after a change. */
const message = z.object({
  user: maybe,
  bot_id: maybe,
  subtype: maybe,
  text: z.string().nullish(),
  ts: maybe,
  thread_ts: maybe,
});

/** `message` and `app_mention`. */
export const messageEvent = message.extend({
  type: id,
  channel: id,
  channel_type: maybe,
  message: message.nullish(),
  previous_message: message.nullish(),
  deleted_ts: maybe,
});

export const reactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: id,
  reaction: id,
  item_user: maybe,
  item: z.object({ type: id, channel: maybe, ts: maybe }),
});

export const homeEvent = z.object({ user: id, channel: z.string(), tab: maybe });

export const revokedEvent = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() });

const place = {
  team: z.object({ id }).nullish(),
  user: z.object({ id, team_id: maybe }),
  enterprise: z.object({ id }).nullish(),
};

/** Buttons and menus. */
export const blockActions = z.object({
  type: z.literal('block_actions'),
  ...place,
  channel: z.object({ id }).nullish(),
  message: z.object({ ts: id, thread_ts: maybe }).nullish(),
  container: z.object({ channel_id: maybe, message_ts: maybe, thread_ts: maybe }).nullish(),
  view: z.object({ app_installed_team_id: maybe }).nullish(),
  response_url: maybe,
  actions: z
    .array(
      z.object({
        action_id: id,
        action_ts: maybe,
        value: maybe,
        selected_option: z.object({ value: maybe }).nullish(),
      }),
    )
    .min(1),
});

/** A shortcut on a message. */
export const messageAction = z.object({
  type: z.literal('message_action'),
  ...place,
  callback_id: id,
  action_ts: id,
  response_url: z.string(),
  channel: z.object({ id }),
  message: z.object({ ts: id, thread_ts: maybe, text: z.string().nullish() }),
});

export const slashCommand = z.object({
  command: id,
  text: z.string().nullish(),
  trigger_id: id,
  response_url: z.string(),
  team_id: maybe,
  enterprise_id: maybe,
  channel_id: id,
  user_id: id,
});

export type EventEnvelope = z.infer<typeof eventEnvelope>;
export type MessageEvent = z.infer<typeof messageEvent>;
export type BlockActions = z.infer<typeof blockActions>;
