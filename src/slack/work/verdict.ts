import type { Problem, ProblemCode } from '../../domain/problem.ts';

/** What earlier attempts at a job came to; kept with it. */
export interface AttemptCounts {
  /** Ended in a problem of its own, or in a bug. */
  readonly faults: number;
  /** Ended because something it needs was away: not its fault. */
  readonly waits: number;
  /** Between those attempts. What nobody was there to try is not in it. */
  readonly waitedMs: number;
}

export type Verdict =
  | { readonly kind: 'again'; readonly waitMs: number; readonly counts: AttemptCounts }
  | { readonly kind: 'give-up' };

export const allowedFaults = 3;
/** Attempts that ended in the death of the process: a job that brings it down must not do so for ever. */
const allowedCrashes = 10;
/**
 * Of waiting for what is away. As long as it is, nobody can be told of a job given up either, so what was asked is
 * answered late rather than lost without a word; after a day somebody else has answered it.
 */
const patienceMs = 24 * 60 * 60_000;
const faultWaitsMs = [2_000, 10_000] as const;
const outageWaitsMs = [2_000, 10_000, 30_000, 60_000] as const;

/** Something is away, and comes back. */
const outages: readonly ProblemCode[] = [
  'slack-rate-limited',
  'slack-unreachable',
  'storage-unreachable',
  // An administrator puts a new one in place.
  'slack-token-refused',
];
/** As true in a minute as now. */
const hopeless: readonly ProblemCode[] = [
  'slack-not-in-channel',
  'slack-not-installed',
  'slack-message-gone',
];

/**
 * What becomes of a job whose attempt ended in that problem. Patience is measured in attempts and the waits between them,
 * not by the clock: after any absence of this process or of storage there are attempts left.
 */
export function judge(problem: Problem, counts: AttemptCounts): Verdict {
  if (hopeless.includes(problem.code)) return { kind: 'give-up' };
  if (!outages.includes(problem.code)) return afterFault(counts);
  if (counts.waitedMs >= patienceMs) return { kind: 'give-up' };
  const asked = problem.code === 'slack-rate-limited' ? Number(problem.params?.seconds ?? 0) * 1000 : 0;
  const waitMs = Math.max(asked, nth(outageWaitsMs, counts.waits));
  const { waits, waitedMs } = counts;
  return { kind: 'again', waitMs, counts: { ...counts, waits: waits + 1, waitedMs: waitedMs + waitMs } };
}

function afterFault(counts: AttemptCounts): Verdict {
  const faults = counts.faults + 1;
  if (faults >= allowedFaults) return { kind: 'give-up' };
  return { kind: 'again', waitMs: nth(faultWaitsMs, counts.faults), counts: { ...counts, faults } };
}

/** Whether a job has taken its process down too often to be begun again; `attempts` counts this one. */
export function isPoison(
  attempts: number,
  { faults, waits }: Pick<AttemptCounts, 'faults' | 'waits'>,
): boolean {
  return attempts - 1 - faults - waits >= allowedCrashes;
}

/** As noted with the job; zero on a first run, and for what cannot be read. */
export function readCounts(noted: unknown): AttemptCounts {
  const counts = (noted ?? {}) as Partial<Record<keyof AttemptCounts, unknown>>;
  const count = (name: keyof AttemptCounts) => {
    const value = counts[name];
    return typeof value === 'number' ? value : 0;
  };
  return { faults: count('faults'), waits: count('waits'), waitedMs: count('waitedMs') };
}

function nth(values: readonly [number, ...number[]], index: number): number {
  return values[index] ?? values.at(-1) ?? values[0];
}
