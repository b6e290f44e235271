import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Log } from '../../telemetry/log.ts';
import { cut, escapeMrkdwn } from '../blocks/escape.ts';
import { limits } from '../blocks/limits.ts';
import type { Failure } from './failure.ts';
import { outcomeOf } from './message-parts.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { Workspace } from './workspace.ts';

export type ViewCalls = Pick<Workspace, 'openForm' | 'publishHome'>;

/** What is shown outside messages. */
export function createViewCalls({ api, log }: { readonly api: WebApi; readonly log: Log }): ViewCalls {
  return {
    openForm: async (trigger, view) =>
      outcomeOf(
        await showSimplerUntilTaken(
          view,
          // A trigger lives three seconds: later there is nothing left to open.
          (shown) =>
            api.call({ method: 'views.open', again: 'never' }, (client) =>
              client.views.open({ trigger_id: trigger, view: shown }),
            ),
          log,
        ),
      ),

    publishHome: async (person, view) =>
      outcomeOf(
        await showSimplerUntilTaken(
          view,
          (shown) =>
            api.call({ method: 'views.publish', again: 'always' }, (client) =>
              client.views.publish({ user_id: person, view: shown }),
            ),
          log,
        ),
      ),
  };
}

const looks = new Set(['invalid_arguments', 'invalid_blocks', 'invalid_blocks_format', 'view_too_large']);

/** First without the blocks that Slack points at, then the words alone. */
async function showSimplerUntilTaken<V extends HomeView | ModalView>(
  view: V,
  show: (view: V) => Promise<Reply<unknown>>,
  log: Log,
): Promise<Reply<unknown>> {
  let shown = view;
  let reply = await show(shown);
  for (const simpler of [withoutRefused<V>, wordsAlone<V>]) {
    if (reply.ok || !looks.has(reply.failure.code)) return reply;
    const { code, pointers } = reply.failure;
    log.warn({ code, pointers, blocks: shown.blocks.length }, 'Slack refused how a view looks');
    const next = simpler(shown, reply.failure);
    if (next === null) continue;
    shown = next;
    reply = await show(shown);
  }
  return reply;
}

function withoutRefused<V extends HomeView | ModalView>(view: V, failure: Failure): V | null {
  const refused = new Set(
    failure.pointers
      .flatMap((pointer) => /^(?:\/view)?\/blocks\/(\d+)/u.exec(pointer)?.[1] ?? [])
      .map(Number),
  );
  const blocks = view.blocks.filter((_, index) => !refused.has(index));
  return blocks.length === 0 || blocks.length === view.blocks.length ? null : { ...view, blocks };
}

function wordsAlone<V extends HomeView | ModalView>(view: V): V {
  const words = view.blocks.flatMap((block) => wordsOf(block)).join('\n\n');
  const text = cut(words, limits.sectionText) || '…';
  return { ...view, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

function wordsOf(block: { readonly type: string } & object): string[] {
  const { text } = block as Partial<Extract<KnownBlock, { type: 'section' }>>;
  if (text === undefined) return [];
  return [text.type === 'mrkdwn' ? text.text : escapeMrkdwn(text.text)];
}
