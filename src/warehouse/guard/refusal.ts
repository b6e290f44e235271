import type { Problem, ProblemCode } from '../../domain/problem.ts';

/** Leaves a walk of any depth at the first thing that is not allowed; `check` turns it back into a value. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What a `sql-forbidden` problem names; a fixed vocabulary, so that a model or a message can act on it. */
export type ForbiddenThing =
  | 'function'
  | 'type'
  | 'operator'
  | 'argument'
  | 'clause'
  | 'syntax'
  | 'nesting'
  | 'recursion'
  | 'option';

/** `location` is the parser's byte offset into the statement; -1 or nothing when the tree does not say. */
export function forbid(what: ForbiddenThing, name: string, location?: number): never {
  refuse('sql-forbidden', { what, name: shortened(name), ...at(location) });
}

export function refuse(code: ProblemCode, params: Record<string, string | number>): never {
  throw new Refusal({ code, params });
}

/** Names come from the statement, so they are cut before they reach a message. */
export function shortened(name: string): string {
  return name.length > 64 ? `${name.slice(0, 63)}…` : name;
}

function at(location: number | undefined): { at?: number } {
  return location !== undefined && location >= 0 ? { at: location } : {};
}
