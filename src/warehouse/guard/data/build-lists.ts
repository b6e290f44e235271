import type { Queryable } from '../../../database/database.ts';

/** The guard's lists as module text, by file name beside this one. */
export interface BuiltLists {
  readonly 'functions.ts': string;
  readonly 'types.ts': string;
  readonly 'operators.ts': string;
  readonly 'keywords.ts': string;
}

/**
 * Derives the allow-lists from a pristine PostgreSQL's own catalog, so that they are complete and follow one rule
 * instead of a history of complaints. Regenerate with `npx vitest run tests/unit/warehouse/guard/lists.test.ts -u`.
 *
 * An overload of a function is
 * - out of the question when SQL cannot call it usefully: it takes or returns `internal`, `cstring`, a handler or trigger;
 * - refused when it may do more than compute: VOLATILE, returning void, PARALLEL UNSAFE (this is how PostgreSQL marks
 *   what assigns a transaction id), or named below;
 * - of the catalog when it tells of objects, settings, roles or the server: by its types (`oid`, `reg…`, `aclitem`) or
 *   by its name (`pg_…`, `has_…`, `current_…`, …);
 * - harmless otherwise.
 *
 * A name is harmless when none of its overloads is refused and one is harmless, of the catalog when all are. Where only
 * some argument counts are refused, the others are listed as `name/count`.
 */
export async function buildLists(database: Queryable): Promise<BuiltLists> {
  const overloads = await database.query<Overload>(overloadsSql);
  const { harmless, catalog } = classify(overloads);
  const types = await database.query<{ name: string; kind: TypeKind }>(typesSql);
  const operators = await database.query<{ name: string }>(operatorsSql);
  const keywords = await database.query<{ name: string; code: string }>(keywordsSql);
  const ofKind = (kind: TypeKind) => types.filter((type) => type.kind === kind).map((type) => type.name);
  const ofCode = (code: string) => keywords.filter((word) => word.code === code).map((word) => word.name);
  return {
    'functions.ts': moduleText({ harmlessFunctions: harmless, catalogFunctions: catalog }),
    'types.ts': moduleText({ harmlessTypes: ofKind('harmless'), catalogTypes: ofKind('catalog') }),
    'operators.ts': moduleText({ harmlessOperators: operators.map((operator) => operator.name) }),
    'keywords.ts': moduleText({
      reservedKeywords: ofCode('R'),
      columnKeywords: ofCode('C'),
      functionKeywords: ofCode('T'),
    }),
  };
}

interface Overload {
  readonly name: string;
  readonly arguments: number;
  readonly class: 'unusable' | 'refused' | 'catalog' | 'harmless';
  /** Defaults or VARIADIC: the number of arguments in a call does not tell which overload it means. */
  readonly flexible: boolean;
}

type TypeKind = 'harmless' | 'catalog';

/** VOLATILE for good reason, and still only a value. */
const harmlessThoughVolatile = [
  'random',
  'random_normal',
  'clock_timestamp',
  'timeofday',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
];

/** STABLE or IMMUTABLE, and still reading tables or running SQL named in their arguments. */
const refusedThoughStable = '(_to_xml|_to_xmlschema|_to_xml_and_xmlschema)$';

/** Tells of the server, its objects, its roles or the session. */
const catalogNames =
  '^(pg_|has_|to_reg|current_|session_|system_|getpgusername|getdatabaseencoding|inet_client_|inet_server_|txid_' +
  '|version$|row_security_|obj_description|col_description|shobj_description|format_type|acl|makeaclitem|_pg_|icu_' +
  '|unicode_version|is_(pub|sub)|amvalidate|regclass|numeric_support|binary_upgrade|unknown)';

/** Named like the above, and only computing from their arguments. */
const harmlessThoughCatalog = [
  'pg_typeof',
  'pg_size_pretty',
  'pg_size_bytes',
  'pg_column_size',
  'pg_collation_for',
  'unicode_assigned',
];

const overloadsSql = `
  with overload as (
    select p.*, array(select format_type(t, null) from unnest(p.proargtypes::oid[] || p.prorettype) t) as types
    from pg_proc p where pronamespace = 'pg_catalog'::regnamespace and oid < 16384
  )
  select proname::text as name, pronargs::int as arguments, pronargdefaults > 0 or provariadic > 0 as flexible,
    case
      when exists (select from unnest(types) t where t in ('internal', 'cstring', 'trigger', 'event_trigger')
        or t ~ '_handler$' or t in ('pg_ddl_command', 'cstring[]')) then 'unusable'
      when proname ~ '${refusedThoughStable}' then 'refused'
      when prorettype = 'void'::regtype then 'refused'
      when provolatile = 'v' and not proname = any ('{${harmlessThoughVolatile.join(',')}}') then 'refused'
      when proparallel = 'u' then 'refused'
      when proname = any ('{${harmlessThoughCatalog.join(',')}}') then 'harmless'
      when proname ~ '${catalogNames}' then 'catalog'
      when exists (select from unnest(types) t where t ~ '^(oid|oidvector|aclitem|pg_node_tree|pg_.*)(\\[\\])?$'
        or (t ~ '^reg' and t !~ '^reg(config|dictionary)')) then 'catalog'
      else 'harmless'
    end as class
  from overload order by proname collate "C", pronargs`;

const typesSql = `
  select typname::text as name,
    case when typname ~ '^(reg|aclitem|pg_)' and typname not in ('pg_lsn', 'pg_snapshot', 'regconfig', 'regdictionary')
      then 'catalog' else 'harmless' end as kind
  from pg_type
  where typnamespace = 'pg_catalog'::regnamespace and oid < 16384 and typtype in ('b', 'r', 'm') and typname !~ '^_'
  order by typname collate "C"`;

const operatorsSql = `
  select distinct oprname::text collate "C" as name from pg_operator o join pg_proc p on p.oid = o.oprcode
  where oprnamespace = 'pg_catalog'::regnamespace and o.oid < 16384 and provolatile <> 'v' order by 1`;

const keywordsSql = `select word as name, catcode::text as code from pg_get_keywords() order by word collate "C"`;

function classify(overloads: readonly Overload[]): { harmless: string[]; catalog: string[] } {
  const harmless: string[] = [];
  const catalog: string[] = [];
  for (const name of new Set(overloads.map((overload) => overload.name))) {
    const usable = overloads.filter((overload) => overload.name === name && overload.class !== 'unusable');
    const refused = usable.filter((overload) => overload.class === 'refused');
    const fine = usable.filter((overload) => overload.class === 'harmless');
    if (refused.length === 0 && fine.length > 0) harmless.push(name);
    else if (refused.length === 0 && usable.length > 0) catalog.push(name);
    else harmless.push(...unmistakable(name, usable));
  }
  return { harmless, catalog };
}

/** Argument counts that only harmless overloads have. */
function unmistakable(name: string, overloads: readonly Overload[]): string[] {
  if (overloads.some((overload) => overload.flexible)) return [];
  const counts = [...new Set(overloads.map((overload) => overload.arguments))];
  return counts
    .filter((count) => overloads.every((each) => each.arguments !== count || each.class === 'harmless'))
    .map((count) => `${name}/${count}`);
}

function moduleText(lists: Record<string, readonly string[]>): string {
  const blocks = Object.entries(lists).map(
    ([name, words]) =>
      `export const ${name}: ReadonlySet<string> = new Set(\n  \`\n${wrapped(words)}\n\`\n    .trim()\n    .split(/\\s+/),\n);\n`,
  );
  return `// Made by build-lists.ts from PostgreSQL's catalog; change the rule there and regenerate.\n${blocks.join('\n')}`;
}

/** Lines of up to 108 characters, so that a change of the rule shows as a readable difference. */
function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length > 107) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
