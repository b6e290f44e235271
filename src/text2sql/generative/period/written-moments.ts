import {
  builtinName,
  type Fields,
  isFields,
  list,
  strings,
  text,
  typeNameOf,
  unwrap,
} from '../../../warehouse/guard/tree.ts';
import { dayMs, isStep, plusSteps, type Step, startOf } from './calendar-steps.ts';
import { referenceIn, type TimeNames } from './time-names.ts';
import { inZone } from './zones.ts';

/** A day or moment that a statement writes down, on the business wall clock. */
export interface Moment {
  readonly at: number;
  /** A zone was named, so that it is the same moment everywhere. */
  readonly isInstant: boolean;
}

const deepest = 12;

/** Reads literals, casts, zones, and steps added to them; null for what is no constant or cannot be told. */
export function momentIn(value: unknown, names: TimeNames, depth = 0): Moment | null {
  if (depth > deepest) return null;
  const node = unwrap(value);
  const inner = (other: unknown) => momentIn(other, names, depth + 1);
  switch (node?.type) {
    case 'A_Const':
      return parsed(textOf(node.fields), names.timeZone);
    case 'TypeCast':
      return cast(node.fields, inner(node.fields.arg));
    case 'FuncCall':
      return called(node.fields, inner, names.timeZone);
    case 'A_Expr':
      return moved(node.fields, inner);
    case 'ColumnRef': {
      const target = names.targetOf(referenceIn(value)?.name ?? '');
      return target === null ? null : inner(target);
    }
    case 'SubLink': {
      const select = unwrap(node.fields.subselect);
      const [only, another] = list(select?.fields.targetList);
      return another === undefined ? inner(unwrap(only)?.fields.val) : null;
    }
    default:
      return null;
  }
}

const written =
  /^(\d{4})-?(\d{2})(?:-?(\d{2}))(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?|[A-Za-z_]+(?:\/[A-Za-z_]+)*)?$/;

/** `2026-03-01`, with a time, an offset or a zone's name where they are written. */
export function parsed(literal: string, timeZone: string): Moment | null {
  const match = written.exec(literal.trim());
  if (match === null) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '0', zone] = match;
  const wall =
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) +
    Math.floor(Number(`0.${fraction}`) * 1000);
  if (zone === undefined) return { at: wall, isInstant: false };
  const at = inZone(wall, zone, timeZone);
  return at === null ? null : { at, isInstant: true };
}

function cast({ typeName }: Fields, inner: Moment | null): Moment | null {
  const type = typeNameOf(typeName);
  if (inner === null) return null;
  if (type === 'date') return { at: startOf(inner.at, 'day'), isInstant: false };
  if (type === 'timestamp') return { ...inner, isInstant: false };
  return type === 'timestamptz' ? { ...inner, isInstant: true } : inner;
}

type Inner = (value: unknown) => Moment | null;

function called({ funcname, args }: Fields, inner: Inner, timeZone: string): Moment | null {
  const [first, second, third] = list(args);
  switch (builtinName(strings(funcname))) {
    case 'timezone':
      return zoned(constantText(first), inner(second), timeZone);
    case 'date_trunc': {
      const step = constantText(first).toLowerCase();
      const moment = inner(second);
      return moment === null || !isStep(step) ? null : { ...moment, at: startOf(moment.at, step) };
    }
    case 'date': {
      const moment = inner(first);
      return moment === null ? null : { at: startOf(moment.at, 'day'), isInstant: false };
    }
    case 'to_date':
      return parsed(constantText(first), timeZone);
    case 'make_date': {
      const [year, month, day] = [first, second, third].map((each) =>
        Number(constantText(each) || Number.NaN),
      );
      const at = Date.UTC(year ?? Number.NaN, (month ?? Number.NaN) - 1, day);
      return Number.isNaN(at) ? null : { at, isInstant: false };
    }
    default:
      return null;
  }
}

/** A wall clock's reading becomes a moment, a moment the reading of that zone's clock. */
function zoned(zone: string, moment: Moment | null, timeZone: string): Moment | null {
  if (moment === null) return null;
  const at = moment.isInstant ? inZone(moment.at, timeZone, zone) : inZone(moment.at, zone, timeZone);
  return at === null ? null : { at, isInstant: !moment.isInstant };
}

function moved({ name, lexpr, rexpr }: Fields, inner: Inner): Moment | null {
  const sign = { '+': 1, '-': -1 }[strings(name).at(-1) ?? ''];
  const from = inner(lexpr);
  if (sign === undefined || from === null) return null;
  const days = Number(constantText(rexpr) || Number.NaN);
  if (Number.isInteger(days)) return { ...from, at: from.at + sign * days * dayMs };
  const steps = stepsIn(rexpr);
  if (steps === null) return null;
  return { ...from, at: steps.reduce((at, [step, count]) => plusSteps(at, step, sign * count), from.at) };
}

/** `interval '7 days'`; null for hours and what is no constant. */
export function stepsIn(value: unknown): readonly (readonly [Step, number])[] | null {
  const node = unwrap(value);
  if (node?.type !== 'TypeCast' || typeNameOf(node.fields.typeName) !== 'interval') return null;
  const words = constantText(node.fields.arg).trim().toLowerCase();
  const pieces = [...words.matchAll(/(\d+)\s*([a-z]+)/g)].map(([, count, unit = '']) => {
    const word = unit.replace(/^(days?|weeks?|months?|mons?|quarters?|years?)$/, (each) =>
      each.replace(/s$/, ''),
    );
    const step = word === 'mon' ? 'month' : word;
    return isStep(step) ? ([step, Number(count)] as const) : null;
  });
  const steps = pieces.flatMap((piece) => (piece === null ? [] : [piece]));
  return steps.length === 0 || steps.length < pieces.length || /-/.test(words) ? null : steps;
}

/** The text of a constant, casts looked through; empty for anything else. */
export function constantText(value: unknown): string {
  const node = unwrap(value);
  if (node?.type === 'TypeCast') return constantText(node.fields.arg);
  return node?.type === 'A_Const' ? textOf(node.fields) : '';
}

function textOf({ sval, ival, fval }: Fields): string {
  if (isFields(sval)) return text(sval.sval);
  if (isFields(ival)) return String(ival.ival ?? 0);
  return isFields(fval) ? text(fval.fval) : '';
}
