import type { Acked, Deliveries, Parcel } from './deliveries.ts';
import { actionOf, type Choice, findElement } from './elements.ts';
import { type FormValues, formState } from './forms.ts';
import { inspectMessage, inspectView, note } from './inspect.ts';
import type { Triggers } from './methods.ts';
import { slackView } from './methods-views.ts';
import { type At, channelNamed, teamNamed } from './people.ts';
import type { Responses } from './responses.ts';
import { findMessage, slackMessage, withIds } from './store.ts';
import {
  type Channel,
  directChannel,
  type Ephemeral,
  type FakeView,
  type Team,
  type World,
} from './world.ts';

/** What people do that waits for an answer within 3 s; `payload` of the outcome is that answer. */
export interface Interactions {
  /** A button or menu of a message, also of one that only that person sees. */
  click(person: string, message: At | Ephemeral, action: string, choice?: Choice): Promise<Acked>;
  clickHome(person: string, action: string, choice?: Choice & { team?: string }): Promise<Acked>;
  command(command: CommandUse): Promise<Acked>;
  shortcut(person: string, callback: string, message: At): Promise<Acked>;
  submitForm(person: string, view: FakeView, values?: FormValues): Promise<Acked>;
}

export interface CommandUse {
  readonly person: string;
  readonly command: string;
  readonly text: string;
  /** Left out: the direct conversation with the bot. Commands work where the bot is not, too. */
  readonly channel?: string;
  readonly team?: string;
}

export interface InteractionParts {
  readonly world: World;
  readonly deliveries: Deliveries;
  readonly triggers: Triggers;
  readonly responses: Responses;
  url(): string;
}

export function createInteractions(parts: InteractionParts): Interactions {
  const { world, deliveries } = parts;
  const send = (kind: Parcel['kind'], type: string, payload: Record<string, unknown>) =>
    deliveries.send({ kind, type, id: world.nextId('I'), payload, echo: false });
  return {
    click: (person, message, action, choice = {}) =>
      send('interactive', 'block_actions', clickPayload(parts, person, message, action, choice)),
    clickHome: (person, action, choice = {}) =>
      send('interactive', 'block_actions', homePayload(parts, person, action, choice)),
    command: async (use) => {
      const acked = await send('slash_commands', use.command, commandPayload(parts, use));
      keepCommandAnswer(world, use, acked.payload);
      return acked;
    },
    shortcut: (person, callback, message) =>
      send('interactive', 'message_action', shortcutPayload(parts, person, callback, message)),
    submitForm: async (person, view, values = {}) => {
      const acked = await send('interactive', 'view_submission', formPayload(parts, person, view, values));
      keepFormAnswer(world, view, acked);
      return acked;
    },
  };
}

function clickPayload(
  parts: InteractionParts,
  person: string,
  at: At | Ephemeral,
  action: string,
  choice: Choice,
) {
  const { world } = parts;
  const team = teamNamed(world, 'team' in at ? at.team : undefined);
  const channel = channelNamed(team, at.channel);
  const whisper = team.ephemerals.find((each) => each.ts === at.ts);
  const stored = findMessage(channel, at.ts);
  const blocks = whisper?.blocks ?? stored?.blocks;
  if (!blocks) throw new Error(`there is no message ${at.channel}/${at.ts} to click in`);
  const found = findElement(blocks, action, choice);
  const thread = whisper?.thread ?? stored?.thread ?? null;
  const message = stored
    ? slackMessage(channel, stored)
    : { type: 'message', subtype: 'bot_message', text: whisper?.text, ts: at.ts, bot_id: team.bot.bot };
  team.acts.push({ person, channel: channel.id, thread: thread ?? at.ts });
  return {
    ...common(parts, team, person),
    type: 'block_actions',
    container: {
      type: 'message',
      message_ts: at.ts,
      channel_id: channel.id,
      is_ephemeral: whisper !== undefined,
      ...(thread ? { thread_ts: thread } : {}),
    },
    channel: channelOf(channel),
    ...(whisper ? {} : { message }),
    state: { values: {} },
    response_url: responseUrl(parts, team, channel, person, stored ? at.ts : null, thread),
    actions: [actionOf(found, choice, world.nextTs())],
  };
}

function homePayload(
  parts: InteractionParts,
  person: string,
  action: string,
  choice: Choice & { team?: string },
) {
  const team = teamNamed(parts.world, choice.team);
  const home = team.homes.get(person);
  if (!home) throw new Error(`${person} has no App Home to click in`);
  const found = findElement(home.view.blocks as Record<string, unknown>[], action, choice);
  return {
    ...common(parts, team, person),
    type: 'block_actions',
    container: { type: 'view', view_id: home.id },
    view: { ...slackView({ team }, home), state: { values: {} } },
    actions: [actionOf(found, choice, parts.world.nextTs())],
  };
}

function shortcutPayload(parts: InteractionParts, person: string, callback: string, at: At) {
  const team = teamNamed(parts.world, at.team);
  const channel = channelNamed(team, at.channel);
  const message = findMessage(channel, at.ts);
  if (!message) throw new Error(`there is no message ${at.channel}/${at.ts} for a shortcut`);
  team.acts.push({ person, channel: channel.id, thread: message.thread ?? message.ts });
  return {
    ...common(parts, team, person),
    type: 'message_action',
    callback_id: callback,
    action_ts: parts.world.nextTs(),
    channel: channelOf(channel),
    message_ts: message.ts,
    message: slackMessage(channel, message),
    response_url: responseUrl(parts, team, channel, person, null, message.thread),
  };
}

function formPayload(parts: InteractionParts, person: string, view: FakeView, values: FormValues) {
  const team = [...parts.world.teams.values()].find((each) => each.views.includes(view));
  if (!team || !view.open) throw new Error(`the form ${view.id} is not open`);
  return {
    ...common(parts, team, person),
    type: 'view_submission',
    view: { ...slackView({ team }, view), state: { values: formState(view, values) } },
    response_urls: [],
  };
}

function commandPayload(
  parts: InteractionParts,
  { person, command, text, channel: id, team: of }: CommandUse,
) {
  const team = teamNamed(parts.world, of);
  const channel = id === undefined ? directChannel(team, person) : channelNamed(team, id);
  team.acts.push({ person, channel: channel.id, thread: null });
  return {
    token: 'verification',
    team_id: team.id,
    team_domain: team.name.toLowerCase(),
    channel_id: channel.id,
    channel_name: channelOf(channel).name,
    user_id: person,
    user_name: team.people.get(person)?.name ?? person,
    command,
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responseUrl(parts, team, channel, person, null, null),
    trigger_id: parts.triggers.issue(person),
  };
}

function common(parts: InteractionParts, team: Team, person: string) {
  const name = team.people.get(person)?.name ?? person;
  const home = team.people.get(person)?.team ?? team.id;
  return {
    user: { id: person, username: name, name, team_id: home },
    api_app_id: 'A1',
    token: 'verification',
    trigger_id: parts.triggers.issue(person),
    team: { id: team.id, domain: team.name.toLowerCase() },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelOf(channel: Channel): { id: string; name: string } {
  const names: Readonly<Record<string, string>> = { dm: 'directmessage', private: 'privategroup' };
  return { id: channel.id, name: names[channel.kind] ?? channel.name };
}

function responseUrl(
  parts: InteractionParts,
  team: Team,
  channel: Channel,
  person: string,
  message: string | null,
  thread: string | null,
): string {
  return `${parts.url()}${parts.responses.issue({ team, channel, person, message, thread })}`;
}

/** What an app answers to a command at once, that person alone sees. */
function keepCommandAnswer(world: World, use: CommandUse, payload: unknown): void {
  const answer = (payload ?? {}) as { text?: string; blocks?: unknown[] };
  if (!answer.text && !answer.blocks) return;
  const team = teamNamed(world, use.team);
  const channel = use.channel ?? directChannel(team, use.person).id;
  const blocks = inspectMessage(world, team, 'command', { ...answer }, { channel, thread: null }, false);
  const ts = world.nextTs();
  const text = answer.text ?? '';
  const kept = { channel, person: use.person, thread: null, ts, text, blocks: withIds(world, blocks) };
  team.ephemerals.push({ ...kept, via: 'command' });
}

function keepFormAnswer(world: World, form: FakeView, { ok, payload }: Acked): void {
  const answer = (payload ?? {}) as {
    response_action?: string;
    errors?: Record<string, string>;
    view?: unknown;
  };
  if (!ok) return;
  if (answer.response_action === 'errors') {
    const blocks = (form.view.blocks as { block_id: string; type: string }[]).filter(
      (each) => each.type === 'input',
    );
    const unknown = Object.keys(answer.errors ?? {}).filter(
      (id) => !blocks.some((each) => each.block_id === id),
    );
    note(
      world,
      'view_submission',
      unknown.map((id) => `/errors/${id}: no such input`),
    );
    return;
  }
  if (answer.response_action === 'update' || answer.response_action === 'push') {
    const view = inspectView(world, 'view_submission', answer.view);
    form.view = { ...view, blocks: withIds(world, view.blocks as unknown[]) };
    return;
  }
  form.open = false;
}
