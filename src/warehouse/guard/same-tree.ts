/** Fields that say where a thing stood in the text, not what it is. */
const positions = new Set([
  'location',
  'stmt_location',
  'stmt_len',
  'rexpr_list_start',
  'rexpr_list_end',
  'list_start',
  'list_end',
]);

/** Whether two parse trees mean the same statement. */
export function sameTree(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left).filter((name) => !positions.has(name));
  const others = Object.keys(right).filter((name) => !positions.has(name));
  return (
    names.length === others.length &&
    names.every((name) => Object.hasOwn(right, name) && sameTree(fieldOf(left, name), fieldOf(right, name)))
  );
}

function fieldOf(holder: object, name: string): unknown {
  return (holder as Record<string, unknown>)[name];
}
