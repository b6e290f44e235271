import type { Context, Methods } from './methods.ts';
import { writableChannel } from './methods-chat.ts';
import { type Arguments, isOn, optional, Refusal, required } from './refusal.ts';
import { channelType, findMessage, slackMessage, threadOf } from './store.ts';
import { type Channel, directChannel, type FakeMessage, type Person, type Team } from './world.ts';

/** A conversation the bot may look at: public ones, and those it is in. */
function visibleChannel(context: Context, id: string): Channel {
  const channel = context.team.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !channel.member)) throw new Refusal('channel_not_found');
  return channel;
}

function readableChannel(context: Context, args: Arguments): Channel {
  const channel = visibleChannel(context, required(args, 'channel'));
  if (!channel.member) throw new Refusal('not_in_channel');
  return channel;
}

export const conversationMethods: Methods = {
  'conversations.info': (context, args) => ({
    channel: slackChannel(context.team, visibleChannel(context, required(args, 'channel'))),
  }),

  'conversations.replies': (context, args) => {
    const channel = readableChannel(context, args);
    const ts = required(args, 'ts');
    const asked = channel.messages.find((each) => each.ts === ts);
    if (!asked) throw new Refusal('thread_not_found');
    const all = threadOf(channel, asked.thread ?? asked.ts);
    const root = all[0]?.ts;
    return page(
      channel,
      args,
      all.filter((each) => each.ts === root || within(each, args)),
    );
  },

  'conversations.history': (context, args) => {
    const channel = readableChannel(context, args);
    const top = channel.messages.filter((each) => each.thread === null && within(each, args));
    return page(channel, args, top.reverse());
  },

  'conversations.members': (context, args) => {
    const channel = visibleChannel(context, required(args, 'channel'));
    const members = [...channel.people, ...(channel.member ? [context.team.bot.user] : [])];
    return { members, response_metadata: { next_cursor: '' } };
  },

  'conversations.open': (context, args) => {
    const { team } = context;
    const person = (optional(args, 'users') ?? '').split(',')[0] ?? '';
    const known = team.people.get(person);
    if (!known) throw new Refusal('user_not_found');
    if (known.bot) throw new Refusal('cannot_dm_bot');
    return { channel: { id: directChannel(team, person).id } };
  },

  'conversations.list': (context, args) => ({
    channels: channelsOfTypes(context.team, args)
      .filter((each) => each.kind === 'public' || each.member)
      .map((each) => slackChannel(context.team, each)),
    response_metadata: { next_cursor: '' },
  }),

  'users.conversations': (context, args) => {
    const { team } = context;
    const person = optional(args, 'user') ?? team.bot.user;
    const own = person === team.bot.user;
    if (!own && !team.people.has(person)) throw new Refusal('user_not_found');
    const channels = channelsOfTypes(team, args)
      .filter((each) => (own ? each.member : each.people.has(person)))
      // Of somebody else's, the bot sees public ones and those it is in too.
      .filter((each) => each.kind === 'public' || each.member);
    return {
      channels: channels.slice(0, Number(args.limit ?? 100)).map((each) => slackChannel(team, each)),
      response_metadata: { next_cursor: '' },
    };
  },

  'users.info': (context, args) => {
    const { team } = context;
    const id = required(args, 'user');
    const person = team.people.get(id);
    if (person) return { user: slackPerson(team, person, isOn(args.include_locale)) };
    if (id === team.bot.user)
      return { user: { id, team_id: team.id, name: 'askbird', is_bot: true, profile: {} } };
    throw new Refusal('user_not_found');
  },

  'users.list': (context, args) => ({
    members: [...context.team.people.values()].map((each) =>
      slackPerson(context.team, each, isOn(args.include_locale)),
    ),
    response_metadata: { next_cursor: '' },
  }),

  'reactions.add': (context, args) => {
    const { message, name } = reactedTo(context, args);
    const given = message.reactions.find((each) => each.name === name);
    if (given?.users.includes(context.team.bot.user)) throw new Refusal('already_reacted');
    if (given) given.users.push(context.team.bot.user);
    else message.reactions.push({ name, users: [context.team.bot.user] });
    return {};
  },

  'reactions.remove': (context, args) => {
    const { message, name } = reactedTo(context, args);
    const given = message.reactions.find((each) => each.name === name);
    const at = given?.users.indexOf(context.team.bot.user) ?? -1;
    if (at < 0) throw new Refusal('no_reaction');
    given?.users.splice(at, 1);
    message.reactions = message.reactions.filter((each) => each.users.length > 0);
    return {};
  },

  'reactions.get': (context, args) => {
    const { channel, message } = reactedTo(context, { ...args, name: 'any' });
    return { type: 'message', channel: channel.id, message: slackMessage(channel, message) };
  },
};

function reactedTo(context: Context, args: Arguments) {
  const channel = writableChannel(context, required(args, 'channel'));
  const message = findMessage(channel, required(args, 'timestamp'));
  if (!message) throw new Refusal('message_not_found');
  return { channel, message, name: required(args, 'name') };
}

/** `oldest` and `latest` are left out themselves, unless `inclusive`. */
function within(message: FakeMessage, args: Arguments): boolean {
  const oldest = optional(args, 'oldest');
  const latest = optional(args, 'latest');
  const edge = isOn(args.inclusive) && (message.ts === oldest || message.ts === latest);
  if (edge) return true;
  return (!oldest || Number(message.ts) > Number(oldest)) && (!latest || Number(message.ts) < Number(latest));
}

function page(channel: Channel, args: Arguments, messages: readonly FakeMessage[]): Record<string, unknown> {
  const start = Number(Buffer.from(optional(args, 'cursor') ?? '', 'base64').toString() || 0);
  const limit = Number(args.limit ?? 100);
  if (!(limit >= 1 && limit <= 999)) throw new Refusal('invalid_limit');
  const end = start + limit;
  const more = end < messages.length;
  return {
    messages: messages
      .slice(start, end)
      .map((each) => slackMessage(channel, each, isOn(args.include_all_metadata))),
    has_more: more,
    response_metadata: { next_cursor: more ? Buffer.from(String(end)).toString('base64') : '' },
  };
}

function channelsOfTypes(team: Team, args: Arguments): Channel[] {
  const names: Readonly<Record<string, string>> = {
    public_channel: 'channel',
    private_channel: 'group',
    mpim: 'mpim',
    im: 'im',
  };
  const types = (optional(args, 'types') ?? 'public_channel').split(',').map((each) => names[each.trim()]);
  return [...team.channels.values()].filter((each) => types.includes(channelType(each)));
}

function slackChannel(team: Team, channel: Channel): Record<string, unknown> {
  const [person] = channel.people;
  return {
    id: channel.id,
    ...(channel.kind === 'dm' ? { user: person } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'dm',
    is_mpim: channel.kind === 'group-dm',
    is_private: channel.kind !== 'public',
    is_member: channel.member,
    is_archived: false,
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_org_shared: false,
    context_team_id: team.id,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.people.size,
  };
}

function slackPerson(team: Team, person: Person, withLocale: boolean): Record<string, unknown> {
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    real_name: person.name,
    deleted: false,
    tz: 'Asia/Seoul',
    profile: { display_name: person.name, real_name: person.name },
    is_bot: person.bot,
    is_app_user: false,
    is_restricted: person.guest,
    is_ultra_restricted: false,
    is_stranger: person.stranger,
    ...(withLocale ? { locale: person.locale } : {}),
    enterprise_user: {},
    updated: Number(team.acts.length),
  };
}
