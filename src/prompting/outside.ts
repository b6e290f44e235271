/** Text that this program did not write: questions, names, comments, cells, documents, what a model returned. */
export interface Outside {
  readonly outside: unknown;
}

/**
 * Marks a value as coming from elsewhere. It reaches the prompt as JSON inside a fence: a list on one line per entry,
 * anything else on one line. Empty (null, '', an empty list or object) leaves an optional part of the prompt out.
 */
export function outside(value: unknown): Outside {
  return { outside: value };
}
