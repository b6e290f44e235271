import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, DatabaseEvents, ReadRequest, ReadResult, Transaction } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { encodeParameters } from '../parameters.ts';
import { quoteIdentifier, quoteTable } from '../quote.ts';
import { readSetup } from '../read-setup.ts';
import { objectsOf, readResultOf } from '../results.ts';
import { runTransaction } from '../run-transaction.ts';
import type { TypeNames } from '../type-names.ts';
import { createTypeNames } from '../type-names.ts';
import type { Engine, EngineCall, EngineReply } from './engine.ts';

export interface EmbeddedDatabaseDeps {
  readonly first: Engine;
  /** Starts another engine on the same directory. */
  restart(): Promise<Engine>;
  /** Lets go of the directory; called once, last. */
  release(): void;
  readonly events: DatabaseEvents;
}

const closeTimeoutMs = 10_000;

/**
 * The port over one engine at a time. Everything goes through one queue, because the engine has one session; whoever
 * waits in it does not notice when the engine before it had to be ended.
 */
export class EmbeddedDatabase implements Database {
  readonly engine = 'pglite';
  readonly #deps: EmbeddedDatabaseDeps;
  readonly #typeNames: TypeNames;
  readonly #inTransaction = new AsyncLocalStorage<true>();
  #current: Engine | null;
  #starting: Promise<Engine> | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | null = null;

  constructor(deps: EmbeddedDatabaseDeps) {
    this.#deps = deps;
    this.#current = deps.first;
    this.#typeNames = createTypeNames((text, values) => this.query(text, values));
  }

  async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return objectsOf<R>(await this.#enqueue((engine) => engine.call(queryCall(text, values))));
  }

  async script(sql: string): Promise<void> {
    await this.#enqueue((engine) => engine.call({ kind: 'script', sql }));
  }

  async copyIn(table: string, columns: readonly string[], csv: string): Promise<number> {
    const names = columns.map(quoteIdentifier).join(', ');
    const text = `copy ${quoteTable(table)} (${names}) from '/dev/blob' with (format csv)`;
    const call: EngineCall = { kind: 'copy', text, csv: new TextEncoder().encode(csv) };
    return (await this.#enqueue((engine) => engine.call(call))).count;
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#enqueue(async (engine) => {
      const tx: Transaction = {
        query: async <R extends object>(text: string, values: readonly unknown[] = []) =>
          objectsOf<R>(await engine.call(queryCall(text, values))),
        script: async (sql) => {
          await engine.call({ kind: 'script', sql });
        },
      };
      return runTransaction(tx, (inner) => this.#inTransaction.run(true, () => work(inner)));
    });
  }

  async read(request: ReadRequest): Promise<ReadResult> {
    const started = performance.now();
    const reply = await this.#enqueue((engine) => this.#readWithin(engine, request));
    const names = await this.#typeNames.of(reply.fields.map(({ oid }) => oid));
    return readResultOf(reply, names, performance.now() - started);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Told by the engine: it ended by itself. The next call starts another. */
  lost(engine: Engine): void {
    if (this.#current !== engine || this.#closing !== null) return;
    this.#current = null;
    this.#startAgain('crash').catch(() => undefined);
  }

  /** The engine ignores statement_timeout, so its thread is ended instead; a new one opens the directory meanwhile. */
  async #readWithin(engine: Engine, request: ReadRequest): Promise<EngineReply> {
    const call: EngineCall = {
      kind: 'read',
      setup: readSetup(request),
      text: request.text,
      values: encodeParameters(request.values ?? []),
      maxRows: request.maxRows,
      maxBytes: request.maxBytes,
    };
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<'time is up'>((resolve) => {
      timer = setTimeout(resolve, request.timeoutMs, 'time is up');
    });
    const running = engine.call(call);
    try {
      const outcome = await Promise.race([running, timeUp]);
      if (outcome !== 'time is up') return outcome;
    } finally {
      clearTimeout(timer);
    }
    running.catch(() => undefined);
    this.#current = null;
    await engine.end();
    this.#startAgain('timeout').catch(() => undefined);
    throw new DatabaseError('57014', { message: 'the statement took too long and was ended' });
  }

  #enqueue<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    if (this.#inTransaction.getStore()) {
      throw new Error(
        'inside a transaction only its own handle may be used: the database itself waits for its end',
      );
    }
    if (this.#closing !== null) return Promise.reject(closedError());
    const turn = this.#tail.then(async () => work(await this.#engineNow()));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #engineNow(): Promise<Engine> {
    if (this.#current !== null) return this.#current;
    return this.#starting ?? this.#startAgain('crash');
  }

  #startAgain(reason: 'timeout' | 'crash'): Promise<Engine> {
    const began = performance.now();
    this.#starting = this.#deps.restart().then(
      (engine) => {
        this.#current = engine;
        this.#starting = null;
        this.#deps.events.restarted?.({ reason, ms: performance.now() - began });
        return engine;
      },
      (error: unknown) => {
        this.#starting = null;
        throw new DatabaseError('08006', { cause: error, message: 'the engine does not start again' });
      },
    );
    return this.#starting;
  }

  async #close(): Promise<void> {
    await this.#tail;
    try {
      const engine = this.#current ?? (await this.#starting?.catch(() => null)) ?? null;
      if (engine !== null) {
        await within(closeTimeoutMs, engine.call({ kind: 'close' })).catch(() => undefined);
        await engine.end();
      }
    } finally {
      this.#deps.release();
    }
  }
}

function queryCall(text: string, values: readonly unknown[]): EngineCall {
  return { kind: 'query', text, values: encodeParameters(values) };
}

function closedError(): DatabaseError {
  return new DatabaseError('08003', { message: 'the database is closed' });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
