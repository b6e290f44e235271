/** A fault in a knowledge file, told to the person who keeps it. `path` is relative to the project, `line` counts from 1. */
export interface KnowledgeProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  /** What to change, in plain words. */
  readonly remedy: string;
}

/** The order problems are shown in: as one walks through the files. */
export function byPlace(a: KnowledgeProblem, b: KnowledgeProblem): number {
  return (
    compare(a.path, b.path) || a.line - b.line || compare(a.message, b.message) || compare(a.remedy, b.remedy)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
