export interface ReaderRole {
  readonly role: string;
  /** Schemas whose tables it may read. */
  readonly schemas: readonly string[];
  /** Personal data, as `schema.table.column`. */
  readonly hiddenColumns: readonly string[];
}

/**
 * The SQL that makes a role which can read and do nothing else. For a superuser or the owner of the database, run by
 * `psql` in that database; running it again renews the grants. Tables that come later need it once more.
 */
export function readerRoleScript({ role, schemas, hiddenColumns }: ReaderRole): string {
  const name = quoted(role);
  const schemaList = schemas.map(quoted).join(', ');
  return `-- A role that reads and does nothing else. Afterwards set a password: \\password ${role}
do $$ begin
  if not exists (select from pg_roles where rolname = ${literal(role)}) then
    create role ${name} login;
  end if;
end $$;
alter role ${name} with login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls connection limit 8;

-- Defaults of its sessions.
alter role ${name} set default_transaction_read_only = on;
alter role ${name} set statement_timeout = '30s';
alter role ${name} set lock_timeout = '1s';
alter role ${name} set idle_in_transaction_session_timeout = '10s';
alter role ${name} set work_mem = '32MB';
alter role ${name} set search_path = pg_catalog;
alter role ${name} set standard_conforming_strings = on;
do $$ begin
  alter role ${name} set temp_file_limit = '256MB';
exception when insufficient_privilege then raise notice 'temp_file_limit needs a superuser';
end $$;
do $$ begin
  alter role ${name} set client_connection_check_interval = '1s';
exception when undefined_object then raise notice 'client_connection_check_interval needs PostgreSQL 14';
end $$;

-- Nothing may be made, here or for a while. These rights are PUBLIC's by default.
do $$ begin
  execute format('revoke create, temporary on database %I from public', current_database());
  execute format('revoke create, temporary on database %I from ${name}', current_database());
  execute format('grant connect on database %I to ${name}', current_database());
end $$;
revoke create on schema public from public;
-- Functions and procedures of the owner's may write with the owner's rights.
${['public', ...schemas].map((schema) => `revoke execute on all routines in schema ${quoted(schema)} from public;`).join('\n')}

-- Reading, column by column where personal data are.
revoke all on all tables in schema ${schemaList} from ${name};
revoke all on all sequences in schema ${schemaList} from ${name};
grant usage on schema ${schemaList} to ${name};
do $$
declare
  target record;
  hidden constant text[] := ${textArray(hiddenColumns)};
begin
  for target in
    select n.nspname, c.relname, string_agg(format('%I', a.attname), ', ' order by a.attnum)
        filter (where not format('%s.%s.%s', n.nspname, c.relname, a.attname) = any (hidden)) as open_columns,
      bool_or(format('%s.%s.%s', n.nspname, c.relname, a.attname) = any (hidden)) as has_hidden
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any (${textArray(schemas)})
    group by n.nspname, c.relname
  loop
    if not target.has_hidden then
      execute format('grant select on %I.%I to ${name}', target.nspname, target.relname);
    elsif target.open_columns is not null then
      execute format('grant select (%s) on %I.%I to ${name}', target.open_columns, target.nspname, target.relname);
    end if;
  end loop;
end $$;
`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function textArray(items: readonly string[]): string {
  return items.length === 0 ? `'{}'::text[]` : `array[${items.map(literal).join(', ')}]::text[]`;
}
