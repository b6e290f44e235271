const hostile = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Control and bidirectional characters of stored text or of a model's words would rewrite the screen. Line breaks stay. */
export function printable(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ').replace(hostile, '');
}

/** The same of every text inside a value. */
export function printableWithin<T>(value: T): T {
  return within(value) as T;
}

function within(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(within);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within(inner)]));
}
