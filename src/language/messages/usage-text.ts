import type { Usage } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import type { AnswerLabels } from './answer-labels.ts';

/** What the language models of a question took, on one line; null where none was asked. */
export function usageText(usage: Usage, locale: Locale, labels: AnswerLabels): string | null {
  if (usage.calls === 0) return null;
  const count = (tokens: number) => new Intl.NumberFormat(locale).format(tokens);
  const cached = usage.cachedTokens === 0 ? '' : ` (${labels.cached(count(usage.cachedTokens))})`;
  const about = usage.estimated ? '≈ ' : '';
  const tokens = labels.tokens(count(usage.inputTokens), cached, count(usage.outputTokens));
  return [
    usage.models.join(', '),
    labels.calls(usage.calls),
    `${about}${tokens}`,
    usage.cost === null ? '' : `${about}${money(usage.cost.amount)} ${usage.cost.currency}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Fractions of a cent matter here, so digits count from the first that is not zero. */
function money(amount: number): string {
  return new Intl.NumberFormat('en', {
    maximumSignificantDigits: 3,
    minimumSignificantDigits: 2,
    useGrouping: false,
  }).format(amount);
}
