/**
 * One row per thing the role `$1` (the login role when null) can do beyond reading, through itself or any role that it is
 * a member of, inherited or not. A superuser can do everything, so only that is said of one.
 */
export const faultsSql = `
  with judged as (
    select oid, rolname::text as role, rolsuper from pg_roles where rolname = coalesce($1::text, session_user::text)
  ),
  acting as (
    select r.* from pg_roles r, judged j where not j.rolsuper and pg_has_role(j.oid, r.oid, 'member')
  ),
  own as (
    select c.oid, c.relkind, c.relowner, n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  ),
  fault (place, reason, name) as (
    select 1, 'is a superuser', null::text from judged where rolsuper
    union all
    select 2, v.reason, null from acting a, lateral (values
      (a.rolbypassrls, 'bypasses row level security'), (a.rolcreaterole, 'may create roles'),
      (a.rolcreatedb, 'may create databases'), (a.rolreplication, 'may replicate')) v (holds, reason)
    where v.holds
    union all
    select 3, 'is a member of', a.rolname::text from acting a
    where a.rolsuper or a.rolname in ('pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files',
      'pg_execute_server_program', 'pg_signal_backend', 'pg_checkpoint', 'pg_maintain', 'pg_create_subscription',
      'pg_database_owner', 'pg_use_reserved_connections', 'pg_signal_autovacuum_worker')
    union all
    select 4, 'owns', o.name from own o join acting a on a.oid = o.relowner where o.relkind in ('r', 'p', 'v', 'm', 'f')
    union all
    select 5, 'can write', o.name from own o, acting a
    where o.relkind in ('r', 'p', 'v', 'f') and o.relowner <> a.oid
      and (has_table_privilege(a.oid, o.oid, 'insert, update, delete, truncate')
        or has_any_column_privilege(a.oid, o.oid, 'insert, update'))
    union all
    select 6, 'can change sequences', o.name from own o, acting a
    where case when o.relkind = 'S' then has_sequence_privilege(a.oid, o.oid, 'usage, update') else false end
    union all
    select 7, 'may create objects in schema', n.nspname::text from pg_namespace n, acting a
    where n.nspname !~ '^pg_' and has_schema_privilege(a.oid, n.oid, 'create')
    union all
    select 8, v.reason, null from acting a, lateral (values
      (has_database_privilege(a.oid, current_database(), 'create'), 'may create schemas'),
      (has_database_privilege(a.oid, current_database(), 'temporary'), 'may create temporary tables')) v (holds, reason)
    where v.holds
  )
  select distinct j.role, f.place, f.reason, f.name from judged j, fault f order by f.place, f.name`;
