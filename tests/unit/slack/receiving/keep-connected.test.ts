import { WebAPIPlatformError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
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
});
