/** PostgreSQL keeps neither the null character nor half a surrogate pair; a text that has one is kept all the same. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}

/** JSON with every text in it storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));
}
