/** Tables, partitioned and foreign tables, views: everything that a query can read. `$1` is the role or null. */
const readable = `
  pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f', 'v', 'm') and not c.relispartition
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and has_schema_privilege(coalesce($1::text, current_user::text), n.oid, 'usage')
    and has_any_column_privilege(coalesce($1::text, current_user::text), c.oid, 'select')`;

export const tablesSql = `
  select c.oid::int8 as id, n.nspname::text as schema, c.relname::text as name,
    case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
    obj_description(c.oid, 'pg_class') as comment,
    greatest(c.reltuples, (select sum(greatest(p.reltuples, 0)) from pg_inherits i join pg_class p on p.oid = i.inhrelid
      where i.inhparent = c.oid))::int8 as estimated
  from ${readable}
  order by n.nspname collate "C", c.relname collate "C"`;

export const columnsSql = `
  select a.attrelid::int8 as id, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, col_description(a.attrelid, a.attnum) as comment,
    pg_get_expr(d.adbin, d.adrelid) as fallback
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
    and a.attrelid in (select c.oid from ${readable})
    and has_column_privilege(coalesce($1::text, current_user::text), a.attrelid, a.attnum, 'select')
  order by a.attrelid, a.attnum`;

const namesOf = (table: string, numbers: string) => `
  array(select a.attname::text from unnest(${numbers}) with ordinality as part (number, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = part.number order by part.place)`;

export const keysSql = `
  select k.conrelid::int8 as id, k.contype = 'p' as "primary", ${namesOf('k.conrelid', 'k.conkey')} as columns,
    (select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.oid = k.confrelid) as target,
    ${namesOf('k.confrelid', 'k.confkey')} as "references"
  from pg_constraint k where k.contype in ('p', 'f') and k.conrelid <> 0
  order by k.conrelid, k.conname collate "C"`;
