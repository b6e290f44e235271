/** What is wrong with a prompt file, told to the person who edits it. `line` counts from 1. */
export interface PromptFault {
  readonly path: string;
  readonly line: number;
  /** What is wrong and what to change. */
  readonly message: string;
}

/** The order in which one walks through the files. */
export function byPlace(a: PromptFault, b: PromptFault): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
