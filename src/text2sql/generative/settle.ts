import type { Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Agreement, elect } from './agreement.ts';
import type { Attempted, Ran } from './attempt.ts';
import type { Fault } from './fault.ts';
import type { SqlDraft } from './schemas.ts';

export interface SettleDeps {
  readonly draft: (count: number) => Promise<Outcome<SqlDraft>[]>;
  readonly repair: (statement: string | null, faults: readonly Fault[]) => Promise<Outcome<SqlDraft>>;
  readonly attempt: (draft: SqlDraft) => Promise<Attempted>;
  readonly drafts: number;
  readonly repairs: number;
}

/** A statement that did not stand, and why. */
export interface Rejected {
  readonly sql: string;
  readonly fault: Fault;
}

/** Where the drafts and their repairs led. */
export interface Settled {
  /** The best result, maybe a doubtful one. */
  readonly ran: Ran | null;
  readonly rejected: readonly Rejected[];
  readonly missing: readonly string[] | null;
  readonly agreement: Agreement;
  /** That led to the result shown; of all, where there is none. */
  readonly repairs: number;
  /** Why it ended before a sound result: the model's problem, the warehouse's, or the last statement's. */
  readonly problem: Problem | null;
  /** The last statement that could not be shown with rows. */
  readonly sql: string | null;
}

/** Drafts, then repairs while something is likely wrong; ends with the best there is. */
export async function settle(deps: SettleDeps): Promise<Settled> {
  const drafted = await deps.draft(deps.drafts);
  const drafts = drafted.flatMap((each) => (each.ok ? [each.value] : []));
  const attempts = await attemptAll(drafts, deps.attempt);
  const [first, ...others] = attempts;
  if (first === undefined) {
    const failure = drafted.find((each) => !each.ok);
    const problem: Problem = failure && !failure.ok ? failure.problem : { code: 'unexpected' };
    return { ...nothing, problem };
  }
  const { attempted, agreement } = elect([first, ...others]);
  return repaired(attempted, agreement, deps);
}

const nothing: Settled = {
  ran: null,
  rejected: [],
  missing: null,
  agreement: { agreeing: 0, of: 0 },
  repairs: 0,
  problem: null,
  sql: null,
};

/** The same statement is tried once; the embedded warehouse runs one after the other anyway. */
async function attemptAll(drafts: readonly SqlDraft[], attempt: SettleDeps['attempt']): Promise<Attempted[]> {
  const known = new Map<string, Promise<Attempted>>();
  return Promise.all(
    drafts.map((draft) => {
      const key = sameness(draft.sql);
      const made = known.get(key) ?? attempt(draft);
      known.set(key, made);
      return made;
    }),
  );
}

async function repaired(start: Attempted, agreement: Agreement, deps: SettleDeps): Promise<Settled> {
  const made: Attempted[] = [start];
  let current = start;
  let stopped: Problem | null = null;
  while (faultsOf(current).length > 0 && made.length <= deps.repairs) {
    const next = await deps.repair(sqlOf(current), faultsOf(current));
    if (!next.ok) stopped = next.problem;
    if (!next.ok || isSame(next.value.sql, current)) break;
    current = await deps.attempt(next.value);
    made.push(current);
  }
  const best = bestOf(made);
  return {
    ran: best,
    rejected: made.flatMap(rejectedIn).filter(({ sql }) => sql !== best?.sql),
    missing: best === null && stopped === null ? missingIn(current) : null,
    agreement,
    repairs: best === null ? made.length - 1 : made.findIndex((each) => ranOf(each) === best),
    problem: stopped ?? problemOf(current),
    sql: made.map(sqlOf).findLast((sql) => sql !== null) ?? null,
  };
}

/** The result that the least speaks against; of equals the last, which knew what was wrong with those before. */
function bestOf(made: readonly Attempted[]): Ran | null {
  const runs = made.flatMap((each) => ranOf(each) ?? []);
  return runs.reduce<Ran | null>(
    (best, each) => (best === null || graveIn(each) <= graveIn(best) ? each : best),
    null,
  );
}

function ranOf(attempted: Attempted): Ran | null {
  return attempted.kind === 'ran' ? attempted.ran : null;
}

function graveIn({ findings }: Ran): number {
  return findings.filter(({ fault }) => fault !== null).length;
}

/** A model that goes on without a statement means it, even where its reason is doubtful. */
function missingIn(attempted: Attempted): readonly string[] | null {
  if (attempted.kind === 'lacking') return attempted.missing;
  return attempted.kind === 'faulty' && attempted.sql === null ? attempted.missing : null;
}

function isSame(sql: string | null, attempted: Attempted): boolean {
  return sameness(sql) === sameness(sqlOf(attempted));
}

function faultsOf(attempted: Attempted): readonly Fault[] {
  return attempted.kind === 'ran' || attempted.kind === 'faulty' ? attempted.faults : [];
}

function problemOf(attempted: Attempted): Problem | null {
  if (attempted.kind === 'stopped') return attempted.problem;
  return faultsOf(attempted)[0]?.problem ?? null;
}

function sqlOf(attempted: Attempted): string | null {
  if (attempted.kind === 'lacking') return null;
  return attempted.kind === 'ran' ? attempted.ran.sql : attempted.sql;
}

function rejectedIn(attempted: Attempted): readonly Rejected[] {
  const [fault] = faultsOf(attempted);
  const sql = sqlOf(attempted);
  return sql === null || fault === undefined ? [] : [{ sql, fault }];
}

/** One text for statements that differ by case and spaces alone. */
export function sameness(sql: string | null): string {
  return (sql ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
}
