import { setTimeout as wait } from 'node:timers/promises';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { cut } from '../blocks/escape.ts';
import { type Failure, failureOfStatus, refused } from './failure.ts';
import { readConversation } from './find-marked.ts';
import { makeOnce } from './make-once.ts';
import { outcomeOf } from './message-parts.ts';
import type { Conversation, OutgoingFile } from './outgoing.ts';
import type { Pace } from './pace.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { Workspace } from './workspace.ts';

export type FileCalls = Pick<Workspace, 'share' | 'uploadPicture'>;

interface FileDependencies {
  readonly api: WebApi;
  readonly self: Workspace['self'];
  readonly pace: Pace;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
}

/** Files, by the three steps of Slack: an address, the bytes, and where it is to be seen. */
export function createFileCalls(dependencies: FileDependencies): FileCalls {
  return {
    share: async (to, file, resumed) => {
      if (resumed) {
        const before = await findShared(dependencies, to, file.name, null);
        if (!before.ok) return failed(before.failure.problem);
        if (before.value !== null) return done(undefined);
      }
      const id = await upload(dependencies, file);
      if (!id.ok) return failed(id.failure.problem);
      return shareOnce(dependencies, to, file, id.value);
    },

    uploadPicture: async (file) => {
      const id = await upload(dependencies, file);
      if (!id.ok) return failed(id.failure.problem);
      const completed = await complete(dependencies, null, file, id.value, 'always');
      if (!completed.ok) return failed(completed.failure.problem);
      return untilShown(dependencies, id.value);
    },
  };
}

const mostAltText = 1_000;

/** The file keeps its id over all attempts, and is looked for before each after the first. */
async function shareOnce(
  dependencies: FileDependencies,
  to: Conversation,
  file: OutgoingFile,
  id: string,
): Promise<Outcome<void>> {
  const { api, pace } = dependencies;
  const began = Date.now();
  return outcomeOf(
    await makeOnce<unknown>({
      ...{ api, attempts: pace.attempts },
      make: () => complete(dependencies, to, file, id, 'unsent'),
      find: () => findShared(dependencies, to, file.name, began),
    }),
  );
}

/** The name where a file of ours by it stands there; else null. */
async function findShared(
  { api, self }: FileDependencies,
  to: Conversation,
  name: string,
  since: number | null,
): Promise<Reply<string | null>> {
  const read = await readConversation(api, to, since);
  if (!read.ok) return read;
  const isThere = read.value.some(({ bot, files }) => bot === self.bot && files.includes(name));
  return { ok: true, value: isThere ? name : null };
}

/** Gets an address and puts the bytes there. The file's id; nobody sees it yet. */
async function upload(dependencies: FileDependencies, file: OutgoingFile): Promise<Reply<string>> {
  const method = 'files.getUploadURLExternal';
  const place = await dependencies.api.call({ method, again: 'always' }, (client) =>
    client.files.getUploadURLExternal({
      filename: file.name,
      length: file.bytes.byteLength,
      // The library's type says `alt_text`, which Slack does not know.
      ...(file.altText === null ? {} : { alt_txt: cut(file.altText, mostAltText) }),
    }),
  );
  if (!place.ok) return place;
  const { upload_url: url, file_id: id } = place.value;
  if (url === undefined || id === undefined) return { ok: false, failure: refused(method, 'no_url') };
  const sent = await sendBytes(dependencies, url, file);
  return sent.ok ? { ok: true, value: id } : sent;
}

function sendBytes(
  { api, pace, fetch }: FileDependencies,
  url: string,
  file: OutgoingFile,
): Promise<Reply<void>> {
  const method = 'files.upload';
  return api.attempt({ method, again: 'always' }, async () => {
    const body = new FormData();
    body.append('body', new Blob([new Uint8Array(file.bytes)]), file.name);
    // The address itself is the permission: no token goes there.
    const answer = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(pace.timeout),
    });
    await answer.arrayBuffer();
    if (answer.ok) return { ok: true, value: undefined };
    return {
      ok: false,
      failure: failureOfStatus(answer.status, answer.headers.get('retry-after'), method),
    };
  });
}

function complete(
  { api }: FileDependencies,
  to: Conversation | null,
  file: OutgoingFile,
  id: string,
  again: 'always' | 'unsent',
): Promise<Reply<unknown>> {
  return api.call({ method: 'files.completeUploadExternal', again }, (client) => {
    const files: [{ id: string; title: string }] = [{ id, title: file.title }];
    if (to === null) return client.files.completeUploadExternal({ files });
    const { channel, thread } = to;
    return client.files.completeUploadExternal(
      thread === null ? { files, channel_id: channel } : { files, channel_id: channel, thread_ts: thread },
    );
  });
}

/** Slack looks at a picture before it can be shown; a message that shows it sooner is refused. */
async function untilShown({ api, pace, log }: FileDependencies, id: string): Promise<Outcome<string>> {
  const method = 'files.info';
  const until = Date.now() + pace.pictureWait;
  let last: Failure = refused(method, 'file_not_ready');
  while (Date.now() < until) {
    const reply = await api.call({ method, again: 'unsent' }, (client) => client.files.info({ file: id }));
    if (reply.ok && (reply.value.file?.mimetype ?? '') !== '') return done(id);
    if (!reply.ok && reply.failure.code === 'missing_scope') {
      log.debug({ method }, 'without files:read nothing tells when a picture can be shown');
      return done(id);
    }
    if (!reply.ok) last = reply.failure;
    await wait(pace.picturePoll);
  }
  return failed(last.problem);
}
