import { existsSync } from 'node:fs';
import type { Database } from '../../src/database/database.ts';

/** Everything an attack may have changed: rows, objects, grants, settings, locks, sequences, large objects, files. */
export async function stateOf(database: Database): Promise<Record<string, unknown>> {
  const [state] = await database.query<Record<string, unknown>>(`
    select (select md5(string_agg(o::text, ',' order by id)) from shop.orders o) as orders,
      (select md5(string_agg(c::text, ',' order by id)) from shop.customers c) as customers,
      (select md5(string_agg(s::text, ',' order by id)) from secret.salaries s) as salaries,
      (select count(*) from shop.items) as items,
      (select md5(string_agg(relname::text || relkind::text || coalesce(relacl::text, ''), ',' order by oid)) from pg_class
        where relpersistence <> 't') as objects,
      (select count(*) from pg_proc) as functions,
      (select md5(string_agg(r::text, ',' order by oid)) from pg_roles r) as roles,
      (select md5(string_agg(name || coalesce(setting, ''), ',' order by name)) from pg_settings where name not like 'plpgsql.%') as settings,
      (select last_value::text || is_called::text from shop.order_numbers) as sequence,
      (select count(*) from pg_largeobject_metadata) as large_objects,
      (select count(*) from pg_locks where locktype = 'advisory') as locks,
      (select count(*) from pg_listening_channels()) as channels,
      (select count(*) from pg_cursors) + (select count(*) from pg_prepared_statements where name <> '') as session,
      current_user as who`);
  return { ...state, file: existsSync('/tmp/askbird-attack') };
}
