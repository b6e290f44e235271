import { outside } from '../../prompting/outside.ts';
import { languageNames, todayText } from '../../prompting/wording.ts';
import type { Asked } from './asked.ts';
import type { ComposedSections } from './compose.ts';
import type { AskedDays } from './period/asked-days.ts';

const weekStarts = { monday: 'Monday', sunday: 'Sunday' } as const;

/** What fills the draft prompt, and the repair prompt with it. */
export function draftValues(asked: Asked, sections: ComposedSections, days: AskedDays, maxRows: number) {
  const previous = [...asked.previous].reverse().map(({ question, sql }) => ({ question, sql }));
  const periods = days.ranges.map(({ words, range }) => ({ words, from: range.from, until: range.to }));
  return {
    today: todayText(asked.clock),
    zone: asked.clock.timeZone,
    week: weekStarts[asked.clock.weekStart],
    language: languageNames[asked.locale],
    rows: String(maxRows),
    question: outside(asked.question),
    refined: outside(asked.refined),
    reading: outside(asked.reading),
    previous: outside(previous),
    periods: outside(periods),
    definitions: outside(sections.definitions),
    tables: outside(sections.tables),
    joins: outside(sections.joins),
    values: outside(sections.values),
    examples: outside(sections.examples),
    others: outside(sections.others),
  };
}
