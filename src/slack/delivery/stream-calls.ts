import type { AnyBlock, AnyChunk } from '@slack/types';
import { done, failed } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { limits } from '../blocks/limits.ts';
import { refused } from './failure.ts';
import { outcomeOf } from './message-parts.ts';
import type { WebApi } from './web-api.ts';
import type { StreamChunk, Workspace } from './workspace.ts';

export type StreamCalls = Pick<
  Workspace,
  'startStream' | 'appendStream' | 'stopStream' | 'setStatus' | 'suggestPrompts'
>;

interface StreamDependencies {
  readonly id: string;
  readonly api: WebApi;
  readonly log: Log;
}

const starting = 'chat.startStream';

/** What shows that something is going on. */
export function createStreamCalls({ id, api, log }: StreamDependencies): StreamCalls {
  return {
    startStream: async (to, recipient, title, controls) => {
      // Slack streams replies alone.
      if (to.thread === null) return failed(refused(starting, 'not_in_thread').problem);
      const [channel, thread] = [to.channel, to.thread];
      const start = (chunks: AnyChunk[]) =>
        api.call({ method: starting, again: 'unsent' }, (client) =>
          client.chat.startStream({
            channel,
            thread_ts: thread,
            recipient_user_id: recipient,
            recipient_team_id: id,
            task_display_mode: 'plan',
            chunks,
          }),
        );
      const plan: AnyChunk = { type: 'plan_update', title };
      const first = await start([plan, { type: 'blocks', blocks: [...controls] as AnyBlock[] }]);
      const isTooMuch = !first.ok && looks.has(first.failure.code);
      const reply = isTooMuch ? await start([plan]) : first;
      if (!reply.ok) return failed(reply.failure.problem);
      const { ts } = reply.value;
      return ts === undefined ? failed(refused(starting, 'no_ts').problem) : done({ channel, ts });
    },

    appendStream: async (at, chunks) =>
      outcomeOf(
        await api.call({ method: 'chat.appendStream', again: 'never' }, (client) =>
          client.chat.appendStream({ ...at, chunks: chunks.map(chunkOf) }),
        ),
      ),

    stopStream: async (at) =>
      outcomeOf(
        await api.call({ method: 'chat.stopStream', again: 'always' }, (client) =>
          client.chat.stopStream({ ...at }),
        ),
      ),

    setStatus: createStatus(api, log),

    suggestPrompts: async (channel, title, prompts) => {
      const [first, ...others] = prompts.slice(0, limits.suggestedPrompts);
      if (first === undefined) return done(undefined);
      return outcomeOf(
        await api.call({ method: 'assistant.threads.setSuggestedPrompts', again: 'always' }, (client) =>
          client.assistant.threads.setSuggestedPrompts({
            channel_id: channel,
            title,
            prompts: [{ ...first }, ...others.map((prompt) => ({ ...prompt }))],
          }),
        ),
      );
    },
  };
}

/** Refusals of blocks within a stream. */
const looks = new Set(['invalid_chunks', 'invalid_blocks', 'invalid_blocks_format', 'invalid_arguments']);

/** A workspace that has no status once will have none the next time: it is not asked again. */
function createStatus(api: WebApi, log: Log): Workspace['setStatus'] {
  let offered = true;
  return async (to, status) => {
    const { channel, thread } = to;
    if (!offered || thread === null) return;
    const reply = await api.call({ method: 'assistant.threads.setStatus', again: 'never' }, (client) =>
      client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status }),
    );
    if (reply.ok || reply.failure.kind !== 'refused' || !lasting.has(reply.failure.code)) return;
    if (offered) log.debug({ code: reply.failure.code }, 'no status is shown in this workspace');
    offered = false;
  };
}

/** Refusals of the workspace or the app; others concern one conversation. */
const lasting = new Set([
  'unknown_method',
  'missing_scope',
  'not_allowed',
  'not_allowed_token_type',
  'feature_not_enabled',
  'method_deprecated',
  'no_permission',
  'access_denied',
]);

function chunkOf(chunk: StreamChunk): AnyChunk {
  if (chunk.kind === 'text') return { type: 'markdown_text', text: chunk.text };
  const { id, title, status } = chunk;
  return { type: 'task_update', id, title, status };
}
