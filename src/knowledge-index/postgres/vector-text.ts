/** pgvector's text form, cut to the seven digits a 32-bit float has. */
export function vectorText(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => (value === 0 ? '0' : value.toPrecision(7))).join(',')}]`;
}
