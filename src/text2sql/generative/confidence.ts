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
  /** Another reading is as likely, and its number is not known. */
  readonly isOpen: boolean;
  /** Governed definitions that the statement computes by. */
  readonly isDefined: boolean;
  readonly isStale: boolean;
}

/**
 * Never `high` for one draft: only drafts that were written apart and agree are worth that. What likely spoils the number
 * makes it low at once, of the rest two together do. Tables that were found by words alone take it down a step: the right
 * one may not have been seen.
 */
export function judgeGenerated(signals: GeneratedSignals, locale: Locale): Confidence {
  const words = generatedMessages(locale);
  const { agreement, findings } = signals;
  return {
    level: signals.wordsOnly ? stepDown(levelOf(signals)) : levelOf(signals),
    reasons: [
      ...reasonsOf(signals).map((reason) => words.confidence[reason]),
      ...(agreement.of > 1 ? [words.agreement(agreement.agreeing, agreement.of)] : []),
      ...findings.map(({ text }) => text[locale]),
    ],
  };
}

function stepDown(level: Confidence['level']): Confidence['level'] {
  return level === 'high' ? 'medium' : 'low';
}

function levelOf(signals: GeneratedSignals): Confidence['level'] {
  const { agreement, findings, repairs, hasForeign, isOpen, isStale, isDefined } = signals;
  const isSampled = agreement.of > 1;
  const disagreed = isSampled && agreement.agreeing * 2 <= agreement.of;
  const grave = [disagreed, hasForeign, ...findings.map(({ fault }) => fault !== null)];
  const light = [repairs > 0, isOpen, isStale, ...findings.map(({ fault }) => fault === null)];
  const against = light.filter(Boolean).length;
  if (grave.some(Boolean) || against > 1) return 'low';
  const agreed = isSampled && agreement.agreeing === agreement.of;
  return agreed && isDefined && against === 0 ? 'high' : 'medium';
}

function reasonsOf(signals: GeneratedSignals): readonly ConfidenceReason[] {
  const found: readonly (readonly [boolean, ConfidenceReason])[] = [
    [true, 'unverified'],
    [signals.isDefined, 'defined'],
    [signals.repairs > 0, 'repaired'],
    [signals.hasForeign, 'foreign'],
    [signals.wordsOnly, 'words-only'],
    [signals.isOpen, 'open-reading'],
    [signals.isStale, 'stale'],
  ];
  return found.flatMap(([holds, reason]) => (holds ? [reason] : []));
}
