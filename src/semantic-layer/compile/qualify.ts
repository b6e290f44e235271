/** Words of an expression that are never a column. */
const keywords = new Set(
  (
    'all and any array as asc between both by case collate current_date current_timestamp desc distinct else end ' +
    'escape false filter for from group ilike in is isnull leading like localtimestamp not notnull null nulls or order ' +
    'over partition similar some symmetric then trailing true using when where within with without'
  ).split(' '),
);

const tokenPattern =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\p{L}_][\p{L}\p{N}_$]*|::|\s+|./gsu;

/**
 * Knowledge files name columns bare (`sum(total_amount)`); beside joined tables each needs its table's alias. What is a
 * column is told by its place: not a function, a type, a keyword or a field of `extract`. Line breaks become spaces.
 */
export function qualify(expression: string, alias: string): string {
  const tokens = (expression.match(tokenPattern) ?? []).map((token) => (token.trim() === '' ? ' ' : token));
  const solid = tokens.flatMap((token, at) => (token === ' ' ? [] : [at]));
  const isColumnAt = new Set(
    solid.filter((_, index) => {
      const near = (offset: number) => (tokens[solid[index + offset] ?? -1] ?? '').toLowerCase();
      return isColumn(tokens[solid[index] ?? -1] ?? '', near);
    }),
  );
  return tokens.map((token, at) => (isColumnAt.has(at) ? `${alias}.${token}` : token)).join('');
}

function isColumn(token: string, near: (offset: number) => string): boolean {
  if (!/^["\p{L}_]/u.test(token)) return false;
  const [before, after] = [near(-1), near(1)];
  if (before === '.' || after === '.' || before === '::' || before === 'as') return false;
  if (token.startsWith('"')) return true;
  if (keywords.has(token.toLowerCase()) || after === '(' || after.startsWith("'")) return false;
  return !isPartOfPhrase(token.toLowerCase(), near);
}

/** Words that are ordinary names elsewhere: `at time zone`, `nulls last`, `extract(hour from …)`, `::double precision`. */
function isPartOfPhrase(word: string, near: (offset: number) => string): boolean {
  if (word === 'at') return near(1) === 'time';
  if (word === 'time') return near(-1) === 'at' || near(-1) === 'with' || near(-1) === 'without';
  if (word === 'zone') return near(-1) === 'time';
  if (word === 'first' || word === 'last') return near(-1) === 'nulls';
  if (word === 'precision') return near(-1) === 'double';
  return near(-1) === '(' && near(-2) === 'extract';
}
