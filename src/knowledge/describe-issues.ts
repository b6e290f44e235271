import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { KnowledgeProblem } from './problem.ts';
import { knownKeysOf } from './schemas/common.ts';
import type { KeyPath, YamlSource } from './yaml-source.ts';

/** What a schema found, in words for the person who keeps the file. `base` is where in the file the value stands. */
export function describeIssues(
  source: YamlSource,
  base: KeyPath,
  what: string,
  issues: readonly z.core.$ZodIssue[],
): KnowledgeProblem[] {
  const meant = meantKeys(issues);
  return issues.flatMap((issue) => {
    const inner = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    const path = [...base, ...inner];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(source, [...path, key], what, knownKeysOf(issue.message)));
    }
    const field = fieldName(inner);
    const found = valueAt(source.value, path);
    if (found === undefined && meant.has(field)) return [];
    const { fault, remedy } = faultOf(issue, found, field);
    const message = `${what}: ${field === '' ? '' : `\`${field}\` `}${fault}`;
    return [{ path: source.path, line: source.lineOf(path), message, remedy }];
  });
}

/** Fields that are there under a misspelt key: saying that they are missing too would be one fault told twice. */
function meantKeys(issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> {
  const fields = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const at = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    return issue.keys.flatMap((key) => {
      const meant = nearest(key, knownKeysOf(issue.message));
      return meant === null ? [] : [fieldName([...at, meant])];
    });
  });
  return new Set(fields);
}

function unknownKey(
  source: YamlSource,
  path: KeyPath,
  what: string,
  known: readonly string[],
): KnowledgeProblem {
  const key = String(path.at(-1));
  const meant = nearest(key, known);
  return {
    path: source.path,
    line: source.lineOfKey(path),
    message: `${what}: unknown key \`${key}\``,
    remedy: `${meant ? `did you mean \`${meant}\`? ` : ''}known keys here: ${known.join(', ')}`,
  };
}

function faultOf(
  issue: z.core.$ZodIssue,
  found: unknown,
  field: string,
): { readonly fault: string; readonly remedy: string } {
  if (found === undefined) return { fault: 'is missing', remedy: `add \`${field}\`${hintFor(field)}` };
  switch (issue.code) {
    case 'invalid_type':
      return {
        fault: `must be ${noun(issue.expected)}, found ${nounOf(found)}`,
        remedy:
          issue.expected === 'string' && typeof found !== 'object'
            ? `put the value in quotes: "${String(found)}"`
            : `write ${noun(issue.expected)} here`,
      };
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const meant = nearest(String(found), choices);
      return {
        fault: `cannot be \`${String(found)}\``,
        remedy: `${meant ? `did you mean \`${meant}\`? ` : ''}it is one of ${choices.join(', ')}`,
      };
    }
    case 'invalid_key':
      return { fault: 'has a key that is no name', remedy: issue.issues[0]?.message ?? 'rename the key' };
    default:
      return { fault: issue.message, remedy: `found: ${JSON.stringify(found)?.slice(0, 80)}; change it` };
  }
}

function hintFor(field: string): string {
  if (/(^|\.)(ko|en)$/.test(field)) return '; every text exists in Korean (ko) and English (en)';
  return '';
}

function fieldName(path: KeyPath): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function noun(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a mapping of keys';
    case 'boolean':
      return 'true or false';
    default:
      return `a ${expected}`;
  }
}

function nounOf(found: unknown): string {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'a mapping of keys';
  return typeof found === 'string' ? `the text "${found.slice(0, 40)}"` : `${typeof found} ${String(found)}`;
}
