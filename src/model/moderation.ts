import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { ModelAddress } from './address.ts';
import { fieldOf } from './field-of.ts';
import { callService, type Pace, type ServiceFault } from './openai/call-service.ts';
import { openService, type Service } from './openai/service.ts';

export interface Verdict {
  readonly flagged: boolean;
  /** Names of the provider's categories that it falls under. */
  readonly categories: readonly string[];
}

/** Says whether a text is one to refuse. */
export interface Moderation {
  /**
   * Problems: `moderation-unreachable`, `moderation-key-refused`, `moderation-unusable`. None of them is a verdict: what
   * becomes of a text that could not be checked is for the caller to decide.
   */
  check(text: string): Promise<Outcome<Verdict>>;
}

const usualPace: Pace = {
  attemptMs: 5_000,
  totalMs: 10_000,
  retries: 2,
  firstWaitMs: 250,
  longestWaitMs: 2_000,
};

/** Characters of one input; a longer text is checked in pieces, so that nothing stands behind the end. */
const pieceLength = 20_000;

/** Problem: `moderation-unusable` for an address that cannot be called. Nothing is sent yet. */
export async function openModeration(
  address: ModelAddress,
  pace: Pace = usualPace,
): Promise<Outcome<Moderation>> {
  const service = await openService(address);
  if (service === null) return failed({ code: 'moderation-unusable', params: { model: address.model } });
  return done({ check: (text) => check(text, { service, model: address.model, pace }) });
}

interface CheckParts {
  readonly service: Service;
  readonly model: string;
  readonly pace: Pace;
}

async function check(text: string, { service, model, pace }: CheckParts): Promise<Outcome<Verdict>> {
  if (text.trim() === '') return done({ flagged: false, categories: [] });
  const input = piecesOf(text.toWellFormed());
  const called = await callService(
    (signal) => service.client.moderations.create({ model: service.model, input }, { signal }),
    pace,
  );
  const params = { model };
  if (!called.ok) return failed({ code: codes[called.fault], params, cause: called.cause });
  const verdict = verdictOf(called.value, input.length);
  if (verdict !== null) return done(verdict);
  const cause = new Error(`${model}: the answer holds no verdict for every piece`);
  return failed({ code: 'moderation-unusable', params, cause });
}

const codes: Readonly<Record<ServiceFault, ProblemCode>> = {
  unreachable: 'moderation-unreachable',
  'rate-limited': 'moderation-unreachable',
  'key-refused': 'moderation-key-refused',
  'model-unknown': 'moderation-unusable',
  refused: 'moderation-unusable',
  unusable: 'moderation-unusable',
};

/** Null unless there is a clear verdict on every piece: what is not one must not pass for "not flagged". */
function verdictOf(answer: unknown, count: number): Verdict | null {
  const results = fieldOf(answer, 'results');
  if (!Array.isArray(results) || results.length !== count) return null;
  const flags = results.map((result) => fieldOf(result, 'flagged'));
  if (!flags.every((flag) => typeof flag === 'boolean')) return null;
  const categories = results.flatMap((result) =>
    Object.entries(fieldOf(result, 'categories') ?? {}).flatMap(([name, holds]) =>
      holds === true ? [name] : [],
    ),
  );
  return { flagged: flags.includes(true), categories: [...new Set(categories)].sort() };
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    pieces.push(text.slice(start, start + pieceLength).toWellFormed());
  }
  return pieces;
}
