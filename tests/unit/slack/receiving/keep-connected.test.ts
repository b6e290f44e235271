import { WebAPIPlatformError } from '@slack/web-api';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createConnection } from '../../../../src/slack/receiving/keep-connected.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

const refused = () => {
  const error = Object.create(WebAPIPlatformError.prototype) as WebAPIPlatformError;
  return Object.assign(error, { data: { ok: false, error: 'invalid_auth' } });
};

/** A socket client whose attempts go as told; the last outcome goes for all further ones. */
function client(outcomes: readonly ('connected' | 'lost' | 'refused' | 'silent')[]) {
  const listeners: (() => void)[] = [];
  const waiting: ((error: Error) => void)[] = [];
  let resolve = () => {};
  const connected = new Promise<void>((done) => {
    resolve = done;
  });
  const state = { attempts: 0, disconnects: 0 };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    state,
    tell,
    connected,
    async start() {
      const outcome = outcomes[Math.min(state.attempts, outcomes.length - 1)];
      state.attempts += 1;
      if (outcome === 'refused') throw refused();
      if (outcome === 'lost') throw new Error('socket hang up');
      if (outcome === 'silent') await new Promise((_, reject) => waiting.push(reject));
      if (state.attempts > 1) resolve();
    },
    async disconnect() {
      state.disconnects += 1;
      for (const reject of waiting.splice(0)) reject(new Error('disconnected'));
      tell();
    },
    on: (_: 'disconnected', listener: () => void) => listeners.push(listener),
  };
}

afterEach(() => vi.restoreAllMocks());

/** Everything that is due has been done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

const options = { log: createLog('silent'), backoffMs: 1, longestBackoffMs: 2 };

describe('a connection to Slack', () => {
  test('when it is lost, it is made again, however often that fails at first', async () => {
    const socket = client(['connected', 'lost', 'refused', 'lost', 'lost', 'lost', 'lost', 'connected']);
    const connection = createConnection({ client: socket, ...options });
    expect(await connection.start()).toMatchObject({ ok: true });
    socket.tell();
    await socket.connected;
    expect(socket.state.attempts).toBe(8);
    await connection.stop();
  });

  test('when the token is refused at the start, it is not tried again', async () => {
    const socket = client(['refused']);
    const connection = createConnection({ client: socket, ...options });
    expect(await connection.start()).toMatchObject({ ok: false, problem: { code: 'slack-token-refused' } });
    expect(socket.state.attempts).toBe(1);
  });

  test('when Slack is away at the start, it is told after a few attempts', async () => {
    const socket = client(['lost']);
    const connection = createConnection({ client: socket, ...options, firstAttempts: 3 });
    expect(await connection.start()).toMatchObject({ ok: false, problem: { code: 'slack-unreachable' } });
    expect(socket.state.attempts).toBe(3);
  });

  test('when a socket opens and nothing greets, it is given up and another is tried', async () => {
    const socket = client(['silent', 'connected']);
    const connection = createConnection({ client: socket, ...options, helloMs: 5 });
    expect(await connection.start()).toMatchObject({ ok: true });
    expect(socket.state.attempts).toBe(2);
    await connection.stop();
  });

  test('when it is stopped, losing the connection connects nothing', async () => {
    const socket = client(['connected']);
    const connection = createConnection({ client: socket, ...options });
    await connection.start();
    await connection.stop();
    socket.tell();
    await new Promise((resolve) => setImmediate(resolve));
    expect(socket.state.attempts).toBe(1);
  });

  test('when Slack was away, the moment since then is told', async () => {
    const socket = client(['connected', 'lost', 'connected']);
    const returns: Date[] = [];
    const onReturn = (since: Date) => returns.push(since);
    const connection = createConnection({ client: socket, ...options, onReturn });
    const before = Date.now();
    await connection.start();
    socket.tell();
    await settled();
    expect(returns).toHaveLength(1);
    expect(returns[0]?.getTime()).toBeGreaterThanOrEqual(before);
    expect(returns[0]?.getTime()).toBeLessThanOrEqual(Date.now());
    await connection.stop();
  });

  test('when Slack only asks to connect anew, nothing is told', async () => {
    const socket = client(['connected']);
    const returns: Date[] = [];
    const connection = createConnection({ client: socket, ...options, onReturn: (at) => returns.push(at) });
    await connection.start();
    socket.tell();
    await settled();
    expect(socket.state.attempts).toBe(2);
    expect(returns).toEqual([]);
    await connection.stop();
  });

  test('when the machine slept, the moment it fell asleep is told', async () => {
    const socket = client(['connected']);
    const returns: Date[] = [];
    const connection = createConnection({ client: socket, ...options, onReturn: (at) => returns.push(at) });
    const asleep = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(asleep);
    await connection.start();
    clock.mockReturnValue(asleep + 3_600_000);
    socket.tell();
    await settled();
    expect(returns).toEqual([new Date(asleep)]);
    await connection.stop();
  });

  test('when it is stopped while it connects, no socket is left', async () => {
    const socket = client(['connected']);
    const connection = createConnection({ client: socket, ...options });
    const started = connection.start();
    await connection.stop();
    await started;
    await settled();
    expect(socket.state).toEqual({ attempts: 1, disconnects: 2 });
  });
});
