import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const oneLine = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !text.includes('\n'), 'is one line');

const frontMatter = z.strictObject({
  purpose: oneLine,
  variables: z.record(
    z.string().regex(/^[a-z][a-z0-9_]*$/u, 'is lower case with underscores'),
    z.strictObject({
      /** `outside` is text that this program did not write; it is fenced, and stands in the User part only. */
      from: z.enum(['code', 'outside']),
      meaning: oneLine,
      /** An empty value leaves the variable's paragraph out. */
      optional: z.boolean().optional(),
    }),
  ),
  output: oneLine.nullable(),
  settings: z.strictObject({
    temperature: z.number().min(0).max(2).nullable(),
    topP: z.number().gt(0).max(1).nullable(),
    maxOutputTokens: z.int().positive().nullable(),
  }),
});

/** What a prompt file says about itself. */
export type FrontMatter = z.infer<typeof frontMatter>;

interface FrontMatterFault {
  readonly line: number;
  readonly message: string;
}

export interface FrontMatterReading {
  readonly value: FrontMatter | null;
  readonly faults: readonly FrontMatterFault[];
  /** Line of a key, or of the nearest thing around it that exists. */
  lineOf(path: readonly string[]): number;
}

/** Reads the YAML between the two lines `---` strictly: a key nobody knows is a fault, so that a misspelt one is not lost. */
export function readFrontMatter(text: string, firstLine: number): FrontMatterReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly string[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      message: `not readable as YAML: ${error.message.split('\n')[0]}; text with ": " or " #" belongs in quotes`,
    }));
    return { value: null, faults, lineOf };
  }
  const parsed = frontMatter.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, faults: [], lineOf };
  return { value: null, faults: parsed.error.issues.flatMap((issue) => describe(issue, lineOf)), lineOf };
}

function describe(
  issue: z.core.$ZodIssue,
  lineOf: (path: readonly string[]) => number,
): readonly FrontMatterFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path).join(', ');
    return issue.keys.map((key) => ({
      line: lineOf([...path, key]),
      message: `unknown key ${[...path, key].join('.')}; the keys here are ${known}`,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [
      { line: lineOf(path), message: `the variable ${path.at(-1)} is not lower case with underscores` },
    ];
  }
  const name = path.length === 0 ? 'the front matter' : path.join('.');
  return [{ line: lineOf(path), message: `${name}: ${issue.message}` }];
}

function knownKeys(path: readonly string[]): readonly string[] {
  if (path.length === 0) return Object.keys(frontMatter.shape);
  if (path[0] === 'settings') return Object.keys(frontMatter.shape.settings.shape);
  return Object.keys(frontMatter.shape.variables.valueType.shape);
}

function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const offset = keyOffset(parent, path[length - 1] ?? '');
    if (offset !== null) return offset;
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function keyOffset(map: unknown, key: string): number | null {
  if (!isMap(map)) return null;
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

/** The variable of that name, which may be any name that somebody wrote, `constructor` too. */
export function variableOf(front: FrontMatter, name: string): FrontMatter['variables'][string] | undefined {
  return Object.hasOwn(front.variables, name) ? front.variables[name] : undefined;
}
