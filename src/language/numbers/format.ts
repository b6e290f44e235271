import { fromIso, toIso, weekdayOf } from '../../domain/civil-date.ts';
import type { DateRange, IsoDate } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import { BEGINNING } from '../time/time-mention.ts';

const tenThousand = 10_000;
const hundredMillion = 100_000_000;
const trillion = 1_000_000_000_000;

const tags: Readonly<Record<Locale, string>> = { ko: 'ko-KR', en: 'en-US' };
const weekdayNames: Readonly<Record<Locale, readonly string[]>> = {
  ko: ['월', '화', '수', '목', '금', '토', '일'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** 1234567.891 -> 1,234,567.89; whole numbers without decimals. */
export function formatNumber(value: number, locale: Locale): string {
  return decimal(value, locale, 2);
}

/** Won for tables: ₩1,234,567, rounded to whole won. */
export function formatMoney(value: number, locale: Locale): string {
  return `${signOf(value)}₩${decimal(Math.abs(value), locale, 0)}`;
}

/** Won for sentences: 123만 원, 2억 5,000만 원; ₩1.23M in English. Rounded to what the eye takes in. */
export function formatMoneyInWords(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (locale === 'ko') return `${signOf(value)}${koreanMoney(size)}원`;
  const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
  return `${signOf(value)}₩${size < 1000 ? decimal(size, locale, 0) : compact.format(size)}`;
}

/** A fraction as percent with one decimal: 0.1234 -> 12.3%. */
export function formatPercent(value: number, locale: Locale): string {
  return `${decimal(value * 100, locale, 1)}%`;
}

/** Half-open days shown with their last day in: 2026-03-23(월) ~ 2026-03-29(일), 7일. */
export function formatDateRange(range: DateRange, locale: Locale): string {
  const from = dayIn(range.from);
  const last = dayIn(range.to) - 1;
  const end = dayWithWeekday(last, locale);
  if (range.from === BEGINNING) return locale === 'ko' ? `~ ${end}` : `up to ${end}`;
  if (last === from) return end;
  const days = last - from + 1;
  const start = dayWithWeekday(from, locale);
  const count = decimal(days, locale, 0);
  return locale === 'ko' ? `${start} ~ ${end}, ${count}일` : `${start} – ${end}, ${count} days`;
}

/** Each step rounds first and then picks its unit, so that 99,999,999 is 1억 and not 10,000만. */
function koreanMoney(won: number): string {
  if (won >= trillion) return `${decimal(won / trillion, 'ko', 2)}조 `;
  const inTenThousands = Math.round(won / tenThousand);
  if (inTenThousands >= tenThousand) return inHundredMillions(inTenThousands);
  if (won >= 100 * tenThousand) return `${decimal(inTenThousands, 'ko', 0)}만 `;
  if (Math.round(won) >= tenThousand) return `${decimal(won / tenThousand, 'ko', 1)}만 `;
  return decimal(won, 'ko', 0);
}

function inHundredMillions(tenThousands: number): string {
  const whole = Math.floor(tenThousands / tenThousand);
  const rest = tenThousands % tenThousand;
  if (whole >= 100 || rest === 0)
    return `${decimal((tenThousands * tenThousand) / hundredMillion, 'ko', 1)}억 `;
  return `${decimal(whole, 'ko', 0)}억 ${decimal(rest, 'ko', 0)}만 `;
}

/** Making a formatter takes longer than all it formats for one answer. */
const decimals = new Map<string, Intl.NumberFormat>();

function decimal(value: number, locale: Locale, places: number): string {
  const key = `${locale} ${places}`;
  const format = decimals.get(key) ?? new Intl.NumberFormat(tags[locale], { maximumFractionDigits: places });
  decimals.set(key, format);
  const text = format.format(value);
  return /[1-9]/.test(text) || !Number.isFinite(value) ? text : text.replace('-', '');
}

function signOf(value: number): string {
  return Math.round(value) < 0 ? '-' : '';
}

function dayWithWeekday(day: number, locale: Locale): string {
  const name = weekdayNames[locale][weekdayOf(day) - 1];
  return locale === 'ko' ? `${toIso(day)}(${name})` : `${toIso(day)} (${name})`;
}

function dayIn(iso: IsoDate): number {
  const day = fromIso(iso);
  if (day === null) throw new RangeError(`not a calendar day: ${iso}`);
  return day;
}
