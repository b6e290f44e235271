import type { Confidence } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';

/** What is known about an answer before anybody reads it. */
export interface ConfidenceSignals {
  readonly what: 'metric' | 'example';
  readonly repaired: boolean;
  readonly empty: boolean;
  readonly truncated: boolean;
  /** Some of the asked days hold no data. */
  readonly stale: boolean;
}

const words = {
  ko: {
    metric: '모든 단어를 검증된 정의로 읽음',
    example: '검증된 예시와 같은 질문',
    repaired: '입력을 고쳐서 읽음',
    empty: '결과가 비어 있음',
    truncated: '결과가 잘림',
    stale: '기간의 일부는 데이터가 없음',
  },
  en: {
    metric: 'every word is explained by a governed definition',
    example: 'the same question as a verified example',
    repaired: 'the input was mended first',
    empty: 'the result is empty',
    truncated: 'the result was cut',
    stale: 'part of the period has no data',
  },
} as const;

/** High unless something observable speaks against it; two such signals make it low. */
export function judgeConfidence(signals: ConfidenceSignals, locale: Locale): Confidence {
  const against = (['repaired', 'empty', 'truncated', 'stale'] as const).filter((signal) => signals[signal]);
  const level = against.length === 0 ? 'high' : against.length === 1 ? 'medium' : 'low';
  return { level, reasons: [signals.what, ...against].map((reason) => words[locale][reason]) };
}
