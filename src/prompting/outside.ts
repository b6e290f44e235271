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

/** An `optional` variable with such a value takes its paragraph with it. */
export function isEmptyOutside({ outside: value }: Outside): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    ? Object.keys(value).length === 0
    : false;
}
