import { type Fields, isFields, list, strings, unwrap } from '../tree.ts';
import { qualified } from './names.ts';
import { binding } from './precedence.ts';
import { type NodePrinter, type Printer, Unprintable } from './printer.ts';

export const typePrinters: Readonly<Record<string, NodePrinter>> = {
  TypeName: printTypeName,
  TypeCast(fields, printer) {
    if (!isFields(fields.typeName)) throw new Unprintable('TypeCast.typeName');
    return `${printer.operand(fields.arg, binding.cast)}::${printer.typed('TypeName', fields.typeName)}`;
  },
};

/** The names people write for the types that the parser spells `pg_catalog.…`; both parse to the same tree. */
const usual: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  numeric: 'numeric',
  varchar: 'varchar',
};

const zoned: Readonly<Record<string, readonly [string, string]>> = {
  timestamp: ['timestamp', ''],
  time: ['time', ''],
  timestamptz: ['timestamp', ' with time zone'],
  timetz: ['time', ' with time zone'],
};

function printTypeName(fields: Fields, printer: Printer): string {
  if (fields.setof === true || fields.pct_type === true) throw new Unprintable('TypeName');
  return `${baseType(fields, printer)}${boundsText(fields)}`;
}

function baseType(fields: Fields, printer: Printer): string {
  const names = strings(fields.names);
  const own = names.length === 2 && names[0] === 'pg_catalog' ? names[1] : undefined;
  const modifiers = fields.typmods === undefined ? '' : `(${printer.nodes(fields.typmods)})`;
  if (own !== undefined && Object.hasOwn(zoned, own)) {
    const [word, zone] = zoned[own] ?? ['', ''];
    return `${word}${modifiers}${zone}`;
  }
  if (own === 'interval')
    return `interval${modifiers}`.replace(/^interval\(.*$/, `pg_catalog.interval${modifiers}`);
  const word = own !== undefined && Object.hasOwn(usual, own) ? usual[own] : undefined;
  return `${word ?? qualified(names)}${modifiers}`;
}

function boundsText(fields: Fields): string {
  return list(fields.arrayBounds)
    .map((bound) => {
      const size = Number(unwrap(bound)?.fields.ival ?? 0);
      return size < 0 ? '[]' : `[${size}]`;
    })
    .join('');
}
