import { todayOf, toIso } from '../../domain/civil-date.ts';
import { daysBetween } from '../../domain/iso-days.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { piecesOfQuery } from '../../semantic-layer/reading/query-pieces.ts';
import { withSeries } from './charted.ts';
import { choosePrevious, type Previous } from './choose-previous.ts';
import { type EditText, readEditText } from './edit-text.ts';
import { type FollowedPlan, followExample } from './follow-example.ts';
import { authorNotes, followNotes, readingNotes } from './follow-notes.ts';
import type { FollowedUp, FollowUp, FollowUpDependencies, FollowUpRequest } from './follow-up.ts';
import { type Edit, mergeQuery } from './merge-query.ts';
import { noQuery } from './no-query.ts';
import { pointsAtRow } from './points-at-row.ts';
import { standaloneQuestion } from './standalone.ts';
import { readingStuckOn, saysNothing, stuckOn } from './stuck.ts';

/** Reads the text as an edit, edits the previous query, and holds the result against the definitions once more. */
export function createFollowUp(dependencies: FollowUpDependencies): FollowUp {
  return (request) => {
    const { text, turns, asker, clock } = request;
    const said = readEditText(text, clock, dependencies.edits);
    const previous = choosePrevious(turns, asker, said.marks.has('own'));
    const before = previous?.state.query ?? noQuery;
    const edit = said.settle(before);
    return edit === null ? null : followEdit(edit, before, previous, request, dependencies);
  };
}

function followEdit(
  edit: EditText,
  before: MetricQuery,
  previous: Previous | null,
  request: FollowUpRequest,
  dependencies: FollowUpDependencies,
): FollowedUp | null {
  const kept = keptFor(edit, before, request);
  if (kept === 'lost') return request.isWhole ? notKept(request.text) : null;
  if (kept === 'nothing') return null;
  if (isFresh(edit)) return followQuery(noQuery, null, edit, request, dependencies);
  return previous === null ? null : followPrevious(previous, kept, edit, request, dependencies);
}

/** What goes on of the answer before; `lost` where the text leans on what nobody kept of it. */
function keptFor(
  edit: EditText,
  before: MetricQuery,
  { text, isWhole }: FollowUpRequest,
): 'all' | 'days' | 'nothing' | 'lost' {
  if (leansOnNothingKept(text, before, edit)) return 'lost';
  return isWhole && !pointsBack(edit) ? keptBy(before, edit) : 'all';
}

function followPrevious(
  previous: Previous,
  kept: 'all' | 'days',
  edit: EditText,
  request: FollowUpRequest,
  dependencies: FollowUpDependencies,
): FollowedUp | null {
  const { query } = previous.state;
  if (query === null) return planOf(followExample(previous, edit, request, dependencies));
  const base = kept === 'days' ? { ...noQuery, range: query.range } : query;
  const followed = followQuery(base, previous, edit, request, dependencies);
  return followed?.kind === 'stuck' && request.isWhole && keepsDaysAlone(base) && !pointsBack(edit)
    ? null
    : followed;
}

/** A number that knows no days is answered as it stands, where nothing but the days would have been kept. */
function keepsDaysAlone({ groupings, filters, having }: MetricQuery): boolean {
  return groupings.length === 0 && filters.length === 0 && having.length === 0;
}

/** Points at rows, or narrows by what is a number of its own: words that no part of the answer before settles. */
function leansOnNothingKept(text: string, before: MetricQuery, edit: EditText): boolean {
  const { pieces } = edit;
  if (pieces.narrowsByMetric) return !pieces.namesRange;
  return pointsAtRow(text, before) && !pieces.addsMetric && !isFresh(edit);
}

/** Reads whole, and leans on rows of the answer before that nobody kept. */
function notKept(text: string): FollowedUp {
  const unexplained = [{ word: text, reason: 'no-place' as const }];
  return { kind: 'stuck', reading: readingStuckOn(text, { unexplained, ambiguities: [], notes: [] }) };
}

/**
 * A question that reads whole but names no days goes on in those of the answer before: another metric of all that was
 * asked, or one with conditions of its own in the same days. The same metric again, without what narrowed it, is asked anew,
 * and so are months after a single month.
 */
function keptBy(before: MetricQuery, { pieces, marks }: EditText): 'all' | 'days' | 'nothing' {
  if (before.range === null || !pieces.namesMetric || pieces.namesRange) return 'nothing';
  if (pieces.isBareMetric) return pieces.repeatsMetric ? 'nothing' : 'all';
  const isOneStep = daysBetween(before.range.from, before.range.to) <= pieces.stepDays;
  return pieces.narrows && !isOneStep && !marks.has('each') ? 'days' : 'nothing';
}

function planOf(followed: FollowedPlan | null): FollowedUp | null {
  return followed === null ? null : { kind: 'plan', ...followed };
}

/** What reads whole is a question of its own unless its words go on with something; its own metric and days make it new. */
function pointsBack({ marks, pieces, leansOnDays }: EditText): boolean {
  if (marks.has('within') || marks.has('own') || leansOnDays) return true;
  if (pieces.namesMetric && pieces.namesRange && !pieces.addsMetric) return false;
  return marks.has('turn') || marks.has('add') || marks.has('again') || pieces.isElliptic;
}

/** "그럼 지난달 주문 수는?": a metric and days of its own, so nothing before is meant. */
function isFresh({ marks, pieces, leansOnDays }: EditText): boolean {
  if (leansOnDays) return false;
  const leans = [...marks].some((mark) => mark !== 'turn' && mark !== 'chart' && mark !== 'change');
  return pieces.namesMetric && pieces.namesRange && !pieces.addsMetric && !leans;
}

function followQuery(
  base: MetricQuery,
  previous: Previous | null,
  said: EditText,
  request: FollowUpRequest,
  dependencies: FollowUpDependencies,
): FollowedUp | null {
  const { model, edits } = dependencies;
  if (isHidden(base, model)) return null;
  const { clock, chosen = [] } = request;
  const read = edits.read(said.rest, said.pieces.pieces, { clock, chosen, base });
  const faults = stuckOn(request.text, read);
  if (faults !== null) return faults.isEdit ? { kind: 'stuck', reading: faults.reading } : null;
  const edit = { ...said, read };
  if (saysNothing(edit)) return null;
  const merged = mergeQuery(base, edit, model);
  const query = merged === null ? null : charted(merged, edit, model);
  return query === null ? null : planEdited({ base, query, edit, previous }, request, dependencies);
}

/** A metric or dimension that this asker has no word for. */
function isHidden({ metrics, groupings, filters, having }: MetricQuery, model: SemanticModel): boolean {
  const named = groupings.flatMap((one) => (one.kind === 'dimension' ? [one.name] : []));
  const dimensions = [...named, ...filters.map(({ dimension }) => dimension)];
  const all = [...metrics, ...having.map(({ metric }) => metric)];
  return (
    !all.every((name) => model.metrics.has(name)) || !dimensions.every((name) => model.dimensions.has(name))
  );
}

function charted(
  query: MetricQuery,
  { marks, chart }: Edit & EditText,
  model: SemanticModel,
): MetricQuery | null {
  return marks.has('chart') && chart !== 'table' ? withSeries(query, model) : query;
}

interface EditedQuery {
  readonly base: MetricQuery;
  readonly query: MetricQuery;
  readonly edit: Edit & EditText;
  readonly previous: Previous | null;
}

/** Conditions and splits that were kept may not fit what is new, so the whole is read once more before it is planned. */
function planEdited(
  { base, query: edited, edit, previous }: EditedQuery,
  request: FollowUpRequest,
  { model, edits, planMetrics }: FollowUpDependencies,
): FollowedUp | null {
  const { clock, chosen = [] } = request;
  const pieces = piecesOfQuery(edited, model, /\p{Script=Hangul}/u.test(request.text) ? 'ko' : 'en');
  const context = { clock, chosen, base: { ...edited, groupings: [], compare: null } };
  const whole = edits.read('', pieces, context);
  const faults = stuckOn(request.text, whole);
  if (faults !== null) return { kind: 'stuck', reading: faults.reading };
  const query = whole.metrics.length > 0 ? { ...edited, metrics: whole.metrics } : edited;
  const period = { clock, said: [request.text, previous?.state.question ?? ''] };
  const notes = [
    ...authorNotes(previous, request.asker),
    ...(previous === null ? [] : followNotes(base, query, model, period)),
    ...readingNotes(edit.read.notes, whole.notes, query),
  ];
  const planned = planMetrics(query, { notes }, toIso(todayOf(clock)));
  if (!planned.ok) return { kind: 'problem', problem: planned.problem };
  const chart = edit.marks.has('chart') ? edit.chart : (previous?.state.chart ?? null);
  return { kind: 'plan', plan: planned.value, question: standaloneQuestion(query, model, period), chart };
}
