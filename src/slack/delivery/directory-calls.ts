import type { ConversationsInfoResponse, UsersInfoResponse } from '@slack/web-api';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import { refused } from './failure.ts';
import { readHistory, readThread } from './read-messages.ts';
import { readPages } from './read-pages.ts';
import { remember } from './remember.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { SlackChannel, SlackPerson, Workspace } from './workspace.ts';

export type DirectoryCalls = Pick<
  Workspace,
  'person' | 'channel' | 'channelsOf' | 'ownChannels' | 'thread' | 'history' | 'directChannel'
>;

const minute = 60_000;
const entries = 2_000;
const mostOfPerson = 20;
const pages = 10;
const pageSize = 200;

/** Who is there, where, and what was said. */
export function createDirectoryCalls({
  id,
  api,
}: {
  readonly id: string;
  readonly api: WebApi;
}): DirectoryCalls {
  return {
    person: remember((person) => lookUpPerson(api, id, person), { milliseconds: 60 * minute, entries }),
    channel: remember((channel) => lookUpChannel(api, channel), { milliseconds: 10 * minute, entries }),
    channelsOf: async (person) =>
      memberships(api, { user: person, types: 'public_channel', limit: mostOfPerson }, 1),
    ownChannels: async () =>
      memberships(api, { types: 'public_channel,private_channel,mpim,im', limit: pageSize }, pages),
    thread: async (channel, thread, limit) =>
      outcome(await readThread(api, { channel, thread, since: null, limit, pages })),
    history: async (channel, since, limit) =>
      outcome(await readHistory(api, { channel, since, limit, pages })),
    directChannel: remember((person) => openDirect(api, person), { milliseconds: 60 * minute, entries }),
  };
}

/** Somebody Slack does not show to us is nobody of this workspace. */
const unseen = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

async function lookUpPerson(api: WebApi, team: string, id: string): Promise<Outcome<SlackPerson>> {
  const reply = await api.call({ method: 'users.info', again: 'always' }, (client) =>
    client.users.info({ user: id, include_locale: true }),
  );
  if (!reply.ok && unseen.has(reply.failure.code)) {
    return done({ id, locale: 'en', name: id, standing: 'stranger' });
  }
  if (!reply.ok) return failed(reply.failure.problem);
  const { user } = reply.value;
  if (user === undefined) return failed(refused('users.info', 'no_user').problem);
  return done({
    id,
    locale: user.locale?.startsWith('ko') ? 'ko' : 'en',
    name: user.profile?.display_name || user.real_name || user.name || id,
    standing: standingOf(user, team),
  });
}

type User = NonNullable<UsersInfoResponse['user']>;

function standingOf(user: User, team: string): SlackPerson['standing'] {
  if (user.is_bot === true || user.id === 'USLACKBOT') return 'bot';
  // In an organisation of several workspaces the team is the one where the account was made.
  const teams = [user.team_id ?? team, ...(user.enterprise_user?.teams ?? [])];
  if (user.is_stranger === true || user.deleted === true || !teams.includes(team)) return 'stranger';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

async function lookUpChannel(api: WebApi, id: string): Promise<Outcome<SlackChannel>> {
  const reply = await api.call({ method: 'conversations.info', again: 'always' }, (client) =>
    client.conversations.info({ channel: id }),
  );
  if (!reply.ok) return failed(reply.failure.problem);
  const { channel } = reply.value;
  return channel === undefined
    ? failed(refused('conversations.info', 'no_channel').problem)
    : done(channelOf({ ...channel, id }));
}

type RawChannel = Pick<
  NonNullable<ConversationsInfoResponse['channel']>,
  'name' | 'topic' | 'is_ext_shared' | 'is_pending_ext_shared'
> & { readonly id: string };

function channelOf(raw: RawChannel): SlackChannel {
  return {
    id: raw.id,
    name: raw.name ?? '',
    topic: raw.topic?.value ?? '',
    shared: raw.is_ext_shared === true || raw.is_pending_ext_shared === true,
  };
}

/** Channels of a person, or of the bot itself. */
async function memberships(
  api: WebApi,
  query: { readonly user?: string; readonly types: string; readonly limit: number },
  mostPages: number,
): Promise<Outcome<SlackChannel[]>> {
  const read = await readPages({
    most: mostPages,
    read: (from) =>
      api.call({ method: 'users.conversations', again: 'always' }, (client) =>
        client.users.conversations({ ...query, exclude_archived: true, ...from }),
      ),
    itemsOf: ({ channels }) =>
      (channels ?? []).flatMap((raw) => (raw.id === undefined ? [] : [channelOf({ ...raw, id: raw.id })])),
  });
  if (!read.ok) return failed(read.failure.problem);
  return done(mostPages === 1 ? read.value.slice(0, query.limit) : read.value);
}

async function openDirect(api: WebApi, person: string): Promise<Outcome<string>> {
  const reply = await api.call({ method: 'conversations.open', again: 'always' }, (client) =>
    client.conversations.open({ users: person }),
  );
  if (!reply.ok) return failed(reply.failure.problem);
  const id = reply.value.channel?.id;
  return id === undefined ? failed(refused('conversations.open', 'no_channel').problem) : done(id);
}

function outcome<T>(reply: Reply<T>): Outcome<T> {
  return reply.ok ? done(reply.value) : failed(reply.failure.problem);
}
