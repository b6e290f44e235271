import type { Knowledge } from '../domain/knowledge.ts';
import { crossCheck } from './cross-checks.ts';
import { accessPolicyPath, expectedPlace, type FileKind, fileKinds } from './file-kinds.ts';
import { listFiles } from './fingerprint.ts';
import { byPlace, type KnowledgeProblem } from './problem.ts';
import { readDocument } from './read-document.ts';
import { type FileReading, loadText, readList, shownPath } from './read-files.ts';
import { readTable } from './read-table.ts';
import { dimension } from './schemas/dimension.ts';
import { glossaryTerm } from './schemas/glossary-term.ts';
import { logEntry } from './schemas/log-entry.ts';
import { logTerm } from './schemas/log-term.ts';
import { metric } from './schemas/metric.ts';
import { verifiedExample } from './schemas/verified-example.ts';

export interface KnowledgeReading {
  /** Only what may be served: an item that is malformed, or names what does not exist, is left out. */
  readonly knowledge: Knowledge;
  /** In file order; empty when all is well. */
  readonly problems: readonly KnowledgeProblem[];
}

interface SourceFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly content: string;
}

/** Reads and checks every file below `directory`. Throws only when the directory itself cannot be read. */
export async function readKnowledge(directory: string): Promise<KnowledgeReading> {
  const paths = await listFiles(directory);
  const files: SourceFile[] = [];
  const strays: KnowledgeProblem[] = [];
  for (const path of paths) {
    const known = fileKinds.find(({ pattern }) => pattern.test(path));
    const shown = shownPath(directory, path);
    if (known) files.push({ path: shown, kind: known.kind, content: await loadText(directory, path) });
    else strays.push(...strayProblem(path, shown));
  }
  const readings = readAll(files);
  const written: Knowledge = {
    tables: readings.tables.items,
    glossary: readings.glossary.items,
    metrics: readings.metrics.items,
    dimensions: readings.dimensions.items,
    examples: readings.examples.items,
    logs: readings.logs.items,
    logTerms: readings.logTerms.items,
    documents: readings.documents.items,
  };
  const checked = crossCheck(written);
  const malformed = Object.values(readings).flatMap((reading) => reading.problems);
  return {
    knowledge: checked.knowledge,
    problems: [...strays, ...malformed, ...checked.problems].sort(byPlace),
  };
}

function readAll(files: readonly SourceFile[]) {
  return {
    tables: readKind(files, 'table', readTable),
    glossary: readKind(files, 'glossary', (path, content) => {
      const read = readList(path, content, 'terms', 'term', glossaryTerm);
      return { ...read, items: read.items.map(withPreference) };
    }),
    metrics: readKind(files, 'metric', (path, content) =>
      readList(path, content, 'metrics', 'metric', metric),
    ),
    dimensions: readKind(files, 'dimension', (path, content) =>
      readList(path, content, 'dimensions', 'dimension', dimension),
    ),
    examples: readKind(files, 'example', (path, content) =>
      readList(path, content, 'examples', 'example', verifiedExample),
    ),
    logs: readKind(files, 'log', (path, content) => readList(path, content, 'events', 'event', logEntry)),
    logTerms: readKind(files, 'log term', (path, content) =>
      readList(path, content, 'terms', 'log term', logTerm),
    ),
    documents: readKind(files, 'document', readDocument),
  };
}

function readKind<T>(
  files: readonly SourceFile[],
  kind: FileKind,
  read: (path: string, content: string) => FileReading<T>,
): FileReading<T> {
  const readings = files.filter((file) => file.kind === kind).map((file) => read(file.path, file.content));
  return {
    items: readings.flatMap((reading) => reading.items),
    problems: readings.flatMap((reading) => reading.problems),
  };
}

/** The only definition of a term is the preferred one without anyone having to write so. */
function withPreference<T extends { readonly definitions: readonly { readonly preferred: boolean }[] }>(
  term: T,
): T {
  if (term.definitions.length !== 1) return term;
  return { ...term, definitions: term.definitions.map((definition) => ({ ...definition, preferred: true })) };
}

function strayProblem(path: string, shown: string): KnowledgeProblem[] {
  const place = expectedPlace(path);
  if (place === null || path === accessPolicyPath || path.endsWith('/README.md')) return [];
  return [
    {
      path: shown,
      line: 1,
      message: 'this file is not read: its place says no kind',
      remedy: `move it to ${place}`,
    },
  ];
}
