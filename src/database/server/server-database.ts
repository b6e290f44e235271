import type { Pool, PoolClient } from 'pg';
import type { Database, ReadRequest, ReadResult, Transaction } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { databaseErrorOf } from '../engine-error.ts';
import { quoteIdentifier, quoteTable } from '../quote.ts';
import { objectsOf, readResultOf } from '../results.ts';
import { runTransaction } from '../run-transaction.ts';
import type { TypeNames } from '../type-names.ts';
import { createTypeNames } from '../type-names.ts';
import { CopyRows } from './copy-rows.ts';
import { rawQuery } from './raw-query.ts';
import { readCapped } from './read-capped.ts';

/** How long the server's own timeout may be late before the statement is cancelled from here. */
const graceMs = 2000;

/** The port over a pool of connections to a PostgreSQL server. */
export class ServerDatabase implements Database {
  readonly engine = 'postgresql';
  readonly #pool: Pool;
  readonly #typeNames: TypeNames;
  #closing: Promise<void> | null = null;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#typeNames = createTypeNames((text, values) => this.query(text, values));
  }

  async query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.#withClient(async (client) => objectsOf<R>(await rawQuery(client, text, values)));
  }

  async script(sql: string): Promise<void> {
    await this.#withClient((client) => client.query(sql));
  }

  async copyIn(table: string, columns: readonly string[], csv: string): Promise<number> {
    const names = columns.map(quoteIdentifier).join(', ');
    const text = `copy ${quoteTable(table)} (${names}) from stdin with (format csv)`;
    return this.#withClient((client) => client.query(new CopyRows(text, csv)).finished);
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#withClient(async (client) => {
      const tx: Transaction = {
        query: async <R extends object>(text: string, values: readonly unknown[] = []) =>
          objectsOf<R>(await rawQuery(client, text, values)),
        script: async (sql) => {
          await client.query(sql);
        },
      };
      return runTransaction(tx, work);
    });
  }

  async read(request: ReadRequest): Promise<ReadResult> {
    const started = performance.now();
    const client = await this.#connect();
    const guard = this.#cancelWhenLate(client, request.timeoutMs + graceMs);
    let spoilt = true;
    try {
      const raw = await readCapped(client, request);
      spoilt = raw.cut || guard.fired();
      const names = await this.#typeNames.of(raw.fields.map(({ oid }) => oid));
      return readResultOf(raw, names, performance.now() - started);
    } catch (error) {
      if (guard.fired()) throw new DatabaseError('57014', { cause: error });
      spoilt = !(error instanceof DatabaseError) || error.disconnected || error.timedOut;
      throw error;
    } finally {
      guard.stop();
      client.release(spoilt);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }

  async #withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let lost = false;
    try {
      return await work(client);
    } catch (error) {
      const known = isDriverError(error) ? databaseErrorOf(error) : error;
      lost = known instanceof DatabaseError && known.disconnected;
      throw known;
    } finally {
      client.release(lost);
    }
  }

  async #connect(): Promise<PoolClient> {
    if (this.#closing !== null) throw new DatabaseError('08003', { message: 'the database is closed' });
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw databaseErrorOf(error);
    }
  }

  /**
   * The server ends a slow statement itself; this is for a server that does not answer at all. Only rejecting here, as
   * pg's query_timeout does, would leave the statement running and the connection out of step.
   */
  #cancelWhenLate(client: PoolClient, afterMs: number): { fired(): boolean; stop(): void } {
    let fired = false;
    const timer = setTimeout(() => {
      fired = true;
      const { processID, connection } = client as unknown as {
        processID: number | null;
        connection: { stream: { destroy(): void } };
      };
      if (processID !== null) {
        this.#pool.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
      }
      connection.stream.destroy();
    }, afterMs);
    return { fired: () => fired, stop: () => clearTimeout(timer) };
  }
}

/** What the caller's own work threw passes through untouched. */
function isDriverError(error: unknown): boolean {
  return (
    error instanceof DatabaseError ||
    (error instanceof Error && ('code' in error || /onnection|queryable/.test(error.message)))
  );
}
