import { randomUUID } from 'node:crypto';
import { App } from '@slack/bolt';
import type { Locale } from '../domain/locale.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { createAnswerInSlack } from './conversation/answer-in-slack.ts';
import type { HandlerDependencies } from './listeners/handler-dependencies.ts';
import { createHandlers } from './listeners/handlers.ts';
import { registerImmediate } from './listeners/immediate.ts';
import { createAdmission } from './receiving/admission.ts';
import { boltLogger } from './receiving/bolt-logger.ts';
import { type CatchUp, createCatchUp } from './receiving/catch-up.ts';
import { clientOptions, type OpenReceiver, openReceiver } from './receiving/open-receiver.ts';
import { createStoringReceiver } from './receiving/storing-receiver.ts';
import { openTenancy, type Tenancy } from './receiving/tenancy.ts';
import { createWorkspaces } from './receiving/workspaces.ts';
import type { SlackConfig } from './slack-config.ts';
import type { DoorDependencies, WorkspaceOf } from './slack-door.ts';
import { pause } from './work/pause.ts';
import type { Mark } from './work/steps.ts';
import { createWorker, type Worker } from './work/worker.ts';

export interface SlackOptions {
  /** Answers are streamed as they are written: where a language model writes them. */
  readonly streams: boolean;
  readonly language: 'auto' | Locale;
  /** No other process can work on the same queue (embedded database). */
  readonly exclusive: boolean;
  readonly mark?: Mark;
}

/** The door to Slack. */
export interface SlackApp {
  /** As what and where it is connected, for a line that tells so. */
  readonly identity: SlackIdentity;
  start(): Promise<Outcome<void>>;
  /** Receives nothing more, lets what is under way end within that time, and leaves the rest to the next start. */
  stop(graceMs?: number): Promise<void>;
}

export interface SlackIdentity {
  readonly mode: SlackConfig['mode'];
  /** Of the only workspace; null with OAuth. */
  readonly workspace: { readonly id: string; readonly name: string; readonly bot: string } | null;
  /** Null in Socket Mode. */
  readonly port: number | null;
}

const defaultGraceMs = 20_000;
/** Of it, until nothing is received any more; Slack waits 3 s for its acknowledgement, so what is stored is worth as much. */
const receivingMs = 5_000;

/** Builds the door; nothing is received before `start`. Problems: `slack-…`. */
export async function openSlack(
  config: SlackConfig,
  door: DoorDependencies,
  options: SlackOptions,
): Promise<Outcome<SlackApp>> {
  const { log, records } = door;
  const inner = openReceiver(config, {
    log,
    installations: records.installations,
    onReturn: (since) => void catchUp(since),
    isWell: () => worker.isWell(),
  });
  const opened = await openTenancy(config, { ...records, installer: inner.installer, log });
  if (!opened.ok) return opened;
  const tenancy = opened.value;
  const workspaceOf = createWorkspaces({ ...tenancy, apiUrl: config.apiUrl, log });
  const mark: Mark = options.mark ?? ((step) => log.debug({ step }, 'a step of the work'));
  const { worker, handling } = createWork(config, door, { ...options, mark, workspaceOf });
  const admission = createAdmission(records);
  const takes = createStoringReceiver(inner.receiver, {
    queue: records.queue,
    admission,
    self: tenancy.self,
    wake: () => worker.wake(),
    mark,
    log,
  });
  const bolt = new App({
    receiver: takes.receiver,
    authorize: tenancy.authorize,
    logger: boltLogger(log),
    clientOptions: clientOptions(config.apiUrl),
    convoStore: false,
  });
  bolt.error(async (error) => log.error({ err: error }, 'an immediate answer failed'));
  registerImmediate(bolt, handling);
  const catchUp = createCatchUp({
    queue: records.queue,
    admission,
    teams: tenancy.teams,
    workspaceOf,
    wake: () => worker.wake(),
    log,
  });
  return done(lifeOf({ config, tenancy, inner, worker, catchUp, settle: takes.settle }));
}

interface WorkOptions extends SlackOptions {
  readonly mark: Mark;
  readonly workspaceOf: WorkspaceOf;
}

/** Handlers stop jobs of the worker, which runs the handlers. */
function createWork(config: SlackConfig, door: DoorDependencies, options: WorkOptions) {
  const { mark, workspaceOf, streams, language, exclusive } = options;
  const { log } = door;
  const handling: HandlerDependencies = {
    door,
    workspaceOf,
    answer: createAnswerInSlack({ door, streams, language, log }),
    streams,
    language,
    log,
    stopLocal: (key, reason) => worker.stopLocal(key, reason),
  };
  const worker: Worker = createWorker({
    queue: door.records.queue,
    handlers: createHandlers(handling),
    owner: randomUUID(),
    workers: config.workers,
    mark,
    log,
    exclusive,
  });
  return { worker, handling };
}

interface Life {
  readonly config: SlackConfig;
  readonly tenancy: Tenancy;
  readonly inner: OpenReceiver;
  readonly worker: Worker;
  readonly catchUp: CatchUp;
  /** Waits for what is being stored. */
  settle(): Promise<void>;
}

function lifeOf({ config, tenancy, inner, worker, catchUp, settle }: Life): SlackApp {
  const { only } = tenancy;
  let isOver = false;
  return {
    identity: {
      mode: config.mode,
      workspace: only === null ? null : { id: only.team, name: only.names.team, bot: only.names.bot },
      port: config.mode === 'socket' ? null : config.port,
    },
    async start() {
      const started = await inner.start();
      if (!started.ok || isOver) return started;
      worker.start();
      void catchUp();
      return started;
    },
    async stop(graceMs = defaultGraceMs) {
      isOver = true;
      const deadline = Date.now() + graceMs;
      const stopReceiving = async () => {
        await settle();
        await inner.stop();
        await settle();
      };
      await Promise.race([stopReceiving(), pause(receivingMs)]);
      await worker.drain(Math.max(0, deadline - Date.now()));
    },
  };
}
