import type { DateRange } from '../../../../src/domain/date-range.ts';
import type { VerifiedExample } from '../../../../src/domain/knowledge.ts';
import type { Locale } from '../../../../src/domain/locale.ts';
import type { Binding } from '../../../../src/text2sql/governed/fill-example.ts';

/** How a range is said on the morning of 1 April 2026, and what it means. */
export interface SaidRange extends Readonly<Record<Locale, string>> {
  readonly range: DateRange;
}

export const saidRanges: readonly SaidRange[] = [
  { ko: '지난주', en: 'last week', range: { from: '2026-03-23', to: '2026-03-30' } },
  { ko: '최근 14일', en: 'in the last 14 days', range: { from: '2026-03-18', to: '2026-04-01' } },
  { ko: '2026년 2월', en: 'in February 2026', range: { from: '2026-02-01', to: '2026-03-01' } },
  {
    ko: '3월 1일부터 3월 20일까지',
    en: 'from March 1 to March 20',
    range: { from: '2026-03-01', to: '2026-03-21' },
  },
  { ko: '어제', en: 'yesterday', range: { from: '2026-03-31', to: '2026-04-01' } },
];

export const saidNumbers = [5, 20, 13, 3, 100];

export interface SaidWording {
  readonly example: VerifiedExample;
  readonly locale: Locale;
  readonly template: string;
  readonly text: string;
  readonly bindings: ReadonlyMap<string, Binding>;
}

/** Every wording of the examples in both languages; from one to the next, and from turn to turn, the values said rotate. */
export function sayWordings(examples: readonly VerifiedExample[], turn: number): SaidWording[] {
  let at = turn;
  return examples.flatMap((example) =>
    (['ko', 'en'] as const).flatMap((locale) =>
      example.questions[locale].map((template) => sayWording(example, locale, template, at++)),
    ),
  );
}

function sayWording(example: VerifiedExample, locale: Locale, template: string, turn: number): SaidWording {
  const bindings = new Map<string, Binding>();
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const type = example.parameters.find((each) => each.name === name)?.type;
    const said = saidRanges[turn % saidRanges.length] as SaidRange;
    const value = saidNumbers[turn % saidNumbers.length] as number;
    bindings.set(name, type === 'range' ? { type, range: said.range } : { type: 'number', value });
    return type === 'range' ? said[locale] : String(value);
  });
  return { example, locale, template, text, bindings };
}
