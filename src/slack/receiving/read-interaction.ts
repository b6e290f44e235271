import type { z } from 'zod';
import type { ClickArrival } from '../arrival.ts';
import { type ActionId, actionOf, callbackIds } from '../blocks/action-ids.ts';
import { conversations } from '../keys.ts';
import { ignored, makeJob, oneJob } from './make-job.ts';
import type { BlockActions, messageAction, slashCommand } from './payloads.ts';
import type { ReadArrival, Self } from './reading.ts';

/** Those that open a form, or whose form may follow: Slack's ticket for one is valid for 3 s. */
const immediate: ReadonlySet<ActionId> = new Set(['sql', 'feedback']);

/** Those that ask, and so keep their turn among the questions of the thread. */
const asking: ReadonlySet<ActionId> = new Set(['ask', 'choose', 'rerun', 'narrower', 'wider']);

/** Buttons and menus. */
export function readActions(body: BlockActions, self: Self, now: Date): ReadArrival {
  const workspace = self.workspace ?? body.view?.app_installed_team_id ?? teamOf(body);
  if (workspace === null) return ignored('a click in no workspace');
  const known = body.actions.flatMap((action) => {
    const name = actionOf(action.action_id);
    return name === null ? [] : [{ ...action, name }];
  });
  if (known.length === 0) return ignored('a click on what is not ours');
  if (known.some(({ name }) => immediate.has(name))) return { kind: 'now' };
  const person = body.user.id;
  const jobs = known.map((action) => {
    const { name, action_id, action_ts } = action;
    const payload = clickOf(body, action, workspace);
    const key = `${workspace}/${action_ts ?? now.getTime()}/${action_id}/${person}`;
    return makeJob({ key, conversation: conversationOf(payload, name), person, payload, now });
  });
  return { kind: 'job', jobs, condition: null };
}

/** One of the clicks of a payload. */
export function clickOf(
  body: BlockActions,
  { name, value, selected_option }: BlockActions['actions'][number] & { readonly name: ActionId },
  workspace: string,
): ClickArrival {
  return {
    kind: 'click',
    workspace,
    person: body.user.id,
    action: name,
    value: value ?? selected_option?.value ?? '',
    message: messageOf(body),
    responseUrl: body.response_url ?? null,
  };
}

function messageOf({ message, channel, container }: BlockActions): ClickArrival['message'] {
  const ts = message?.ts ?? container?.message_ts;
  const place = channel?.id ?? container?.channel_id;
  if (!ts || !place) return null;
  return { channel: place, ts, thread: message?.thread_ts ?? container?.thread_ts ?? null };
}

function conversationOf({ workspace, person, message }: ClickArrival, name: ActionId): string {
  if (message === null) return conversations.home(workspace, person);
  const { channel, ts, thread } = message;
  return asking.has(name)
    ? conversations.of(workspace, channel, thread ?? ts)
    : conversations.aside(workspace, channel, ts);
}

const shortcuts: ReadonlySet<string> = new Set([callbackIds.explainQuery, callbackIds.explainTable]);

/** A shortcut on somebody's message. */
export function readShortcut(body: z.infer<typeof messageAction>, self: Self, now: Date): ReadArrival {
  const workspace = self.workspace ?? teamOf(body);
  if (workspace === null) return ignored('a shortcut in no workspace');
  const { callback_id: callback, action_ts, response_url: responseUrl } = body;
  if (!shortcuts.has(callback)) return ignored('a shortcut that is not ours');
  const [person, channel] = [body.user.id, body.channel.id];
  const { ts, text, thread_ts } = body.message;
  const thread = thread_ts ?? null;
  return oneJob({
    key: `${workspace}/${action_ts}/${callback}/${person}`,
    conversation: conversations.of(workspace, channel, thread ?? ts),
    person,
    payload: {
      kind: 'shortcut',
      workspace,
      person,
      callback,
      channel,
      message: { ts, thread, text: text ?? '' },
      responseUrl,
    },
    now,
  });
}

/** The slash command. */
export function readCommand(body: z.infer<typeof slashCommand>, self: Self, now: Date): ReadArrival {
  const workspace = self.workspace ?? body.team_id ?? body.enterprise_id ?? null;
  if (workspace === null) return ignored('a command in no workspace');
  const { trigger_id, user_id: person, channel_id: channel, response_url: responseUrl } = body;
  return oneJob({
    key: `${workspace}/${trigger_id}`,
    conversation: conversations.command(workspace, trigger_id),
    person,
    payload: { kind: 'command', workspace, person, channel, text: body.text ?? '', responseUrl },
    now,
  });
}

function teamOf({
  team,
  user,
  enterprise,
}: Pick<BlockActions, 'team' | 'user' | 'enterprise'>): string | null {
  return team?.id ?? user.team_id ?? enterprise?.id ?? null;
}
