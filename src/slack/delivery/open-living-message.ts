import { setTimeout as wait } from 'node:timers/promises';
import type { Locale } from '../../domain/locale.ts';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import { stageText } from '../../language/messages/stages.ts';
import type { Log } from '../../telemetry/log.ts';
import { renderPlaceholder, stopBlock } from '../blocks/placeholder.ts';
import type { Mark } from '../work/steps.ts';
import { findStanding } from './find-standing.ts';
import type { LivingMessage } from './living-message.ts';
import type { Conversation, OutgoingMessage, Standing } from './outgoing.ts';
import { type Pace, usualPace } from './pace.ts';
import { createPlainProgress } from './plain-progress.ts';
import type { ProgressView } from './progress-view.ts';
import { createStreamProgress } from './stream-progress.ts';
import type { Marker, Workspace } from './workspace.ts';

export interface LivingMessageOptions {
  readonly workspace: Workspace;
  readonly to: Conversation;
  /** The asker's person id. */
  readonly recipient: string;
  readonly locale: Locale;
  readonly marker: Marker;
  /** Whether Slack is to stream it; a refusal of the stream falls back to a plain placeholder. */
  readonly streams: boolean;
  /** For the stop button. */
  readonly jobKey: string;
  /** Of an earlier run of the job, or the answer of an edited question: finished in place, without a new placeholder. */
  readonly existing: Standing | null;
  /** `ts` of what is answered; null where no message is. */
  readonly since?: string | null;
  /** Whether a message of ours is noted already; tells a stream apart whose `ts` never reached us. */
  readonly isKnown?: (at: Standing) => Promise<boolean>;
  /** Stores where the placeholder stands, before anything else happens. */
  readonly onStanding?: (at: Standing) => Promise<void>;
  /** Marks `placeholder-posted` and `placeholder-noted`. */
  readonly mark: Mark;
  readonly log: Log;
  readonly pace?: Partial<Pace>;
}

/** Where it stands, and whether Slack streams it just now. */
interface Opened {
  readonly at: Standing;
  readonly streaming: boolean;
}

/** Puts the placeholder in place, or takes over the one that stands. */
export async function openLivingMessage(options: LivingMessageOptions): Promise<Outcome<LivingMessage>> {
  const { workspace, existing, mark } = options;
  if (existing !== null) {
    // It may be streaming still, and a stream takes no update.
    if (options.streams) await workspace.stopStream(existing);
    return done(livingAt(options, { at: existing, streaming: false }));
  }
  const opened = await open(options);
  if (!opened.ok) return opened;
  mark('placeholder-posted');
  await options.onStanding?.(opened.value.at);
  mark('placeholder-noted');
  return done(livingAt(options, opened.value));
}

async function open(options: LivingMessageOptions): Promise<Outcome<Opened>> {
  const { workspace, to, marker, locale, recipient, streams, jobKey } = options;
  if (!streams) return postPlaceholder(options);
  if (marker.resumed) {
    const found = await standing(options);
    if (!found.ok) return found;
    if (found.value !== null) {
      await workspace.stopStream(found.value);
      return done({ at: found.value, streaming: false });
    }
  }
  const controls = [stopBlock(jobKey, locale)];
  const started = await workspace.startStream(to, recipient, stageText('reading', locale), controls);
  if (started.ok) return done({ at: started.value, streaming: true });
  options.log.debug(
    { code: started.problem.code, params: started.problem.params },
    'Slack does not stream here',
  );
  if (started.problem.code !== 'slack-unreachable') return postPlaceholder(options);
  const arrived = await lateStanding(options);
  if (!arrived.ok) return arrived;
  return arrived.value === null ? postPlaceholder(options) : done({ at: arrived.value, streaming: true });
}

async function postPlaceholder(options: LivingMessageOptions): Promise<Outcome<Opened>> {
  const { workspace, to, marker, locale, jobKey } = options;
  const message = renderPlaceholder({ stages: [], said: '', job: jobKey }, locale);
  const posted = await workspace.post(to, message, marker);
  return posted.ok ? done({ at: posted.value, streaming: false }) : failed(posted.problem);
}

/** What was cut off may be a moment behind its own connection. */
async function lateStanding(options: LivingMessageOptions): Promise<Outcome<Standing | null>> {
  await wait(options.pace?.backoff ?? usualPace.backoff);
  return standing(options);
}

function standing(options: LivingMessageOptions): Promise<Outcome<Standing | null>> {
  const { workspace, to, marker, since = null, isKnown = null } = options;
  return findStanding({ workspace, to, marker, since, isKnown });
}

function livingAt(options: LivingMessageOptions, { at, streaming }: Opened): LivingMessage {
  const { workspace } = options;
  const progressOptions = { ...options, at, pace: { ...usualPace, ...options.pace } };
  const view: ProgressView = streaming
    ? createStreamProgress(progressOptions)
    : createPlainProgress(progressOptions);
  return {
    at,
    progress: (stage) => view.progress(stage),
    say: (text) => view.say(text),
    leave: () => view.close(),
    async finish(message) {
      await view.close();
      // A stream that ended by itself says no here, and is no less ended.
      if (streaming) await workspace.stopStream(at);
      const [updated] = await Promise.all([putInPlace(options, at, message), view.clear()]);
      return updated;
    },
  };
}

/** Slack may hold it for a stream that nobody stopped: of an earlier process, or when the stop was lost. */
async function putInPlace(
  { workspace, marker }: LivingMessageOptions,
  at: Standing,
  message: OutgoingMessage,
): Promise<Outcome<void>> {
  const updated = await workspace.update(at, message, marker);
  if (updated.ok || updated.problem.params?.error !== 'streaming_state_conflict') return updated;
  await workspace.stopStream(at);
  return workspace.update(at, message, marker);
}
