import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';

/**
 * The engine's thread: plain JavaScript, so that no loader is paid here. It speaks PostgreSQL's protocol with PGlite
 * and hands values on as the text they came as; what they mean is decided outside, the same for both engines.
 *
 * @typedef {{ id: number, kind: 'query', text: string, values: (string | null)[] }} QueryCall
 * @typedef {{ id: number, kind: 'script', sql: string }} ScriptCall
 * @typedef {{ id: number, kind: 'copy', text: string, csv: Uint8Array<ArrayBuffer> }} CopyCall
 * @typedef {{ id: number, kind: 'read', setup: string, text: string, values: (string | null)[], maxRows: number, maxBytes: number }} ReadCall
 * @typedef {{ id: number, kind: 'close' }} CloseCall
 * @typedef {QueryCall | ScriptCall | CopyCall | ReadCall | CloseCall} Call
 * @typedef {{ name: string, oid: number }} Field
 * @typedef {{ fields: Field[], rows: (string | null)[][], count: number, truncated: 'rows' | 'bytes' | null }} Reply
 */

const { serialize, Parser } = protocol;
const { directory, extensions, startParameters, maxMemoryMb } = workerData;
const pagesPerMb = 16;
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);

/** PGlite reports its own way of unwinding after an SQL error by this status; any other exception broke the engine. */
const sqlErrorStatus = 100;
const firstBatch = 16;

/** Values leave this thread as text, so the engine's look-up of array types at start (60 ms) is not needed. */
class Engine extends PGlite {
  async _initArrayTypes() {}
}

/** The engine's own memory is capped here; past it a statement fails with 53200 and the engine lives on. */
const memoryCap = {
  name: 'memory-cap',
  setup: async (_engine, options) => ({
    emscriptenOpts: {
      ...options,
      wasmMemory: new WebAssembly.Memory({ initial: 2048, maximum: maxMemoryMb * pagesPerMb }),
    },
  }),
};

const engine = await start();
let tail = Promise.resolve();
port.on('message', (/** @type {Call} */ call) => {
  tail = tail.then(() => answer(call));
});
port.postMessage({ kind: 'ready' });

async function start() {
  const loaded = extensions.includes('vector')
    ? { vector: (await import('@electric-sql/pglite-pgvector')).vector }
    : {};
  const started = new Engine({
    dataDir: directory,
    extensions: { memoryCap, ...loaded },
    startParams: [...PGlite.defaultStartParams, ...startParameters],
  });
  await started.waitReady;
  reportBrokenEngine(started);
  return started;
}

/** PGlite swallows every exception of a statement; a WASM trap among them would leave a half-dead engine serving. */
function reportBrokenEngine(started) {
  const once = started.Module._PostgresMainLoopOnce;
  started.Module._PostgresMainLoopOnce = () => {
    try {
      return once();
    } catch (error) {
      if (error?.status !== sqlErrorStatus) port.postMessage({ kind: 'broken', message: String(error) });
      throw error;
    }
  };
}

async function answer(call) {
  try {
    port.postMessage({ kind: 'reply', id: call.id, reply: await perform(call) });
  } catch (error) {
    port.postMessage({ kind: 'failure', id: call.id, error: plainError(error) });
  }
}

/** @returns {Promise<Reply | null>} */
async function perform(call) {
  switch (call.kind) {
    case 'query':
      return query(call.text, call.values);
    case 'script':
      return script(call.sql);
    case 'copy':
      return copy(call);
    case 'read':
      return read(call);
    case 'close':
      return close();
    default:
      throw new Error(`no such call: ${call.kind}`);
  }
}

async function query(text, values) {
  return replyOf(
    await exchange(
      serialize.parse({ text }),
      serialize.bind({ values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ),
  );
}

async function script(sql) {
  return replyOf(await exchange(serialize.query(sql)));
}

async function copy({ text, csv }) {
  await engine._handleBlob(new Blob([csv]));
  try {
    return await query(text, []);
  } finally {
    await engine._cleanupBlob();
  }
}

/** One read-only transaction, always rolled back, so that nothing a statement sets outlives it. */
async function read({ setup, text, values, maxRows, maxBytes }) {
  try {
    replyOf(await exchange(serialize.query(setup)));
    const described = replyOf(
      await exchange(
        serialize.parse({ text }),
        serialize.bind({ values }),
        serialize.describe({ type: 'P' }),
        serialize.sync(),
      ),
    );
    if (described.fields.length === 0) throw { code: '25006', message: 'the statement returns no rows' };
    return { ...described, ...(await fetchCapped(maxRows, maxBytes)) };
  } finally {
    await exchange(serialize.query('rollback'));
  }
}

/** Asks for one row more than allowed, so that "cut off" can be said; batches grow only while rows are small. */
async function fetchCapped(maxRows, maxBytes) {
  const taken = { rows: [], bytes: 0 };
  for (let batch = firstBatch; ; batch = nextBatch(taken, maxBytes)) {
    const wanted = Math.min(batch, maxRows + 1 - taken.rows.length);
    const messages = await exchangeUpTo(
      maxBytes - taken.bytes,
      serialize.execute({ rows: wanted }),
      serialize.sync(),
    );
    const truncated =
      take(taken, replyOf(messages).rows, maxRows, maxBytes) ?? (messages.cut ? 'bytes' : null);
    const suspended = messages.some(({ name }) => name === 'portalSuspended');
    if (truncated !== null || !suspended) return { rows: taken.rows, truncated };
  }
}

function take(taken, part, maxRows, maxBytes) {
  for (const row of part) {
    if (taken.rows.length === maxRows) return 'rows';
    taken.bytes += bytesOf(row);
    if (taken.bytes > maxBytes) return 'bytes';
    taken.rows.push(row);
  }
  return null;
}

function nextBatch({ rows, bytes }, maxBytes) {
  const perRow = Math.max(1, bytes / Math.max(1, rows.length));
  return Math.max(1, Math.min(4096, Math.floor((maxBytes - bytes) / perRow / 4)));
}

function bytesOf(row) {
  let bytes = 0;
  for (const value of row) if (value !== null) bytes += Buffer.byteLength(value);
  return bytes;
}

async function close() {
  await exchange(serialize.query('checkpoint'));
  await engine.close();
  return null;
}

async function exchange(...messages) {
  return exchangeUpTo(Number.POSITIVE_INFINITY, ...messages);
}

/**
 * Sends protocol messages and collects the answers. Past the byte limit, with room for what surrounds the values, the
 * rest is let go unread: a single huge cell then costs the engine's memory and not this thread's too.
 */
async function exchangeUpTo(maxBytes, ...messages) {
  const received = [];
  const parser = new Parser();
  const limit = maxBytes * 2 + 65_536;
  let bytes = 0;
  await engine.execProtocolRawStream(Buffer.concat(messages), {
    syncToFs: false,
    onRawData(chunk) {
      bytes += chunk.length;
      if (bytes <= limit) parser.parse(chunk, (message) => received.push(message));
    },
  });
  received.cut = bytes > limit;
  return received;
}

/** @returns {Reply} */
function replyOf(messages) {
  const reply = { fields: [], rows: [], count: 0, truncated: null };
  for (const message of messages) {
    if (message.name === 'error') throw message;
    if (message.name === 'dataRow') reply.rows.push(message.fields);
    else if (message.name === 'rowDescription') reply.fields = message.fields.map(fieldOf);
    else if (message.name === 'commandComplete') reply.count = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
  }
  return reply;
}

function fieldOf({ name, dataTypeID }) {
  return { name, oid: dataTypeID };
}

function plainError(error) {
  const { code, message, detail, hint, where, position, schema, table, column, constraint } = error;
  return { code, message, detail, hint, where, position, schema, table, column, constraint };
}
