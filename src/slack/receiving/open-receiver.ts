import { HTTPReceiver, type HTTPReceiverOptions, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Installations } from '../../storage/installations.ts';
import type { Log } from '../../telemetry/log.ts';
import { readBotScopes } from '../manifest.ts';
import type { SlackConfig } from '../slack-config.ts';
import { boltLogger } from './bolt-logger.ts';
import { installPage, installPath, redirectPath, sendInstalled, sendInstallFailed } from './install-pages.ts';
import { createInstallationStore } from './installation-store.ts';
import { createConnection } from './keep-connected.ts';

/** One way in. */
export interface OpenReceiver {
  readonly receiver: Receiver;
  start(): Promise<Outcome<void>>;
  stop(): Promise<void>;
  /** Whose tokens are kept, where workspaces install the app themselves. */
  readonly installer: NonNullable<HTTPReceiver['installer']> | null;
}

export interface ReceiverSurroundings {
  readonly log: Log;
  /** Needed by OAuth. */
  readonly installations: Installations | null;
  /** Received again after an absence since that moment. */
  onReturn(since: Date): void;
  /** Whether what is received is worked on, for whoever asks over HTTP. */
  isWell(): boolean;
}

type Mode<M extends SlackConfig['mode']> = Extract<SlackConfig, { readonly mode: M }>;

/** Builds what takes Slack's deliveries; it takes none before `start`. */
export function openReceiver(config: SlackConfig, surroundings: ReceiverSurroundings): OpenReceiver {
  if (config.mode === 'socket') return openSocket(config, surroundings);
  const { signingSecret, port } = config;
  const install = config.mode === 'oauth' ? installing(config, surroundings) : {};
  const receiver = new HTTPReceiver({ ...common(surroundings), signingSecret, port, ...install });
  return {
    receiver,
    installer: receiver.installer ?? null,
    start: () => listen(receiver, port),
    // Rejects when it never began to listen.
    stop: () => receiver.stop().catch(() => {}),
  };
}

function openSocket(
  { appToken, apiUrl }: Mode<'socket'>,
  { log, onReturn }: ReceiverSurroundings,
): OpenReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl) },
    processEventErrorHandler: async ({ error, event }) => {
      reportUntaken(log, error, event.retryNum);
      return false;
    },
  });
  return { receiver, installer: null, ...createConnection({ client: receiver.client, log, onReturn }) };
}

/** The caller decides about retries: Slack's client would repeat every failure alike, for half an hour. */
export function clientOptions(apiUrl: string | null) {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

function common({
  log,
  isWell,
}: ReceiverSurroundings): Pick<
  HTTPReceiverOptions,
  'logger' | 'customRoutes' | 'processEventErrorHandler' | 'unhandledRequestHandler'
> {
  return {
    logger: boltLogger(log),
    customRoutes: [
      {
        path: '/healthz',
        method: ['GET'],
        handler: (_request, response) => {
          const [status, said] = isWell() ? [200, 'ok'] : [503, 'unavailable'];
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ status: said }));
        },
      },
    ],
    processEventErrorHandler: async ({ error, request, response }) => {
      reportUntaken(log, error, request.headers['x-slack-retry-num']);
      if (!response.headersSent) response.writeHead(503).end();
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      log.warn('an arrival was not acknowledged within 3 s; Slack sends it again');
      if (!response.headersSent) response.writeHead(503).end();
    },
  };
}

function reportUntaken(log: Log, error: unknown, retry: unknown): void {
  log.error({ err: error, retry }, 'an arrival could not be taken; Slack sends it again');
}

function installing(
  { clientId, clientSecret, stateSecret, apiUrl }: Mode<'oauth'>,
  { installations, log }: ReceiverSurroundings,
): Partial<HTTPReceiverOptions> {
  if (installations === null) throw new Error('OAuth needs a place for installations');
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...readBotScopes()],
    installationStore: createInstallationStore(installations),
    installerOptions: {
      installPath,
      redirectUriPath: redirectPath,
      renderHtmlForInstallPath: installPage,
      clientOptions: clientOptions(apiUrl),
      callbackOptions: {
        success: ({ team }, _options, _request, response) => sendInstalled(response, team?.id ?? null),
        failure: (error, _options, _request, response) => {
          log.warn({ err: error }, 'a workspace could not install the app');
          sendInstallFailed(response);
        },
      },
    },
  };
}

async function listen(receiver: HTTPReceiver, port: number): Promise<Outcome<void>> {
  try {
    await receiver.start(port);
    return done(undefined);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      return failed({ code: 'slack-port-taken', params: { port }, cause });
    throw cause;
  }
}
