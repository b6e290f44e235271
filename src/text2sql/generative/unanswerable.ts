import { normalise } from '../../language/tokens/normalise.ts';
import type { Fault } from './fault.ts';

/** Names of the prompt that say just what a model finds missing: then it is not missing. */
export function presentMissing(missing: readonly string[], known: readonly string[]): readonly string[] {
  const wanted = new Set(missing.map(normalise).filter((text) => text !== ''));
  return [...new Set(known.filter((name) => wanted.has(normalise(name))))];
}

/** For a draft without a statement that gives no reason, or a wrong one. */
export function unanswered(present: readonly string[]): Fault {
  return {
    code: 'no-statement',
    name: null,
    nearest: present,
    hint:
      present.length > 0
        ? 'what is called missing is described: write the statement'
        : 'write a statement, or name in `missing` what no table holds',
    problem: { code: 'sql-empty' },
    text: null,
  };
}
