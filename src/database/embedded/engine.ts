import { Worker } from 'node:worker_threads';
import { DatabaseError } from '../database-error.ts';
import type { EngineError } from '../engine-error.ts';
import { databaseErrorOf } from '../engine-error.ts';

/** What the thread can be asked. Values and rows are PostgreSQL's text. */
export type EngineCall =
  | { readonly kind: 'query'; readonly text: string; readonly values: readonly (string | null)[] }
  | { readonly kind: 'script'; readonly sql: string }
  | { readonly kind: 'copy'; readonly text: string; readonly csv: Uint8Array }
  | {
      readonly kind: 'read';
      readonly setup: string;
      readonly text: string;
      readonly values: readonly (string | null)[];
      readonly maxRows: number;
      readonly maxBytes: number;
    }
  | { readonly kind: 'close' };

export interface EngineReply {
  readonly fields: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: (string | null)[][];
  readonly count: number;
  readonly truncated: 'rows' | 'bytes' | null;
}

export interface EngineOptions {
  readonly directory: string;
  readonly extensions: readonly 'vector'[];
  readonly maxHeapMb?: number;
  /** Called once when the thread ends without having been told to. */
  onLost(): void;
}

/** One thread with one engine in it; it lives until it is ended or breaks, and is never used again after that. */
export interface Engine {
  call(call: EngineCall): Promise<EngineReply>;
  /** Stops the thread at once, whatever it does; what was committed stays. */
  end(): Promise<void>;
}

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: EngineReply }
  | { readonly kind: 'failure'; readonly id: number; readonly error: EngineError }
  | { readonly kind: 'broken'; readonly message: string };

/**
 * Measured on two cores, existing directory: 128 MB of shared buffers cost 75 ms of every start, being zeroed, for
 * nothing in a process that asks a few questions and leaves. Sorts that spill may fill the disk only so far.
 */
const startParameters = ['shared_buffers=16MB', 'work_mem=16MB', 'temp_file_limit=1GB'].flatMap((setting) => [
  '-c',
  setting,
]);
const maxMemoryMb = 1024;

/** Deeply nested statements need it; PostgreSQL's own depth check does not see this stack. */
const stackSizeMb = 32;

/** Recovery after a kill takes seconds at worst; past this the files have the engine in a loop. */
const startTimeoutMs = 120_000;

/** Resolves when the engine answers; rejects when it cannot start. */
export function startEngine(options: EngineOptions): Promise<Engine> {
  const worker = new Worker(new URL('./engine-worker.mjs', import.meta.url), {
    // Neither loaders nor NODE_OPTIONS of this process: they cost start time and the thread needs none.
    execArgv: [],
    env: {},
    workerData: {
      directory: options.directory,
      extensions: options.extensions,
      startParameters,
      maxMemoryMb,
    },
    resourceLimits: {
      stackSizeMb,
      ...(options.maxHeapMb === undefined ? {} : { maxOldGenerationSizeMb: options.maxHeapMb }),
    },
  });
  return new Promise((resolve, reject) => {
    const engine = new WorkerEngine(worker, options.onLost, () => resolve(engine), reject);
  });
}

interface Waiting {
  resolve(reply: EngineReply): void;
  reject(error: Error): void;
}

class WorkerEngine implements Engine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lost: DatabaseError | null = null;

  constructor(
    worker: Worker,
    onLost: () => void,
    onReady: () => void,
    onFailedStart: (error: Error) => void,
  ) {
    this.#worker = worker;
    let ready = false;
    const late = setTimeout(() => {
      lose(new DatabaseError(null, { message: 'the engine did not start in time' }));
      void worker.terminate();
    }, startTimeoutMs);
    const lose = (error: DatabaseError) => {
      clearTimeout(late);
      if (this.#lost !== null) return;
      this.#abandon(error);
      if (ready) onLost();
      else onFailedStart(error);
    };
    worker.on('message', (message: Message) => {
      if (message.kind === 'ready') {
        ready = true;
        clearTimeout(late);
        worker.unref();
        onReady();
      } else if (message.kind === 'broken') {
        lose(breakOf(message.message));
        void worker.terminate();
      } else this.#settle(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => lose(lossOf(error)));
    worker.on('exit', (code) =>
      lose(new DatabaseError('08006', { cause: code, message: 'the engine ended' })),
    );
  }

  call(call: EngineCall): Promise<EngineReply> {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // An idle engine does not keep the process alive, a working one does.
      this.#worker.ref();
      this.#worker.postMessage({ ...call, id });
    });
  }

  async end(): Promise<void> {
    this.#abandon(new DatabaseError('08006', { message: 'the engine was ended while this ran' }));
    await this.#worker.terminate();
  }

  #abandon(error: DatabaseError): void {
    this.#lost = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #settle(message: Extract<Message, { kind: 'reply' | 'failure' }>): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (message.kind === 'reply') waiting.resolve(message.reply);
    else waiting.reject(databaseErrorOf(message.error));
  }
}

/** A statement nested too deeply overflows the stack: its fault, not the connection's. */
function breakOf(cause: string): DatabaseError {
  const tooDeep = cause.startsWith('RangeError');
  return new DatabaseError(tooDeep ? '54001' : '08006', { cause, message: 'the engine broke' });
}

function lossOf(error: NodeJS.ErrnoException): DatabaseError {
  const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new DatabaseError(outOfMemory ? '53200' : '08006', { cause: error, message: 'the engine broke' });
}
