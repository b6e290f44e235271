import type { Confidence } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import { type ConfidenceReason, generatedMessages } from '../../language/messages/generated.ts';
import type { Agreement } from './agreement.ts';
import type { Finding } from './sanity/finding.ts';

/** What is observed about an answer that a model's statement gave. */
export interface GeneratedSignals {
  readonly agreement: Agreement;
  readonly repairs: number;
  readonly findings: readonly Finding[];
  readonly hasForeign: boolean;
  readonly wordsOnly: boolean;
  /** Governed definitions that the statement computes by. */
  readonly isDefined: boolean;
  readonly isStale: boolean;
}

/**
 * Never `high` for one draft: only drafts that were written apart and agree are worth that. What likely spoils the number
 * makes it low at once, of the rest two together do.
 */
export function judgeGenerated(signals: GeneratedSignals, locale: Locale): Confidence {
  const words = generatedMessages(locale);
  const { agreement, findings } = signals;
  const agreed = agreement.of > 1 && agreement.agreeing === agreement.of && signals.repairs === 0;
  const disagreed = agreement.of > 1 && agreement.agreeing * 2 <= agreement.of;
  const grave = disagreed || signals.hasForeign || findings.some(({ fault }) => fault !== null);
  const light = [
    signals.repairs > 0,
    signals.wordsOnly,
    signals.isStale,
    ...findings.filter(({ fault }) => fault === null).map(() => true),
  ].filter(Boolean).length;
  const best = agreed && signals.isDefined && light === 0 ? 'high' : 'medium';
  const reasons: ConfidenceReason[] = [
    'unverified',
    ...(signals.isDefined ? ['defined' as const] : []),
    ...(signals.repairs > 0 ? ['repaired' as const] : []),
    ...(signals.hasForeign ? ['foreign' as const] : []),
    ...(signals.wordsOnly ? ['words-only' as const] : []),
    ...(signals.isStale ? ['stale' as const] : []),
  ];
  return {
    level: grave || light > 1 ? 'low' : best,
    reasons: [
      ...reasons.map((reason) => words.confidence[reason]),
      ...(agreement.of > 1 ? [words.agreement(agreement.agreeing, agreement.of)] : []),
      ...findings.map(({ text }) => text[locale]),
    ],
  };
}
