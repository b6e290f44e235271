import type { ContextBlock } from '@slack/types';
import type { AnswerBase } from '../../domain/answer.ts';
import { answerLabels } from '../../language/messages/answer-labels.ts';
import { cut } from './escape.ts';
import { context } from './parts.ts';
import { shown } from './rich-parts.ts';

const longest = 600;

/** What was read instead of what was typed, before anything else; nothing where it was read as typed. */
export function readAsBlocks({ repairs, readAs, locale }: AnswerBase): readonly ContextBlock[] {
  const labels = answerLabels(locale);
  const changes = repairs.map(({ from, to }) => `${shown(from)} → ${shown(to)}`).join(', ');
  const lines = [
    ...(changes === '' ? [] : [`${labels.read}: ${changes}`]),
    ...(readAs === null ? [] : [`${labels.readAs[readAs.by]}: ${shown(readAs.text)}`]),
  ];
  return lines.length === 0 ? [] : [context(cut(lines.join('\n'), longest))];
}
