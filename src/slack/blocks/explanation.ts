import type { ExplanationAnswer, ExplanationSection } from '../../domain/answer.ts';
import { definitionLine } from '../../language/messages/answer-facts.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import type { MessageBlock } from '../delivery/outgoing.ts';
import { answerWords } from './answer-words.ts';
import { cut } from './escape.ts';
import type { Form } from './form.ts';
import { limits } from './limits.ts';
import { section, suggestionBlocks } from './parts.ts';
import { readAsBlocks } from './read-as.ts';
import { bold, fewOf, preformatted, shown } from './rich-parts.ts';

/** All of it together stays below what Slack takes in one message. */
const most = { text: 1_500, heading: 80, section: 1_200, statement: 2_000 } as const;

const counts = { sections: 6, lines: { count: 20, length: 200 } } as const;

/** What a query or a table is, part by part, with the statement and questions to go on with. */
export function explanationBlocks(answer: ExplanationAnswer, form: Form): readonly MessageBlock[] {
  return [
    ...readAsBlocks(answer),
    section(bold(cut(shown(answer.text), most.text))),
    ...partsOf(answer)
      .slice(0, counts.sections)
      .map((part) => partBlock(part, answer)),
    ...(answer.sql === null ? [] : [preformatted(answer.sql, most.statement, form)]),
    ...suggestionBlocks(answer),
  ];
}

function partsOf({ sections, sources, locale }: ExplanationAnswer): readonly ExplanationSection[] {
  const lines = sources.definitions.map(definitionLine);
  const definitions = { heading: answerLabels(locale).definitions, lines };
  return [...sections, definitions].filter((part) => part.lines.length > 0);
}

function partBlock({ heading, lines }: ExplanationSection, { locale }: ExplanationAnswer): MessageBlock {
  const told = fewOf(lines, counts.lines, answerWords(locale).more).map((line) => `• ${line}`);
  const text = [bold(cut(shown(heading), most.heading)), ...told].join('\n');
  return section(cut(text, Math.min(most.section, limits.sectionText)));
}
