import { failed } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { failureOfStatus, refused } from './failure.ts';
import { type MessageBody, sendSimplerUntilTaken } from './ladder.ts';
import { outcomeOf } from './message-parts.ts';
import type { Pace } from './pace.ts';
import type { Reply, WebApi } from './web-api.ts';
import type { Workspace } from './workspace.ts';

interface RespondDependencies {
  readonly api: WebApi;
  readonly apiUrl: string | null;
  readonly pace: Pace;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
}

const method = 'response_url';
/** Of a response address; the client of the library speaks to the Web API alone. */
const slackHosts = /(?:^|\.)slack(?:-gov)?\.com$/u;

/** Answers an interaction through the address it came with, which takes five answers within half an hour. */
export function createRespond(dependencies: RespondDependencies): Workspace['respond'] {
  const { api, apiUrl, log } = dependencies;
  return async (url, message) => {
    if (!isSlack(url, apiUrl)) return failed(refused(method, 'foreign_address').problem);
    return outcomeOf(
      await sendSimplerUntilTaken(
        message,
        // Seen by one person alone: twice is better than never.
        (body) => api.attempt({ method, again: 'always', lane: url }, () => send(dependencies, url, body)),
        log,
      ),
    );
  };
}

/** A stored job holds the address: only Slack's own is called. */
function isSlack(url: string, apiUrl: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (apiUrl !== null && hostname === new URL(apiUrl).hostname) return true;
  return protocol === 'https:' && slackHosts.test(hostname);
}

async function send(
  { fetch, pace }: RespondDependencies,
  url: string,
  body: MessageBody,
): Promise<Reply<void>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
      ...body,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(pace.timeout),
  });
  const text = await answer.text();
  const code = codeOf(text);
  if (code !== null) return { ok: false, failure: refused(method, code) };
  if (answer.ok) return { ok: true, value: undefined };
  return { ok: false, failure: failureOfStatus(answer.status, answer.headers.get('retry-after'), method) };
}

/** Slack answers `ok`, a bare code, or JSON with a code, under any status. */
function codeOf(text: string): string | null {
  const bare = text.trim();
  if (bare === '' || bare === 'ok') return null;
  const code = /^\{.*"error"\s*:\s*"([a-z0-9_]+)"/su.exec(bare)?.[1];
  return code ?? (/^[a-z]+(?:_[a-z]+)+$/u.test(bare) ? bare : null);
}
