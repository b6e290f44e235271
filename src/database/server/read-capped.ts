import type { Duplex } from 'node:stream';
import type { Connection, FieldDef, PoolClient } from 'pg';
import Cursor from 'pg-cursor';
import type { ReadRequest } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { databaseErrorOf } from '../engine-error.ts';
import { encodeParameters } from '../parameters.ts';
import { readSetup } from '../read-setup.ts';
import type { RawResult } from '../results.ts';
import { fieldOf, textOnly } from './raw-query.ts';

const firstBatch = 16;
const largestBatch = 4096;

type Row = (string | null)[];

/**
 * One read-only transaction, rolled back at its end, so that nothing the statement sets outlives it. Reads in batches
 * and one row more than allowed, so that "cut off" can be said. Leaves the client unusable only when it throws or says
 * `cut`: then it is to be thrown away.
 */
export async function readCapped(
  client: PoolClient,
  request: ReadRequest,
): Promise<RawResult & { cut: boolean }> {
  const connection = connectionOf(client);
  try {
    await client.query(readSetup(request));
    const watch = watchBytes(connection.stream, request.maxBytes);
    const cursor = client.query(
      new Cursor<Row>(request.text, encodeParameters(request.values ?? []), {
        rowMode: 'array',
        types: textOnly as never,
      }),
    );
    try {
      const fields = await describe(connection, cursor);
      const read = await fetchRows(cursor, request, watch);
      if (!watch.cut()) await cursor.close();
      if (!watch.cut()) await client.query('rollback');
      return { fields, ...read, cut: watch.cut() };
    } finally {
      watch.stop();
    }
  } catch (error) {
    const known = databaseErrorOf(error);
    if (!known.disconnected && !known.timedOut) await client.query('rollback').catch(() => undefined);
    throw known;
  }
}

/** A statement without result columns (SET, COPY, LISTEN, COMMIT) is not a question and is never executed. */
function describe(connection: InnerConnection, cursor: Cursor<Row>): Promise<RawResult['fields']> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      connection.off('rowDescription', onFields);
      connection.off('noData', onNoData);
      connection.off('end', onEnd);
      cursor.off('error', onError);
      then();
    };
    const onFields = ({ fields }: { fields: FieldDef[] }) => settle(() => resolve(fields.map(fieldOf)));
    const onNoData = () =>
      settle(() =>
        cursor.close(() => reject(new DatabaseError('25006', { message: 'the statement returns no rows' }))),
      );
    const onEnd = () => settle(() => reject(new DatabaseError('08006', { message: 'the connection ended' })));
    const onError = (error: unknown) => settle(() => reject(error));
    connection.on('rowDescription', onFields);
    connection.on('noData', onNoData);
    connection.on('end', onEnd);
    cursor.on('error', onError);
  });
}

async function fetchRows(
  cursor: Cursor<Row>,
  limits: ReadRequest,
  watch: ByteWatch,
): Promise<Omit<RawResult, 'fields'>> {
  const taken: Taken = { rows: [], bytes: 0 };
  for (let batch = firstBatch; ; batch = nextBatch(taken, limits.maxBytes)) {
    const wanted = Math.min(batch, limits.maxRows + 1 - taken.rows.length);
    const part = await readBatch(cursor, wanted, watch);
    const truncated = part === null ? 'bytes' : take(taken, part, limits);
    if (truncated !== null) return { rows: taken.rows, truncated };
    if (part !== null && part.length < wanted) return { rows: taken.rows, truncated: null };
  }
}

interface Taken {
  readonly rows: Row[];
  bytes: number;
}

/** Adds rows up to the caps; says which cap was met, if one was. */
function take(
  taken: Taken,
  part: readonly Row[],
  { maxRows, maxBytes }: ReadRequest,
): 'rows' | 'bytes' | null {
  for (const row of part) {
    if (taken.rows.length === maxRows) return 'rows';
    taken.bytes += bytesOf(row);
    if (taken.bytes > maxBytes) return 'bytes';
    taken.rows.push(row);
  }
  return null;
}

/** Null when the connection was cut because of its size. */
async function readBatch(cursor: Cursor<Row>, wanted: number, watch: ByteWatch): Promise<Row[] | null> {
  try {
    const rows = await Promise.race([cursor.read(wanted), watch.whenCut]);
    return rows;
  } catch (error) {
    if (watch.cut()) return null;
    throw error;
  }
}

/** Grows only while rows are small, so that a batch never brings much more than is still wanted. */
function nextBatch({ rows, bytes }: Taken, maxBytes: number): number {
  const perRow = Math.max(1, bytes / Math.max(1, rows.length));
  return Math.max(1, Math.min(largestBatch, Math.floor((maxBytes - bytes) / perRow / 4)));
}

function bytesOf(row: Row): number {
  return row.reduce((sum, value) => sum + (value === null ? 0 : Buffer.byteLength(value)), 0);
}

interface ByteWatch {
  cut(): boolean;
  readonly whenCut: Promise<null>;
  stop(): void;
}

/** One huge cell arrives as one message and would fill memory before it can be counted, so the socket is watched too. */
function watchBytes(stream: Duplex, maxBytes: number): ByteWatch {
  const limit = maxBytes * 2 + 65_536;
  let bytes = 0;
  let isCut = false;
  let tell: (nothing: null) => void = () => undefined;
  const whenCut = new Promise<null>((resolve) => {
    tell = resolve;
  });
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit || isCut) return;
    isCut = true;
    stream.destroy();
    tell(null);
  };
  stream.on('data', count);
  return { cut: () => isCut, whenCut, stop: () => stream.off('data', count) };
}

/** pg's inner connection: its types hide the two events and the socket that capped reading needs. */
type InnerConnection = Connection & { readonly stream: Duplex };

function connectionOf(client: PoolClient): InnerConnection {
  return (client as unknown as { connection: InnerConnection }).connection;
}
