import { knownArrays, knownTypes } from './types.ts';

/** Names of column types; those not built in are asked for once. */
export interface TypeNames {
  of(oids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

type AskCatalog = (text: string, values: readonly unknown[]) => Promise<{ oid: number; name: string }[]>;

export function createTypeNames(ask: AskCatalog): TypeNames {
  const names = new Map<number, string>();
  for (const [oid, { name }] of knownTypes) names.set(oid, name);
  for (const [oid, { name }] of knownArrays) names.set(oid, `_${name}`);
  return {
    async of(oids) {
      const unknown = oids.filter((oid) => !names.has(oid));
      if (unknown.length > 0) {
        const found = await ask(
          'select oid::int8 as oid, typname::text as name from pg_catalog.pg_type where oid = any($1::oid[])',
          [unknown],
        );
        for (const { oid, name } of found) names.set(oid, name);
      }
      return names;
    },
  };
}
