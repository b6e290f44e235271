/** Steps that `date_trunc` and `extract` count in. */
export type Step = 'day' | 'week' | 'month' | 'quarter' | 'year';

export const dayMs = 86_400_000;

const months: Readonly<Partial<Record<Step, number>>> = { month: 1, quarter: 3, year: 12 };

export function isStep(word: string): word is Step {
  return word === 'day' || word === 'week' || word in months;
}

/** Start of the step that a moment lies in, as PostgreSQL cuts it: weeks begin on Monday. */
export function startOf(at: number, step: Step): number {
  const day = Math.floor(at / dayMs) * dayMs;
  if (step === 'day') return day;
  const date = new Date(day);
  if (step === 'week') return day - ((date.getUTCDay() + 6) % 7) * dayMs;
  const size = months[step] ?? 1;
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % size), 1);
}

export function plusSteps(at: number, step: Step, count: number): number {
  if (step === 'day') return at + count * dayMs;
  if (step === 'week') return at + 7 * count * dayMs;
  return plusMonths(at, count * (months[step] ?? 1));
}

/** The last day of a shorter month stands in for one it does not have. */
function plusMonths(at: number, count: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (at - startOf(at, 'day'));
}
