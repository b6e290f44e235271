-- The role every question runs as. It may read what no personal-data marker covers, and nothing else.
do $$
begin
  if not exists (select from pg_roles where rolname = 'askbird_reader') then
    create role askbird_reader nologin nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls;
  end if;
  execute format('revoke create, temporary on database %I from public', current_database());
end $$;

revoke all on schema public from public;
revoke execute on all routines in schema public from public;
grant usage on schema core, orders, delivery, engagement, ads, mart, support, ref to askbird_reader;

-- A table without personal data is granted whole; of any other, only the columns that carry no marker.
do $$
declare
  grantee constant text := 'askbird_reader';
  target record;
begin
  for target in
    select n.nspname, c.relname,
      bool_or(coalesce(col_description(c.oid, a.attnum), '') like '%[개인정보]%') as is_personal,
      string_agg(format('%I', a.attname), ', ' order by a.attnum)
        filter (where coalesce(col_description(c.oid, a.attnum), '') not like '%[개인정보]%') as open_columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r'
      and n.nspname in ('core', 'orders', 'delivery', 'engagement', 'ads', 'mart', 'support', 'ref')
    group by n.nspname, c.relname
  loop
    if target.is_personal then
      execute format('grant select (%s) on %I.%I to %I', target.open_columns, target.nspname, target.relname, grantee);
    else
      execute format('grant select on %I.%I to %I', target.nspname, target.relname, grantee);
    end if;
  end loop;
end $$;

-- A read needs hardly any volatile function, and those reach beyond a read in spite of a read-only transaction:
-- settings, sleep, locks, large objects, SQL inside strings, files, signals, replication, sequences. So they are denied
-- but for a few harmless ones, and with them the stable ones that tell of other sessions or take a transaction number.
do $$
declare
  target record;
begin
  for target in
    select p.oid::regprocedure as signature
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'pg_catalog'
      and p.prokind = 'f'
      and (
        p.provolatile = 'v' and p.proname not in ('random', 'random_normal', 'clock_timestamp', 'timeofday',
          'gen_random_uuid', 'uuidv4', 'uuidv7', 'array_sample', 'array_shuffle')
        or p.proname ~ ('^(lo_.*|.*_to_xml|.*_to_xmlschema|.*_to_xml_and_xmlschema|ts_stat|ts_rewrite'
          || '|pg_show_all_.*settings|pg_stat_get_activity|pg_ls_.*|pg_read_.*|pg_stat_file|pg_current_logfile'
          || '|txid_current|pg_current_xact_id|currval|lastval)$')
      )
  loop
    execute format('revoke execute on function %s from public', target.signature);
  end loop;
end $$;
