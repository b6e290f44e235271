import { blockKitProblems } from './block-kit.ts';
import { inspectView } from './inspect.ts';
import type { Context, Methods } from './methods.ts';
import { echoPosted, rootOf, writableChannel } from './methods-chat.ts';
import { type Arguments, optional, Refusal, required } from './refusal.ts';
import { addMessage, withIds } from './store.ts';
import type { FakeFile, FakeView } from './world.ts';

/** Views, files, and what decorates a conversation with an assistant. */
export const viewMethods: Methods = {
  'views.open': (context, args) => {
    const { world, team, triggers } = context;
    const person = triggers.take(required(args, 'trigger_id'));
    const view = inspectView(world, 'views.open', args.view);
    if (view.type !== 'modal') throw new Refusal('invalid_arguments');
    const opened = {
      id: world.nextId('V'),
      person,
      hash: world.nextId('h'),
      open: true,
      view: stored(context, view),
    };
    team.views.push(opened);
    return { view: slackView(context, opened) };
  },

  'views.update': (context, args) => {
    const { world, team } = context;
    const id = optional(args, 'view_id');
    const external = optional(args, 'external_id');
    const found = team.views.find(
      (each) => each.id === id || (external && each.view.external_id === external),
    );
    if (!found?.open) throw new Refusal('not_found');
    if (args.hash !== undefined && args.hash !== found.hash) throw new Refusal('hash_conflict');
    found.view = stored(context, inspectView(world, 'views.update', args.view));
    found.hash = world.nextId('h');
    return { view: slackView(context, found) };
  },

  'views.publish': (context, args) => {
    const { world, team } = context;
    const person = required(args, 'user_id');
    if (!team.people.has(person)) throw new Refusal('user_not_found');
    const view = inspectView(world, 'views.publish', args.view);
    if (view.type !== 'home') throw new Refusal('invalid_arguments');
    const id = team.homes.get(person)?.id ?? world.nextId('V');
    const published = { id, person, hash: world.nextId('h'), open: true, view: stored(context, view) };
    team.homes.set(person, published);
    return { view: slackView(context, published) };
  },

  'blocks.validate': (_context, args) => {
    const errors = blockKitProblems(args.blocks, 'message').map((each) => {
      const [pointer = '', ...message] = each.split(': ');
      return { pointer, message: message.join(': ') };
    });
    return { errors };
  },

  'files.getUploadURLExternal': (context, args) => {
    const { world, team, url } = context;
    const length = Number(required(args, 'length'));
    if (!(length > 0)) throw new Refusal('invalid_arguments');
    const name = required(args, 'filename');
    const file: FakeFile = {
      id: world.nextId('F'),
      name,
      length,
      title: name,
      altText: optional(args, 'alt_txt') ?? optional(args, 'alt_text'),
      bytes: null,
      complete: false,
      shares: [],
    };
    team.files.set(file.id, file);
    return { upload_url: `${url}/upload/${team.id}/${file.id}`, file_id: file.id };
  },

  'files.completeUploadExternal': (context, args) => {
    const { world, team } = context;
    const given = (args.files ?? []) as { id?: string; title?: string }[];
    const files = given.map(({ id, title }) => {
      const file = team.files.get(String(id));
      if (!file?.bytes || file.complete) throw new Refusal('file_not_found');
      return { file, title };
    });
    if (files.length === 0) throw new Refusal('invalid_arguments');
    const to = optional(args, 'channel_id');
    const channel = to ? writableChannel(context, to) : null;
    for (const { file, title } of files) {
      file.complete = true;
      if (title) file.title = title;
    }
    if (channel) {
      const message = addMessage(world, team, channel, {
        thread: rootOf(channel, optional(args, 'thread_ts')),
        user: team.bot.user,
        bot: team.bot.bot,
        text: optional(args, 'initial_comment') ?? '',
        files: files.map(({ file }) => file.id),
        subtype: 'file_share',
      });
      for (const { file } of files) file.shares.push({ channel: channel.id, ts: message.ts });
      echoPosted(context, channel, message);
    }
    return { files: files.map(({ file }) => slackFile(file)) };
  },

  'files.info': (context, args) => {
    const file = context.team.files.get(required(args, 'file'));
    if (!file?.complete) throw new Refusal('file_not_found');
    return { file: slackFile(file) };
  },

  'files.delete': (context, args) => {
    if (!context.team.files.delete(required(args, 'file'))) throw new Refusal('file_not_found');
    return {};
  },

  'assistant.threads.setStatus': (context, args) => {
    const channel = writableChannel(context, required(args, 'channel_id'));
    const key = `${channel.id}/${required(args, 'thread_ts')}`;
    const messages = args.loading_messages as unknown[] | undefined;
    if (messages && messages.length > 10) throw new Refusal('invalid_arguments');
    if (args.status === undefined) throw new Refusal('invalid_arguments');
    if (args.status === '') context.team.statuses.delete(key);
    else context.team.statuses.set(key, String(args.status));
    return {};
  },

  'assistant.threads.setSuggestedPrompts': (context, args) => {
    const channel = writableChannel(context, required(args, 'channel_id'));
    const prompts = readPrompts(args);
    context.team.prompts.push({
      channel: channel.id,
      thread: optional(args, 'thread_ts'),
      title: optional(args, 'title') ?? '',
      prompts,
    });
    return {};
  },

  'assistant.threads.setTitle': (context, args) => {
    writableChannel(context, required(args, 'channel_id'));
    required(args, 'title');
    return {};
  },
};

function readPrompts(args: Arguments): unknown[] {
  const prompts = args.prompts as { title?: unknown; message?: unknown }[] | undefined;
  const fine = prompts?.every((each) => typeof each.title === 'string' && each.title && each.message);
  if (!prompts || !fine || prompts.length < 1 || prompts.length > 4) throw new Refusal('invalid_arguments');
  return prompts;
}

function stored(context: Context, view: Record<string, unknown>): Record<string, unknown> {
  return { ...structuredClone(view), blocks: withIds(context.world, view.blocks as unknown[]) };
}

/** As an interaction carries it. */
export function slackView(
  context: Pick<Context, 'team'>,
  { id, hash, view }: FakeView,
): Record<string, unknown> {
  return {
    private_metadata: '',
    callback_id: '',
    ...structuredClone(view),
    id,
    hash,
    team_id: context.team.id,
    bot_id: context.team.bot.bot,
    app_id: 'A1',
    root_view_id: id,
  };
}

function slackFile(file: FakeFile): Record<string, unknown> {
  const filetype = file.name.split('.').pop() ?? '';
  const shares = Object.fromEntries(file.shares.map((each) => [each.channel, [{ ts: each.ts }]]));
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    size: file.length,
    filetype,
    mimetype: filetype === 'png' ? 'image/png' : 'text/plain',
    shares: { public: shares },
  };
}
