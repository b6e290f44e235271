import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Provenance } from '../domain/knowledge.ts';
import { describeIssues } from './describe-issues.ts';
import type { KnowledgeProblem } from './problem.ts';
import { text } from './schemas/common.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** What one file yields: the items that are well-formed, and what is wrong with the others. */
export interface FileReading<T> {
  readonly items: readonly T[];
  readonly problems: readonly KnowledgeProblem[];
}

/** The item with its provenance in place of the owner it wrote; distributes over the kinds of metric. */
type Sourced<Item> = Item extends unknown ? Omit<Item, 'owner'> & { readonly source: Provenance } : never;

/** The path people read: relative to the project, not to the knowledge directory. */
export function shownPath(directory: string, path: string): string {
  return `${basename(directory)}/${path}`;
}

export async function loadText(directory: string, path: string): Promise<string> {
  return (await readFile(join(directory, path), 'utf8')).replace(/^\uFEFF/, '');
}

/** A file `owner: …` + one list; each item is checked on its own, so that one broken item costs only itself. */
export function readList<Item extends { owner?: string | undefined }>(
  path: string,
  content: string,
  list: string,
  kind: string,
  schema: z.ZodType<Item>,
): FileReading<Sourced<Item>> {
  const { source, problems } = parseYaml(path, content);
  if (source === null) return { items: [], problems };
  const envelope = z.strictObject(
    { owner: text, [list]: z.array(z.unknown()) },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? `owner ${list}` : undefined) },
  );
  const faults = [...problems];
  const parsed = envelope.safeParse(source.value);
  if (!parsed.success) faults.push(...describeIssues(source, [], 'file', parsed.error.issues));
  const { owner, items } = envelopeOf(source.value, list);
  const readings = items.map((value, index) => readItem(source, [list, index], value, owner, kind, schema));
  return {
    items: readings.flatMap((reading) => reading.items),
    problems: [...faults, ...readings.flatMap((reading) => reading.problems)],
  };
}

function envelopeOf(value: unknown, list: string): { owner: string; items: readonly unknown[] } {
  if (typeof value !== 'object' || value === null) return { owner: '', items: [] };
  const owner: unknown = Reflect.get(value, 'owner');
  const items: unknown = Reflect.get(value, list);
  return { owner: typeof owner === 'string' ? owner : '', items: Array.isArray(items) ? items : [] };
}

function readItem<Item extends { owner?: string | undefined }>(
  source: YamlSource,
  at: readonly [string, number],
  value: unknown,
  fileOwner: string,
  kind: string,
  schema: z.ZodType<Item>,
): FileReading<Sourced<Item>> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return {
      items: [],
      problems: describeIssues(source, at, titleOf(kind, value, at[1]), parsed.error.issues),
    };
  }
  const { owner = fileOwner, ...item } = parsed.data;
  const sourced = { ...item, source: { path: source.path, line: source.lineOf(at), owner } };
  return { items: [sourced as Sourced<Item>], problems: [] };
}

function titleOf(kind: string, value: unknown, index: number): string {
  for (const key of ['name', 'key', 'term']) {
    const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (typeof name === 'string') return `${kind} \`${name}\``;
  }
  return `${kind} number ${index + 1}`;
}
