import { type Fields, isFields, list, strings, text, typeNameOf, unwrap } from '../guard/tree.ts';

/** The name PostgreSQL gives an output without AS (its FigureColname); null where it may be any. */
export function outputName(value: unknown): string | null {
  return figured(value)?.name ?? (mayBeNamed(value) ? null : '?column?');
}

interface Figured {
  readonly name: string;
  /** A weak name gives way to that of a cast around it. */
  readonly strong: boolean;
}

/** Clock readings without brackets, by how the parser calls them; others of the kind are refused before. */
export const namesOfValues: Readonly<Record<string, string>> = {
  SVFOP_CURRENT_DATE: 'current_date',
  SVFOP_CURRENT_TIME: 'current_time',
  SVFOP_CURRENT_TIME_N: 'current_time',
  SVFOP_CURRENT_TIMESTAMP: 'current_timestamp',
  SVFOP_CURRENT_TIMESTAMP_N: 'current_timestamp',
  SVFOP_LOCALTIME: 'localtime',
  SVFOP_LOCALTIME_N: 'localtime',
  SVFOP_LOCALTIMESTAMP: 'localtimestamp',
  SVFOP_LOCALTIMESTAMP_N: 'localtimestamp',
};

type Namer = (fields: Fields) => Figured | null;

const strong = (name: string): Figured => ({ name, strong: true });

const namers: Readonly<Record<string, Namer>> = {
  ColumnRef: (fields) => strong(strings(fields.fields).at(-1) ?? ''),
  FuncCall: (fields) => strong(strings(fields.funcname).at(-1) ?? ''),
  A_Expr: (fields) => (fields.kind === 'AEXPR_NULLIF' ? strong('nullif') : null),
  A_Indirection(fields) {
    const field = strings(list(fields.indirection).filter((part) => unwrap(part)?.type === 'String')).at(-1);
    return field === undefined ? figured(fields.arg) : strong(field);
  },
  CollateClause: (fields) => figured(fields.arg),
  TypeCast(fields) {
    const inner = figured(fields.arg);
    if (inner?.strong) return inner;
    const type = typeNameOf(fields.typeName);
    return type === '' ? inner : { name: type, strong: false };
  },
  CaseExpr(fields) {
    const otherwise = figured(fields.defresult);
    return otherwise?.strong ? otherwise : { name: 'case', strong: false };
  },
  SubLink: subLinkName,
  A_ArrayExpr: () => strong('array'),
  RowExpr: () => strong('row'),
  CoalesceExpr: () => strong('coalesce'),
  MinMaxExpr: (fields) => strong(fields.op === 'IS_LEAST' ? 'least' : 'greatest'),
  GroupingFunc: () => strong('grouping'),
  SQLValueFunction: (fields) => strong(namesOfValues[text(fields.op)] ?? ''),
};

function figured(value: unknown): Figured | null {
  const node = unwrap(value);
  const namer = node !== null && Object.hasOwn(namers, node.type) ? namers[node.type] : undefined;
  return node === null || namer === undefined ? null : namer(node.fields);
}

function subLinkName(fields: Fields): Figured | null {
  if (fields.subLinkType === 'EXISTS_SUBLINK') return strong('exists');
  if (fields.subLinkType === 'ARRAY_SUBLINK') return strong('array');
  if (fields.subLinkType !== 'EXPR_SUBLINK') return null;
  let query = unwrap(fields.subselect)?.fields;
  while (isFields(query?.larg)) query = query.larg;
  const target = unwrap(list(query?.targetList)[0])?.fields;
  if (target === undefined) return query?.valuesLists === undefined ? null : strong('column1');
  return typeof target.name === 'string' ? strong(target.name) : figured(target.val);
}

/** JSON and XML forms are named by rules of their own. */
function mayBeNamed(value: unknown): boolean {
  return /^(Json|Xml)/.test(unwrap(value)?.type ?? '');
}
