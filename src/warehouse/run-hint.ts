import { harmlessTypes } from './guard/data/types.ts';

/** How to mend a statement, by PostgreSQL's error class. Own words: the server's hints name what the asker may not see. */
const hints: Readonly<Record<string, string>> = {
  '42803':
    'every column of the select list, HAVING and ORDER BY stands in GROUP BY or inside an aggregate; aggregates stand neither in WHERE nor inside each other',
  '42702': 'write the alias of its source before the column',
  '42712': 'give every source an alias of its own',
  '42P20': 'compute the window function in a subquery and filter or group outside of it',
  '42P10': 'ORDER BY beside DISTINCT, and ordinals, must fit the select list',
  '42601': 'branches of UNION, and a subquery used as a value, must have the right number of columns',
  '42804': 'cast one side, so that all branches have one type',
  '42846': 'there is no such cast; convert by a function or through text',
  '42725': 'cast the arguments to the types that are meant',
  '42P18': 'cast the parameter or literal to the type that is meant',
  '42883': 'check the spelling and the number of arguments, or cast the arguments to the types it takes',
  '22P02': 'compare the column with a literal of its own type, or cast the column to text',
  '22007': "write dates as 'YYYY-MM-DD'",
  '22008': "write existing dates, as 'YYYY-MM-DD'",
  '22012': 'divide by nullif(divisor, 0)',
  '22003': 'cast to numeric before computing',
  '21000': 'aggregate or limit the subquery to one row, or compare by IN',
};

/** Null where there is nothing to advise. Of the server's `message` only the names of PostgreSQL's own types are used. */
export function hintOf(state: string, message: string): string | null {
  const advice = hints[state] ?? null;
  const types = state === '42883' ? typesIn(message) : null;
  return types === null || advice === null ? advice : `it is given ${types}; ${advice}`;
}

const spelled: ReadonlySet<string> = new Set([
  ...[
    'integer',
    'bigint',
    'smallint',
    'character varying',
    'character',
    'double precision',
    'real',
    'boolean',
  ],
  ...[
    'timestamp with time zone',
    'timestamp without time zone',
    'time without time zone',
    'unknown',
    'record',
  ],
]);

/** `operator does not exist: text = integer` and `function upper(text, integer) does not exist`, or null. */
function typesIn(message: string): string | null {
  const operator = /^operator does not exist: ([a-z0-9_ [\]]+?) [-+*/<>=~!@#%^&|`?]+ ([a-z0-9_ [\]]+)$/.exec(
    message,
  );
  const call = /^function [^()]+\(([a-z0-9_, [\]]*)\) does not exist$/.exec(message);
  const types = operator?.slice(1) ?? call?.[1]?.split(', ') ?? [];
  const known = types.every((type) => isBuiltin(type.replace(/(\[\])+$/, '')));
  return types.length > 0 && known ? types.join(' and ') : null;
}

function isBuiltin(type: string): boolean {
  return spelled.has(type) || harmlessTypes.has(type);
}
