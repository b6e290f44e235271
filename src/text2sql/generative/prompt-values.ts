import type { PromptUse, SectionUse } from '../../domain/answer.ts';
import { todayOf, toIso, weekdayOf } from '../../domain/civil-date.ts';
import { countTokens } from '../../prompting/count-tokens.ts';
import { outside } from '../../prompting/outside.ts';
import type { RenderedPrompt } from '../../prompting/prompt.ts';
import type { Asked } from './asked.ts';
import type { ComposedSections } from './compose.ts';
import type { AskedDays } from './sanity/asked-days.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const weekStarts = { monday: 'Monday', sunday: 'Sunday' } as const;

export const languageNames = { ko: 'Korean', en: 'English' } as const;

/** What fills the draft prompt, and the repair prompt with it. */
export function draftValues(asked: Asked, sections: ComposedSections, days: AskedDays, maxRows: number) {
  const today = todayOf(asked.clock);
  const previous = [...asked.previous].reverse().map(({ question, sql }) => ({ question, sql }));
  const periods = days.ranges.map(({ words, range }) => ({ words, from: range.from, until: range.to }));
  return {
    today: `${toIso(today)} (${weekdays[weekdayOf(today) - 1]})`,
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

/** The record of a prompt as it was sent. */
export function promptUse(prompt: RenderedPrompt, sections: readonly SectionUse[]): PromptUse {
  const tokens = prompt.messages.reduce((total, { text }) => total + countTokens(text), 0);
  return { name: prompt.name, variant: prompt.variant, tokens, sections };
}
