/** Parameters travel as PostgreSQL's own text on both engines, so that the same value means the same on each. */
export function encodeParameters(values: readonly unknown[]): (string | null)[] {
  return values.map(encodeParameter);
}

function encodeParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (ArrayBuffer.isView(value)) return encodeArray(Array.from(value as Float32Array));
  if (Array.isArray(value)) return encodeArray(value);
  if (typeof value === 'object') return JSON.stringify(value);
  throw new TypeError(`a ${typeof value} cannot be a parameter`);
}

function encodeArray(values: readonly unknown[]): string {
  return `{${values.map(encodeElement).join(',')}}`;
}

function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return encodeArray(value);
  const text = encodeParameter(value);
  if (text === null) return 'NULL';
  return typeof value === 'number' || typeof value === 'boolean'
    ? text
    : `"${text.replace(/["\\]/g, (character) => `\\${character}`)}"`;
}
