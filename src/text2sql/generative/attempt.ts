import type { Metric } from '../../domain/knowledge.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import type { GuardScope } from '../../warehouse/guard/guard-scope.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { RunResult } from '../../warehouse/warehouse.ts';
import { resultHash } from '../present/result-hash.ts';
import { type CheckContext, type Checked, checkStatement } from './check.ts';
import { type Fault, faultOf, isOfStatement } from './fault.ts';
import type { PeriodFit } from './period/period-fit.ts';
import { statementPeriod } from './period/statement-period.ts';
import { clockFindings } from './sanity/clock-findings.ts';
import { type DefinedMetrics, definitionFindings } from './sanity/definition-findings.ts';
import type { Finding } from './sanity/finding.ts';
import { judgeResult, type SanityContext } from './sanity/judge-result.ts';
import { shareFindings } from './sanity/share-findings.ts';
import type { SqlDraft } from './schemas.ts';
import { type KnownPiece, presentMissing, trulyMissing, unanswered } from './unanswerable.ts';

export interface AttemptContext extends CheckContext {
  readonly run: (sql: string, scope: GuardScope) => Promise<Outcome<RunResult>>;
  readonly sanity: SanityContext;
  readonly defined: DefinedMetrics;
  /** The governed metrics of the prompt that a statement computes by. */
  readonly usedBy: (shape: QueryShape) => readonly Metric[];
  /** What is described in the prompt: a model that misses one of it has not looked. */
  readonly known: readonly KnownPiece[];
  readonly report: (stage: 'checking' | 'running') => void;
}

/** A statement that ran, with what speaks against its result. */
export interface Ran {
  readonly draft: SqlDraft;
  readonly sql: string;
  readonly checked: Checked;
  readonly result: RunResult;
  readonly hash: string;
  /** The governed metrics that it was computed by. */
  readonly used: readonly Metric[];
  readonly findings: readonly Finding[];
  readonly period: PeriodFit;
}

/** What became of a draft. */
export type Attempted =
  | { readonly kind: 'ran'; readonly ran: Ran; readonly faults: readonly Fault[] }
  | {
      readonly kind: 'faulty';
      readonly sql: string | null;
      readonly faults: readonly Fault[];
      /** What a draft without a statement says is lacking, and lacks in fact; null where nothing of it does. */
      readonly missing: readonly string[] | null;
    }
  /** The data lack something, and nothing speaks against that. */
  | { readonly kind: 'lacking'; readonly missing: readonly string[] }
  /** No statement can help now. */
  | { readonly kind: 'stopped'; readonly sql: string; readonly problem: Problem };

/** Checks, runs and judges one draft. */
export async function attempt(draft: SqlDraft, context: AttemptContext): Promise<Attempted> {
  if (draft.sql === null) return attemptMissing(draft, context);
  const { sql } = draft;
  context.report('checking');
  const result = await checkStatement(sql, context);
  if (!result.ok) return failedWith(sql, result.faults);
  context.report('running');
  const ran = await context.run(sql, context.scope);
  if (!ran.ok) return failedWith(sql, [faultOf(ran.problem)]);
  const { query, inspection } = result.checked;
  const { shape } = inspection;
  const period = statementPeriod(query, shape, context.sanity);
  const used = context.usedBy(shape);
  const clock = clockFindings(query, shape, context.sanity);
  const judged = [
    ...(await judgeResult({ tree: query.tree, shape, period }, ran.value, context.sanity)),
    ...shareFindings(query, ran.value, draft.columns, context.tables),
    ...definitionFindings(shape, draft.columns, used, context.defined),
  ];
  const findings =
    clock.length === 0 ? judged : [...clock, ...judged.filter(({ kind }) => kind !== 'range-unclear')];
  return {
    kind: 'ran',
    ran: {
      draft,
      sql,
      checked: result.checked,
      result: ran.value,
      hash: resultHash(ran.value.rows),
      used,
      findings,
      period,
    },
    faults: findings.flatMap(({ fault }) => fault ?? []),
  };
}

function attemptMissing({ missing }: SqlDraft, { known }: AttemptContext): Attempted {
  const present = presentMissing(missing, known);
  return missing.length > 0 && present.length === 0
    ? { kind: 'lacking', missing }
    : {
        kind: 'faulty',
        sql: null,
        faults: [unanswered(present)],
        missing: trulyMissing(missing, known),
      };
}

function failedWith(sql: string, faults: readonly Fault[]): Attempted {
  const [first] = faults;
  if (first !== undefined && !isOfStatement(first.problem)) {
    return { kind: 'stopped', sql, problem: first.problem };
  }
  return { kind: 'faulty', sql, faults, missing: [] };
}
