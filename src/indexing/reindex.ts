import type { Knowledge, KnowledgeKind } from '../domain/knowledge.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { KnowledgeProblem } from '../knowledge/problem.ts';
import type { Build, Generation, IndexEntry, KnowledgeIndex } from '../knowledge-index/knowledge-index.ts';
import type { StoredTable } from '../knowledge-index/payload.ts';
import type { Embedder } from '../model/embedding/embedder.ts';
import type { Draft } from './draft.ts';
import { draftAll } from './draft-all.ts';
import { type LintDeps, lintKnowledge, type Quarantined } from './lint.ts';
import { type ListValuesDeps, listValues } from './list-values.ts';
import type { SplitIdentifier } from './recover-links.ts';
import { weighTerms } from './weigh-terms.ts';

export interface ReindexDeps extends LintDeps {
  readonly index: KnowledgeIndex;
  readonly embedder: Embedder;
  /** Index terms of a text; questions must be cut by the same function. */
  readonly terms: (text: string) => readonly string[];
  readonly split: SplitIdentifier;
  readonly values: ListValuesDeps;
  /** Milliseconds, for the report. */
  readonly now?: () => number;
  /** `share` is how much of the step is done, 0 to 1. */
  readonly progress?: (step: 'lint' | 'values' | 'embed' | 'store' | 'switch', share?: number) => void;
}

export interface ReindexSources {
  readonly knowledge: Knowledge;
  /** What of the files could not be read; reported beside what is quarantined. */
  readonly faults?: readonly KnowledgeProblem[];
  readonly catalog: readonly StoredTable[];
  /** Of the sources, kept with the generation. */
  readonly fingerprint: string;
  /** Switches in even a generation that lost many items. */
  readonly force?: boolean;
}

export interface KindReport {
  readonly kind: KnowledgeKind;
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly removed: number;
}

export interface ReindexReport {
  readonly kinds: readonly KindReport[];
  readonly quarantined: readonly Quarantined[];
  readonly faults: readonly KnowledgeProblem[];
  readonly embedded: number;
  readonly seconds: number;
  readonly result: ReindexResult;
}

/** `refused` says why the old generation goes on serving; `problem` is there when the embedder is why. */
export type ReindexResult =
  | { readonly switched: true; readonly generation: Generation }
  | { readonly switched: false; readonly refused: string; readonly problem: Problem | null };

const batchSize = 200;
const leastShare = 0.8;
const canaries = 5;

/**
 * Sources -> lint -> drafts -> vectors for what changed -> a generation beside the serving one -> verify -> switch. A
 * process that dies on the way leaves the old generation serving, and so does an embedder that fails. Throws
 * `DatabaseError`.
 */
export async function reindex(sources: ReindexSources, deps: ReindexDeps): Promise<ReindexReport> {
  const { index, embedder, now = Date.now, progress = () => {} } = deps;
  const started = now();
  progress('lint');
  const linted = await lintKnowledge(sources.knowledge, sources.catalog, deps);
  progress('values');
  const values = await listValues(sources.catalog, linted.dimensions, deps.values);
  const { drafts, repeated } = separateRepeated(draftAll({ ...sources, linted, values }, deps.split));
  const old = await index.active();
  const known = new Map((await index.known()).map((item) => [idOf(item), item.hash]));
  const reusable =
    old?.embedder === embedder.name && old.dimension === embedder.dimension ? known : new Map();
  progress('embed');
  const made = await toEntries(drafts, reusable, deps);
  const entries = made.ok ? made.value : [];
  const force = sources.force === true;
  const result = made.ok
    ? await buildBeside(entries, known.size, sources.fingerprint, { ...deps, force, progress })
    : withoutVectors(made.problem);
  return {
    kinds: compare(drafts, known),
    quarantined: [...linted.quarantined, ...repeated],
    faults: sources.faults ?? [],
    embedded: entries.filter(({ vector }) => vector !== null).length,
    seconds: (now() - started) / 1000,
    result,
  };
}

function idOf({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind}\n${key}`;
}

/** Of two items under one name the first is served: which of them is meant is for their owners to say. */
function separateRepeated(all: readonly Draft[]) {
  const first = new Map<string, Draft>();
  const repeated: Quarantined[] = [];
  for (const item of all) {
    const other = first.get(idOf(item));
    if (other === undefined) first.set(idOf(item), item);
    else repeated.push(quarantinedDraft(item, `${other.source} has an item of the same name`));
  }
  return { drafts: [...first.values()], repeated };
}

function quarantinedDraft({ kind, key, source, owner }: Draft, reason: string): Quarantined {
  const [, path = source, line = '1'] = /^(.*):(\d+)$/.exec(source) ?? [];
  return { kind, name: key, path, line: Number(line), owner, reason };
}

async function toEntries(
  drafts: readonly Draft[],
  reusable: ReadonlyMap<string, string>,
  { embedder, terms }: ReindexDeps,
): Promise<Outcome<IndexEntry[]>> {
  const changed = drafts.filter((item) => reusable.get(idOf(item)) !== item.hash);
  const embedded = await embedder.embed(changed.map(({ text }) => text));
  if (!embedded.ok) return embedded;
  const vectors = new Map(changed.map((item, at) => [item, vectorAt(embedded.value, at, embedder)]));
  return done(
    withTerms(drafts, terms).map(({ item, weights }) => {
      const { fields: _fields, ...stored } = item;
      return { item: stored, vector: vectors.get(item) ?? null, terms: weights };
    }),
  );
}

function vectorAt(vectors: readonly Float32Array[], at: number, embedder: Embedder): Float32Array {
  const vector = vectors[at];
  if (vector?.length !== embedder.dimension) throw new Error(`${embedder.name} gave no vector for a text`);
  return vector;
}

/** Each kind is a collection of its own: a word rare among tables may be common among logs. */
function withTerms(drafts: readonly Draft[], terms: ReindexDeps['terms']) {
  const kinds = [...new Set(drafts.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const items = drafts.filter((item) => item.kind === kind);
    const weights = weighTerms(
      items.map(({ fields }) => fields.map((field) => ({ ...field, terms: field.texts.flatMap(terms) }))),
    );
    return items.map((item, at) => ({ item, weights: weights[at] ?? [] }));
  });
}

interface BuildDeps {
  readonly index: KnowledgeIndex;
  readonly embedder: Embedder;
  readonly progress: NonNullable<ReindexDeps['progress']>;
  readonly force: boolean;
}

async function buildBeside(
  entries: readonly IndexEntry[],
  oldCount: number,
  fingerprint: string,
  { index, embedder, progress, force }: BuildDeps,
): Promise<ReindexResult> {
  progress('store');
  const { name, dimension } = embedder;
  const build = await index.begin({ embedder: name, dimension, fingerprint });
  for (let start = 0; start < entries.length; start += batchSize) {
    await build.add(entries.slice(start, start + batchSize));
  }
  progress('switch');
  const fault =
    (await faultOfBuild(build, entries, embedder)) ??
    (force || entries.length >= oldCount * leastShare
      ? null
      : refusal(
          `only ${entries.length} items are left of ${oldCount}; if that is meant, run npm run reindex -- --force`,
        ));
  if (fault === null) return { switched: true, generation: await build.activate() };
  await build.discard();
  return fault;
}

function refusal(refused: string): ReindexResult {
  return { switched: false, refused, problem: null };
}

function withoutVectors(problem: Problem): ReindexResult {
  return { switched: false, refused: `the texts could not be embedded (${problem.code})`, problem };
}

/** Counts what the database holds, and looks whether a few items are found by their own text. */
async function faultOfBuild(
  build: Build,
  entries: readonly IndexEntry[],
  embedder: Embedder,
): Promise<ReindexResult | null> {
  if (entries.length === 0) return refusal('there is nothing to index');
  const counts = Object.values(await build.count()).reduce((sum, count) => sum + count, 0);
  if (counts !== entries.length) {
    return refusal(`${entries.length} items were written and ${counts} can be found`);
  }
  const step = Math.max(1, Math.floor(entries.length / canaries));
  for (let at = 0; at < entries.length; at += step) {
    const item = entries[at]?.item;
    if (item === undefined) continue;
    const embedded = await embedder.embed([item.text]);
    if (!embedded.ok) return withoutVectors(embedded.problem);
    const [vector] = embedded.value;
    if (vector === undefined || vector.every((value) => value === 0)) continue;
    const found = await build.probe(item.kind, vector, 10);
    if (!found.includes(item.key)) {
      return refusal(`${item.kind} ${item.key} is not found by its own text`);
    }
  }
  return null;
}

function compare(drafts: readonly Draft[], known: ReadonlyMap<string, string>): KindReport[] {
  const present = new Set(drafts.map(idOf));
  const removed = [...known.keys()].filter((id) => !present.has(id)).map((id) => id.split('\n')[0]);
  const kinds = new Set([...drafts.map(({ kind }) => kind), ...removed]) as Set<KnowledgeKind>;
  return [...kinds].map((kind) => {
    const items = drafts.filter((item) => item.kind === kind);
    const before = items.map((item) => ({ hash: item.hash, old: known.get(idOf(item)) }));
    return {
      kind,
      total: items.length,
      added: before.filter(({ old }) => old === undefined).length,
      same: before.filter(({ hash, old }) => old === hash).length,
      changed: before.filter(({ hash, old }) => old !== undefined && old !== hash).length,
      removed: removed.filter((name) => name === kind).length,
    };
  });
}
