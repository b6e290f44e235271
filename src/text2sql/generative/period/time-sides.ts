import {
  builtinName,
  type Fields,
  list,
  strings,
  typeNameOf,
  unwrap,
} from '../../../warehouse/guard/tree.ts';
import { isStep, type Step } from './calendar-steps.ts';
import { referenceIn, type TimeNames } from './time-names.ts';
import { constantText } from './written-moments.ts';
import { zoneOffset } from './zones.ts';

/** What a condition compares: a time column, and how it is turned before. */
export interface TimeSide {
  readonly column: string;
  readonly form: TimeForm;
  /** Milliseconds that it is ahead of the business wall clock. */
  readonly ahead: number;
  readonly isInstant: boolean;
}

export type TimeForm =
  | { readonly kind: 'moment' }
  /** Starts of steps: a cast to date, `date_trunc`. */
  | { readonly kind: 'start'; readonly step: Step }
  /** Comes round every year. */
  | { readonly kind: 'part'; readonly part: 'year' | 'quarter' | 'month' }
  /** `to_char`: what its texts stand for. */
  | { readonly kind: 'text'; readonly format: string }
  /** An hour, a weekday, a length of time: says nothing of which days are read. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

const deepest = 12;

/** Null where an expression is made of no time column. */
export function timeSide(value: unknown, names: TimeNames, depth = 0): TimeSide | null {
  const node = unwrap(value);
  if (node === null || depth > deepest) return null;
  const inner = (other: unknown) => timeSide(other, names, depth + 1);
  switch (node.type) {
    case 'ColumnRef':
      return columnSide(value, names, inner);
    case 'TypeCast':
      return castSide(node.fields, inner(node.fields.arg));
    case 'FuncCall':
      return callSide(node.fields, inner, names.timeZone);
    case 'SubLink':
      return null;
    default:
      return as(firstIn(Object.values(node.fields), inner), lengthOf(node.type, node.fields, inner));
  }
}

type Inner = (value: unknown) => TimeSide | null;

function columnSide(value: unknown, names: TimeNames, inner: Inner): TimeSide | null {
  const reference = referenceIn(value);
  if (reference === null) return null;
  const { qualifier, name } = reference;
  const column = names.columnOf(qualifier, name);
  if (column === null || !names.isTable(qualifier)) {
    const target = names.targetOf(name);
    const side = target === null ? null : inner(target);
    if (side !== null || column === null) return side;
  }
  const form: TimeForm = column.isDay ? { kind: 'start', step: 'day' } : { kind: 'moment' };
  return { column: column.key, form, ahead: 0, isInstant: column.isInstant };
}

/** The difference of two moments is a length; anything else that is made of one is not known. */
function lengthOf(type: string, { name, lexpr, rexpr }: Fields, inner: Inner): TimeForm {
  const isMinus = type === 'A_Expr' && strings(name).at(-1) === '-';
  return isMinus && inner(lexpr) !== null && inner(rexpr) !== null ? { kind: 'other' } : { kind: 'unknown' };
}

function firstIn(values: readonly unknown[], inner: Inner): TimeSide | null {
  for (const value of values) {
    const items = Array.isArray(value) ? value : [value];
    for (const item of items) {
      const side = inner(item);
      if (side !== null) return side;
    }
  }
  return null;
}

function as(side: TimeSide | null, form: TimeForm): TimeSide | null {
  return side === null ? null : { ...side, form: side.form.kind === 'other' ? side.form : form };
}

function castSide({ typeName }: Fields, side: TimeSide | null): TimeSide | null {
  const type = typeNameOf(typeName);
  if (type === 'date') return started(side, 'day');
  if (type === 'timestamp' && side !== null) return { ...side, isInstant: false };
  return type === 'timestamptz' && side !== null ? { ...side, isInstant: true } : side;
}

const kept: ReadonlySet<string> = new Set(['min', 'max', 'first_value', 'last_value']);

function callSide({ funcname, args }: Fields, inner: Inner, timeZone: string): TimeSide | null {
  const name = builtinName(strings(funcname)) ?? '';
  const [first, second, third] = list(args);
  if (kept.has(name)) return inner(first);
  switch (name) {
    case 'timezone':
      return zoned(inner(second), constantText(first), timeZone);
    case 'date':
      return started(inner(first), 'day');
    case 'date_trunc': {
      const step = constantText(first).toLowerCase();
      const isOwnZone = third === undefined || constantText(third) === timeZone;
      if (step === 'hour' || step === 'minute' || step === 'second')
        return as(inner(second), { kind: 'moment' });
      return isStep(step) && isOwnZone
        ? started(inner(second), step)
        : as(inner(second), { kind: 'unknown' });
    }
    case 'extract':
    case 'date_part':
      return as(inner(second), partOf(constantText(first).toLowerCase()));
    case 'to_char':
      return as(inner(first), { kind: 'text', format: constantText(second) });
    case 'age':
      return as(firstIn(list(args), inner), { kind: 'other' });
    default:
      return as(firstIn(list(args), inner), { kind: 'unknown' });
  }
}

const within: ReadonlySet<string> = new Set(['hour', 'minute', 'second', 'dow', 'isodow', 'day']);

function partOf(part: string): TimeForm {
  if (part === 'year' || part === 'quarter' || part === 'month') return { kind: 'part', part };
  return within.has(part) ? { kind: 'other' } : { kind: 'unknown' };
}

const order: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];

function started(side: TimeSide | null, step: Step): TimeSide | null {
  if (side === null) return null;
  if (side.form.kind === 'moment') return { ...side, form: { kind: 'start', step } };
  if (side.form.kind !== 'start') return as(side, { kind: 'unknown' });
  const coarser = order.indexOf(step) > order.indexOf(side.form.step) ? step : side.form.step;
  return { ...side, form: { kind: 'start', step: coarser } };
}

function zoned(side: TimeSide | null, zone: string, timeZone: string): TimeSide | null {
  if (side === null) return null;
  const at = Date.UTC(2026, 0, 1);
  const [there, here] = [zoneOffset(zone, at), zoneOffset(timeZone, at)];
  if (there === null || here === null) return as(side, { kind: 'unknown' });
  if (there !== here && side.form.kind !== 'moment') return as(side, { kind: 'unknown' });
  const step = there - here;
  return { ...side, ahead: side.ahead + (side.isInstant ? step : -step), isInstant: !side.isInstant };
}
