import type { ClientBase, FieldDef, Pool } from 'pg';
import { databaseErrorOf } from '../engine-error.ts';
import { encodeParameters } from '../parameters.ts';
import type { RawResult } from '../results.ts';

/** Leaves every value as PostgreSQL's text: what it means is decided in one place for both engines. */
export const textOnly = { getTypeParser: () => (text: unknown) => text };

/** Our own SQL by the extended protocol; without `queryMode`, a call without values would run several statements. */
export async function rawQuery(
  client: ClientBase | Pool,
  text: string,
  values: readonly unknown[],
): Promise<Omit<RawResult, 'truncated'>> {
  try {
    const result = await client.query<(string | null)[], (string | null)[]>({
      text,
      values: encodeParameters(values),
      rowMode: 'array',
      types: textOnly as never,
      queryMode: 'extended',
    } as never);
    return { fields: result.fields.map(fieldOf), rows: result.rows };
  } catch (error) {
    throw databaseErrorOf(error);
  }
}

export function fieldOf({ name, dataTypeID }: FieldDef): RawResult['fields'][number] {
  return { name, oid: dataTypeID };
}
