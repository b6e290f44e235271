import { type Fields, isFields, text } from '../guard/tree.ts';

/** Aggregates whose argument only says which: the half of a percentile. */
export const setting: ReadonlySet<string> = new Set(['percentile_cont', 'percentile_disc', 'string_agg']);

/** Functions whose first argument only says how. */
export const meansFirst: ReadonlySet<string> = new Set([
  ...['extract', 'date_part', 'date_trunc', 'timezone', 'date_bin'],
]);

/** Functions whose further arguments only say how. */
export const meansLast: ReadonlySet<string> = new Set([
  ...[
    'round',
    'trunc',
    'to_char',
    'to_date',
    'to_timestamp',
    'to_number',
    'left',
    'right',
    'substr',
    'substring',
  ],
  ...['lpad', 'rpad', 'split_part', 'width_bucket', 'lag', 'lead', 'ntile', 'nth_value', 'regexp_replace'],
  ...['regexp_match', 'regexp_substr', 'strpos', 'position', 'overlay'],
]);

/** They answer otherwise every time. */
export const randomFunctions: ReadonlySet<string> = new Set([
  ...['random', 'random_normal', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'setseed'],
]);

/** Types that a text is no number of. */
export const spans: ReadonlySet<string> = new Set([
  ...['interval', 'date', 'time', 'timetz', 'timestamp', 'timestamptz'],
]);

/** The numbers of a constant as plain digits: itself, or those inside a text. */
export function figuresOf(fields: Fields): readonly string[] {
  const { ival, fval, sval } = fields;
  if (isFields(ival)) return [String(Number(ival.ival ?? 0))];
  if (isFields(fval)) return plain(text(fval.fval));
  return isFields(sval) ? (text(sval.sval).match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).flatMap(plain) : [];
}

function plain(digits: string): readonly string[] {
  const value = Number(digits.replaceAll(',', ''));
  return Number.isFinite(value) ? [String(value)] : [];
}
