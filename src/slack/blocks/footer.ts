import type { ContextBlock } from '@slack/types';
import type { AnswerBase, AnswerSources, DataAnswer } from '../../domain/answer.ts';
import {
  confidenceLine,
  definitionLine,
  freshnessLine,
  verificationLine,
} from '../../language/messages/answer-facts.ts';
import { type AnswerLabels, answerLabels } from '../../language/messages/answer-labels.ts';
import { usageText } from '../../language/messages/usage-text.ts';
import { type AnswerWords, answerWords } from './answer-words.ts';
import { cut } from './escape.ts';
import { context } from './parts.ts';
import { fewOf, shown } from './rich-parts.ts';

/** Characters of the parts below a number: whether to trust it, what it stands on, what it took. */
const most = { trust: 800, basis: 1_300, cost: 300 } as const;

const several = { count: 4, length: 160 } as const;

/** What a number is judged by, in small print. The whole of it is in the form behind the SQL button. */
export function footerBlocks(answer: DataAnswer): readonly ContextBlock[] {
  const labels = answerLabels(answer.locale);
  const words = answerWords(answer.locale);
  return [
    ...block(trust(answer, labels, words), most.trust),
    ...sourceBlocks(answer),
    ...usageBlocks(answer, answer.attempts.length),
  ];
}

interface Based {
  readonly locale: AnswerBase['locale'];
  readonly sources: Pick<AnswerSources, 'tables' | 'definitions'>;
  readonly assumptions?: readonly string[];
}

/** The definitions, assumptions and tables it stands on. */
function sourceBlocks(answer: Based): readonly ContextBlock[] {
  return block(basis(answer, answerLabels(answer.locale), answerWords(answer.locale)), most.basis);
}

/** What the language models took; nothing where none was asked. */
export function usageBlocks({ usage, locale }: AnswerBase, attempts = 0): readonly ContextBlock[] {
  const labels = answerLabels(locale);
  const text = usageText(usage, locale, labels);
  return block(
    [
      ...(attempts === 0 ? [] : [`${labels.attempts}: ${labels.replaced(attempts)}`]),
      ...(text === null ? [] : [`${labels.model}: ${shown(text)}`]),
    ],
    most.cost,
  );
}

function trust(answer: DataAnswer, labels: AnswerLabels, words: AnswerWords): readonly string[] {
  const { verified, confidence, sources, locale } = answer;
  const vouched =
    verified === null
      ? null
      : {
          ...verified,
          names: fewOf(verified.names, several, words.more),
          by: shown(verified.by),
        };
  const reasons = fewOf(confidence.reasons, several, words.more);
  return [
    verificationLine(vouched, locale),
    `${labels.confidence}: ${confidenceLine({ ...confidence, reasons }, locale)}`,
    `${labels.freshness}: ${shown(freshnessLine(sources.freshUntil, locale))}`,
  ];
}

function basis(answer: Based, labels: AnswerLabels, words: AnswerWords): readonly string[] {
  const { tables, definitions } = answer.sources;
  const defined = definitions.map(definitionLine);
  const lines: readonly (readonly [string, readonly string[], string])[] = [
    [labels.definitions, fewOf(defined, several, words.more), ' · '],
    [labels.assumptions, fewOf(answer.assumptions ?? [], several, words.more), ' · '],
    [labels.tables, fewOf(tables, { count: 8, length: 80 }, words.more), ', '],
  ];
  return lines.flatMap(([label, told, between]) =>
    told.length === 0 ? [] : [`${label}: ${told.join(between)}`],
  );
}

function block(lines: readonly string[], limit: number): readonly ContextBlock[] {
  return lines.length === 0 ? [] : [context(cut(lines.join('\n'), limit))];
}
