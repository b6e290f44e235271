/** Types whose values are read as more than text, by their fixed id, with the id of their array. */
export interface KnownType {
  readonly oid: number;
  readonly array: number;
  readonly name: string;
  readonly reads: 'boolean' | 'integer' | 'exact-number' | 'float' | 'timestamp' | 'json' | 'bytes' | 'text';
}

const known: readonly KnownType[] = [
  { oid: 16, array: 1000, name: 'bool', reads: 'boolean' },
  { oid: 17, array: 1001, name: 'bytea', reads: 'bytes' },
  { oid: 18, array: 1002, name: 'char', reads: 'text' },
  { oid: 19, array: 1003, name: 'name', reads: 'text' },
  { oid: 20, array: 1016, name: 'int8', reads: 'exact-number' },
  { oid: 21, array: 1005, name: 'int2', reads: 'integer' },
  { oid: 23, array: 1007, name: 'int4', reads: 'integer' },
  { oid: 25, array: 1009, name: 'text', reads: 'text' },
  { oid: 26, array: 1028, name: 'oid', reads: 'integer' },
  { oid: 114, array: 199, name: 'json', reads: 'json' },
  { oid: 700, array: 1021, name: 'float4', reads: 'float' },
  { oid: 701, array: 1022, name: 'float8', reads: 'float' },
  { oid: 1042, array: 1014, name: 'bpchar', reads: 'text' },
  { oid: 1043, array: 1015, name: 'varchar', reads: 'text' },
  { oid: 1082, array: 1182, name: 'date', reads: 'text' },
  { oid: 1083, array: 1183, name: 'time', reads: 'text' },
  { oid: 1114, array: 1115, name: 'timestamp', reads: 'timestamp' },
  { oid: 1184, array: 1185, name: 'timestamptz', reads: 'timestamp' },
  { oid: 1186, array: 1187, name: 'interval', reads: 'text' },
  { oid: 1266, array: 1270, name: 'timetz', reads: 'text' },
  { oid: 1700, array: 1231, name: 'numeric', reads: 'exact-number' },
  { oid: 2950, array: 2951, name: 'uuid', reads: 'text' },
  { oid: 3802, array: 3807, name: 'jsonb', reads: 'json' },
];

/** By the type's own id. */
export const knownTypes: ReadonlyMap<number, KnownType> = new Map(known.map((type) => [type.oid, type]));

/** The element's type, by the id of the array type. */
export const knownArrays: ReadonlyMap<number, KnownType> = new Map(known.map((type) => [type.array, type]));
