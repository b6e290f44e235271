import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Parcel, Transport } from './deliveries.ts';
import type { World } from './world.ts';

export interface Sockets {
  readonly transport: Transport;
  /** Sockets that take deliveries. */
  count(): number;
  /** Asks all of them to come again, as Slack does now and then. */
  drop(): void;
  /** Ends them without a word. */
  kill(): void;
  /** Politely first: a client that is just leaving may do so. */
  close(): Promise<void>;
}

/** Socket Mode: a parcel goes to any one of the connected sockets, in turn. */
export function openSockets(server: Server, world: World): Sockets {
  const sockets = new WebSocketServer({ server, path: '/link/' });
  const ready = new Set<WebSocket>();
  const waiting = new Map<string, { socket: WebSocket; end: (acked: boolean, payload: unknown) => void }>();
  let turn = 0;

  const leave = (socket: WebSocket): void => {
    ready.delete(socket);
    for (const each of waiting.values()) if (each.socket === socket) each.end(false, null);
    world.changes.emit('changed');
  };

  sockets.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => leave(socket));
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as {
        envelope_id?: string;
        payload?: unknown;
      };
      waiting.get(id ?? '')?.end(true, payload ?? null);
    });
    ready.add(socket);
    const info = { app_id: 'A1' };
    socket.send(JSON.stringify({ type: 'hello', num_connections: ready.size, connection_info: info }));
    world.changes.emit('changed');
  });

  const transport: Transport = (parcel, retry, timeout) =>
    new Promise((resolve) => {
      const all = [...ready];
      const socket = all[turn % Math.max(all.length, 1)];
      turn += 1;
      if (!socket) return resolve({ ok: false, payload: null, reason: 'timeout' });
      const id = randomUUID();
      const timer = setTimeout(() => waiting.get(id)?.end(false, null), timeout);
      waiting.set(id, {
        socket,
        end: (ok, payload) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve({ ok, payload, reason: 'timeout' });
        },
      });
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: parcel.kind,
          payload: parcel.payload,
          accepts_response_payload: parcel.kind !== 'events_api',
          ...(parcel.kind === 'events_api' && {
            retry_attempt: retry?.attempt ?? 0,
            retry_reason: retry?.reason ?? '',
          }),
        }),
      );
    });

  return {
    transport,
    count: () => ready.size,
    drop: () => {
      for (const socket of [...ready]) {
        ready.delete(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
      world.changes.emit('changed');
    },
    kill: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    close: async () => {
      const closed = [...sockets.clients].map((socket) => {
        socket.close(1001);
        return new Promise((resolve) => socket.once('close', resolve));
      });
      await Promise.race([Promise.all(closed), sleep(200, undefined, { ref: false })]);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** How to sign a request; a test may sign it wrongly or long ago. */
export interface Signing {
  readonly secret: string;
  /** Seconds since 1970; now, unless said otherwise. */
  readonly at?: number;
}

export function signedHeaders({ secret, at }: Signing, body: string): Record<string, string> {
  const time = String(at ?? Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}` };
}

/** Signed requests to a URL: events as JSON, commands as a form, interactions as a form with `payload`. */
export function httpTransport(url: string, secret: string): Transport {
  return async (parcel, retry, timeout) => {
    const { body, type } = encoded(parcel);
    const headers: Record<string, string> = { 'content-type': type, ...signedHeaders({ secret }, body) };
    if (retry) {
      headers['x-slack-retry-num'] = String(retry.attempt);
      headers['x-slack-retry-reason'] = retry.reason;
    }
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = await fetch(url, { method: 'POST', headers, body, signal });
      const payload = read(await response.text());
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      return { ok: response.ok, payload, reason: response.ok ? '' : 'http_error', noRetry };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, payload: null, reason: late ? 'http_timeout' : 'connection_failed' };
    }
  };
}

/** Body and content type of a parcel over HTTP. */
export function encoded(parcel: Pick<Parcel, 'kind' | 'payload'>): { body: string; type: string } {
  if (parcel.kind === 'events_api') return { body: JSON.stringify(parcel.payload), type: 'application/json' };
  const type = 'application/x-www-form-urlencoded';
  if (parcel.kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(parcel.payload) }).toString(), type };
  }
  const fields = Object.entries(parcel.payload).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return { body: new URLSearchParams(fields).toString(), type };
}

function read(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
