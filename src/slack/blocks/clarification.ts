import type { ActionsBlock, Button } from '@slack/types';
import type { ClarificationAnswer } from '../../domain/answer.ts';
import { isPick } from '../../language/messages/answer-facts.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import type { MessageBlock } from '../delivery/outgoing.ts';
import { actionIds, type ChoiceValue } from './action-ids.ts';
import { cut, plainCell } from './escape.ts';
import { usageBlocks } from './footer.ts';
import { limits } from './limits.ts';
import { button, context, section } from './parts.ts';
import { readAsBlocks } from './read-as.ts';
import { shown } from './rich-parts.ts';

/** Choices in a row of buttons, and in a message, whose limit on characters comes first. */
const counts = { row: 5, message: 50 } as const;

/** Characters of the text and of one choice told in full. */
const most = { text: 2_500, choice: 300 } as const;

/** A button for each choice; those that a button would cut are told in full above. */
export function clarificationBlocks(answer: ClarificationAnswer): readonly MessageBlock[] {
  const choices = answer.choices.slice(0, counts.message);
  return [
    ...readAsBlocks(answer),
    section(cut(shown(answer.text), most.text)),
    ...lead(answer),
    ...inFull(choices.map(({ label }) => label)),
    ...rows(answer, choices.length),
    ...usageBlocks(answer),
  ];
}

/** What the text asks already is not asked twice. */
function lead({ choices, locale, text }: ClarificationAnswer): readonly MessageBlock[] {
  if (choices.length === 0) return [];
  const labels = answerLabels(locale);
  const picks = isPick(choices);
  if (picks && text.includes('?')) return [];
  return [context(picks ? labels.which : labels.tryThese)];
}

function inFull(labels: readonly string[]): readonly MessageBlock[] {
  if (labels.every((label, index) => numbered(plainCell(label), index).length <= limits.buttonText))
    return [];
  const lines = labels.map((label, index) => cut(numbered(shown(label), index), most.choice));
  return [section(cut(lines.join('\n'), limits.sectionText))];
}

function rows(answer: ClarificationAnswer, count: number): readonly ActionsBlock[] {
  const buttons = answer.choices.slice(0, count).map(({ label }, index): Button => {
    const value: ChoiceValue = { question: answer.id, index };
    const text = numbered(shortOf(plainCell(label)) || '-', index);
    return button(`${actionIds.choose}:${index}`, text, JSON.stringify(value));
  });
  const starts = buttons.map((_, index) => index).filter((index) => index % counts.row === 0);
  return starts.map((start) => ({ type: 'actions', elements: buttons.slice(start, start + counts.row) }));
}

/** Without the days it counts, which are told above, where a button has no room for them. */
function shortOf(label: string): string {
  return label.length + 4 <= limits.buttonText ? label : label.replace(/ \((?:[^()]|\([^()]*\))*\)$/u, '');
}

function numbered(text: string, index: number): string {
  return `${index + 1}. ${text}`;
}
