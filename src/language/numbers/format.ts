import type { DateRange } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';

/** 1234567.891 -> 1,234,567.89; whole numbers without decimals. */
export function formatNumber(value: number, _locale: Locale): string {
  return String(value);
}

/** Won for tables: ₩1,234,567. */
export function formatMoney(value: number, _locale: Locale): string {
  return String(value);
}

/** Won for sentences: 123만 원, 2억 5,000만 원; ₩1.23M in English. Rounded to three or four digits. */
export function formatMoneyInWords(value: number, _locale: Locale): string {
  return String(value);
}

/** A fraction as percent: 0.1234 -> 12.3%. */
export function formatPercent(value: number, _locale: Locale): string {
  return String(value);
}

/** Half-open days shown with their last day in: 2026-03-23(월) ~ 2026-03-29(일), 7일. */
export function formatDateRange(range: DateRange, _locale: Locale): string {
  return `${range.from} ${range.to}`;
}
