import { stageText } from '../../language/messages/stages.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { createPacedSender } from './paced-sender.ts';
import type { ProgressOptions, ProgressView } from './progress-view.ts';
import type { StreamChunk } from './workspace.ts';

type TaskChunk = Extract<StreamChunk, { readonly kind: 'task' }>;

/** Of all text of one stream. What goes beyond is in the answer. */
const mostText = 12_000;

/** Steps and words go to Slack's own stream: one append at a time, and all that came meanwhile in the next. */
export function createStreamProgress(options: ProgressOptions): ProgressView {
  const { workspace, at, locale, pace, log } = options;
  const tasks = new Map<string, TaskChunk>();
  const text = createWordBuffer();
  let current: TaskChunk | null = null;
  let count = 0;
  let ended = false;

  function takeBack(chunks: readonly StreamChunk[]): void {
    for (const chunk of chunks) if (chunk.kind === 'task' && !tasks.has(chunk.id)) tasks.set(chunk.id, chunk);
    text.giveBack(chunks);
  }

  async function append(): Promise<boolean> {
    const chunks = [...tasks.values(), ...text.take()];
    tasks.clear();
    if (ended || chunks.length === 0) return false;
    const appended = await workspace.appendStream(at, chunks);
    if (appended.ok) return false;
    const { code, params } = appended.problem;
    if (code === 'slack-rate-limited') {
      takeBack(chunks);
      return true;
    }
    // Whether it arrived or not, the answer will hold it; a stream that ended is not taken up again.
    ended = code !== 'slack-unreachable';
    if (ended) log.debug({ code, params }, 'Slack ended a stream');
    return false;
  }

  const sender = createPacedSender(append, { every: pace.appendEvery, firstAfter: 0 }, log);

  return {
    progress(stage) {
      const title = stageText(stage, locale);
      if (current?.title === title || ended) return;
      if (current !== null) tasks.set(current.id, { ...current, status: 'complete' });
      current = { kind: 'task', id: `step-${++count}`, title, status: 'in_progress' };
      tasks.set(current.id, current);
      sender.request();
    },
    say(more) {
      text.add(more);
      if (more !== '' && !ended) sender.request();
    },
    close: () => sender.close(),
    clear: async () => {},
  };
}

/** Holds back the word that is being told, since its end may make a link of it. */
function createWordBuffer() {
  let held = '';
  let escaped = '';
  let room = mostText;
  return {
    add(text: string): void {
      held += text;
      const end = /\s\S*$/u.exec(held);
      if (end === null) return;
      escaped += escapeMarkdown(held.slice(0, end.index + 1));
      held = held.slice(end.index + 1);
    },
    take(): StreamChunk[] {
      const text = escaped;
      escaped = '';
      // Once something is left out, nothing may follow it.
      room = text.length > room ? 0 : room - text.length;
      return text === '' || room === 0 ? [] : [{ kind: 'text', text }];
    },
    giveBack(chunks: readonly StreamChunk[]): void {
      const text = chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join('');
      room += text.length;
      escaped = text + escaped;
    },
  };
}
