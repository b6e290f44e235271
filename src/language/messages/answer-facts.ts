import type { Choice, Confidence, DataAnswer, Definition, Verification } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import { answerLabels } from './answer-labels.ts';

/** What a number is judged by, in the same words at every door. Plain text: each door escapes it in its own way. */

/** A model wrote the statement, and nobody vouches for it. */
export function isUnvouched({ verified, usage }: Pick<DataAnswer, 'verified' | 'usage'>): boolean {
  return verified === null && usage.calls > 0;
}

export function verificationLine(verified: Verification | null, locale: Locale): string {
  const labels = answerLabels(locale);
  if (verified === null) return `✘ ${labels.notVerified}`;
  return `✔ ${labels.verifiedAs[verified.what]}: ${verified.names.join(', ')} (${verified.by})`;
}

export function confidenceLine({ level, reasons }: Confidence, locale: Locale): string {
  return [answerLabels(locale).levels[level], ...reasons].join(' · ');
}

/** How far the data reach; a dash where that is not known. */
export function freshnessLine(moment: string | null, locale: Locale): string {
  return moment === null ? '-' : answerLabels(locale).until(minuteOf(moment));
}

export function definitionLine({ label, text, owner }: Definition): string {
  return `${label} – ${text} (${owner})`;
}

/** An ISO moment to the minute: nobody judges a number by its seconds. */
export function minuteOf(moment: string): string {
  return moment.replace('T', ' ').slice(0, 16);
}

/** Whether one of several meanings is picked; else they are questions to ask instead. */
export function isPick(choices: readonly Choice[]): boolean {
  return choices.some(({ question, label, chosen }) => chosen !== null || label !== question);
}

export function durationText(ms: number): string {
  return ms < 1000 ? `${Number(ms.toFixed(1))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
