import { z } from 'zod';
import { textProblems } from './hygiene.ts';
import { inspectLooseBlocks, note } from './inspect.ts';
import type { Context, Methods } from './methods.ts';
import { echoPosted, ownMessage, readMetadata, rootOf, writableChannel } from './methods-chat.ts';
import { type Arguments, optional, Refusal, required } from './refusal.ts';
import { addMessage, changedEvent, slackMessage, withIds } from './store.ts';
import { allowedAt, type Channel, type FakeMessage } from './world.ts';

const chunk = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown_text'), text: z.string().min(1).max(12_000) }),
  z.strictObject({ type: z.literal('plan_update'), title: z.string().min(1) }),
  z.strictObject({
    type: z.literal('task_update'),
    id: z.string().min(1),
    title: z.string().min(1),
    status: z.enum(['pending', 'in_progress', 'complete', 'error']),
    details: z.string().optional(),
    output: z.string().optional(),
    sources: z.array(z.looseObject({})).optional(),
  }),
  z.strictObject({ type: z.literal('blocks'), blocks: z.array(z.unknown()).max(50) }),
]);

type Chunk = z.infer<typeof chunk>;

export const streamMethods: Methods = {
  'chat.startStream': (context, args) => {
    const { world, team } = context;
    const channel = writableChannel(context, required(args, 'channel'));
    const root = rootOf(channel, required(args, 'thread_ts'));
    if (root === null) throw new Refusal('invalid_thread_ts');
    if (channel.kind !== 'dm') {
      for (const name of ['recipient_user_id', 'recipient_team_id']) {
        if (!optional(args, name)) throw new Refusal(`missing_${name}`);
      }
    }
    const pieces = readPieces(context, 'chat.startStream', args, { channel: channel.id, thread: root });
    const message = addMessage(world, team, channel, {
      thread: root,
      user: team.bot.user,
      bot: team.bot.bot,
      text: '',
      metadata: readMetadata(args),
    });
    message.stream = { open: true, text: '', tasks: new Map(), plan: null };
    append(context, message, pieces);
    echoPosted(context, channel, message);
    return { channel: channel.id, ts: message.ts };
  },

  'chat.appendStream': (context, args) => {
    const { channel, message } = streaming(context, args);
    const pieces = readPieces(context, 'chat.appendStream', args, placeOf(message));
    if (pieces.length === 0) throw new Refusal('no_text');
    append(context, message, pieces);
    return { channel: channel.id, ts: message.ts };
  },

  'chat.stopStream': (context, args) => {
    const { world, team } = context;
    const { channel, message, stream } = streaming(context, args);
    const before = slackMessage(channel, message);
    append(context, message, readPieces(context, 'chat.stopStream', args, placeOf(message)));
    if (args.blocks !== undefined) {
      inspectLooseBlocks(world, team, 'chat.stopStream', args.blocks, placeOf(message));
      message.blocks.push(...withIds(world, args.blocks as unknown[]));
    }
    message.metadata = readMetadata(args) ?? message.metadata;
    stream.open = false;
    world.echo(team, changedEvent(world, channel, before, message));
    return { channel: channel.id, ts: message.ts, message: slackMessage(channel, message) };
  },
};

function streaming(context: Context, args: Arguments) {
  const channel = writableChannel(context, required(args, 'channel'));
  const message = ownMessage(context, channel, required(args, 'ts'), 'message_not_owned_by_app');
  const { stream } = message;
  if (!stream?.open) throw new Refusal('message_not_in_streaming_state');
  return { channel, message, stream };
}

function placeOf(message: FakeMessage) {
  return { channel: message.channel, thread: message.thread ?? message.ts };
}

/** Reads all chunks before any of them is applied. */
function readPieces(
  context: Context,
  method: string,
  args: Arguments,
  at: { channel: Channel['id']; thread: string },
): Chunk[] {
  const { world, team } = context;
  const text = optional(args, 'markdown_text');
  const given = [...(text ? [{ type: 'markdown_text', text }] : []), ...((args.chunks ?? []) as unknown[])];
  return given.map((each, index) => {
    const read = chunk.safeParse(each);
    if (!read.success) {
      const [issue] = read.error.issues;
      note(world, method, [`/chunks/${index}/${issue?.path.join('/')}: ${issue?.message}`]);
      throw new Refusal(text && text.length > 12_000 ? 'msg_too_long' : 'invalid_chunks');
    }
    if (read.data.type === 'markdown_text') {
      const allowed = allowedAt(world, team, at.channel, at.thread);
      note(world, method, textProblems(read.data.text, `/chunks/${index}/text`, allowed));
    }
    if (read.data.type === 'blocks') inspectLooseBlocks(world, team, method, read.data.blocks, at);
    return read.data;
  });
}

function append(context: Context, message: FakeMessage, pieces: readonly Chunk[]): void {
  const { stream } = message;
  if (!stream) return;
  for (const piece of pieces) {
    if (piece.type === 'markdown_text') stream.text += piece.text;
    if (piece.type === 'plan_update') stream.plan = piece.title;
    if (piece.type === 'task_update') stream.tasks.set(piece.id, { ...stream.tasks.get(piece.id), ...piece });
    if (piece.type === 'blocks') message.blocks.push(...withIds(context.world, piece.blocks));
  }
  message.text = stream.text;
}
