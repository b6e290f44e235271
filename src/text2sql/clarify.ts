import type { Locale } from '../domain/locale.ts';
import { type JosaPair, withJosa } from '../language/josa.ts';
import type { SemanticModel } from '../semantic-layer/model.ts';
import type {
  Ambiguity,
  QuestionReading,
  UnexplainedReason,
} from '../semantic-layer/reading/question-reading.ts';
import { optionsOf } from './ambiguity/options.ts';

/** One thing to ask back, with ready-made questions where the asker only has to choose. */
export interface Clarification {
  readonly text: string;
  readonly choices: readonly string[];
}

/** Says which words stand in the way and why; offers the readings of an ambiguous word as whole questions. */
export function clarify(reading: QuestionReading, model: SemanticModel, locale: Locale): Clarification {
  const ambiguity = reading.ambiguities[0];
  if (reading.unknown.length === 0 && ambiguity !== undefined)
    return askWhich(ambiguity, reading, model, locale);
  if (reading.unknown.length === 0) return { text: sentences[locale].missing, choices: [] };
  const reasons =
    reading.unexplained.length > 0 ? reading.unexplained : [{ word: '', reason: 'unknown-word' as const }];
  const text = [...new Set(reasons.map(({ reason }) => reason))]
    .map((reason) =>
      explain(
        reasons.filter((each) => each.reason === reason),
        reason,
        locale,
      ),
    )
    .join(' ');
  return { text: [text, nearestText(reading, locale)].filter((part) => part !== '').join(' '), choices: [] };
}

/** Words that stand in the way for the same reason share a sentence. */
function explain(words: readonly { word: string }[], reason: UnexplainedReason, locale: Locale): string {
  return fill(sentences[locale][reason], [...new Set(words.map(({ word }) => word))].join("', '"));
}

/** `{word}` is the quoted word, `{word:이/가}` the same with the particle that fits its last sound. */
function fill(sentence: string, word: string): string {
  return sentence
    .replaceAll('{word}', () => `'${word}'`)
    .replace(
      /\{word:([^}]+)\}/g,
      (_, pair: JosaPair) => `'${word}'${withJosa(word, pair).slice(word.length)}`,
    );
}

function nearestText(reading: QuestionReading, locale: Locale): string {
  const said = new Set(reading.unknown);
  const near = reading.nearest.map(({ label }) => label[locale]).filter((label) => !said.has(label));
  const labels = [...new Set(near)].slice(0, 3);
  return labels.length === 0 ? '' : sentences[locale].nearest.replace('{labels}', labels.join(', '));
}

function askWhich(
  ambiguity: Ambiguity,
  reading: QuestionReading,
  model: SemanticModel,
  locale: Locale,
): Clarification {
  if (isOutOfReach(ambiguity, reading, model)) {
    return { text: explain([{ word: ambiguity.text }], 'not-joinable', locale), choices: [] };
  }
  const names = optionsOf(ambiguity, model).map(({ label }) => label[locale]);
  const choices = names.map((name) => reading.text.replace(ambiguity.text, name));
  const text = fill(sentences[locale].which, ambiguity.text).replace('{options}', () =>
    names.join(locale === 'ko' ? ' / ' : ' or '),
  );
  return { text, choices: [...new Set(choices)].filter((choice) => choice !== reading.text) };
}

/** Whichever of its meanings a value has, the metrics of the question know nothing of it: no choice would lead on. */
function isOutOfReach(ambiguity: Ambiguity, { mentions }: QuestionReading, model: SemanticModel): boolean {
  if (ambiguity.kind !== 'value') return false;
  const metrics = mentions.flatMap(({ meaning }) => (meaning.kind === 'metric' ? meaning.names : []));
  const isReached = (dimension: string) => metrics.some((metric) => model.reachable(metric).has(dimension));
  return metrics.length > 0 && !ambiguity.candidates.some(({ dimension }) => isReached(dimension));
}

type ClarifySentences = Readonly<Record<UnexplainedReason | 'missing' | 'nearest' | 'which', string>>;

const sentences: Readonly<Record<Locale, ClarifySentences>> = {
  ko: {
    'unknown-word': '{word:이/가} 무엇인지 정의에서 찾지 못해서 답하지 않았어요.',
    'no-place': '{word:을/를} 이 질문에서 어떻게 써야 할지 정할 수 없어서 답하지 않았어요.',
    'not-joinable': '이 지표는 {word:으로/로} 나누거나 거를 수 없어요.',
    'no-time': '이 지표는 현재 값만 있어서 {word} 기간을 적용할 수 없어요.',
    'contradicts-metric': '이 지표는 정의에서 {word:을/를} 빼고 세기 때문에 함께 물을 수 없어요.',
    'only-or-both':
      '{word:은/는} 그것만 했는지, 둘 다 했는지를 묻는 말이라 이 지표로는 셀 수 없어요. 하나라도 한 수만 셀 수 있어요.',
    'never-together': '{word:은/는} 함께 말씀하신 곳에 없어요.',
    'several-places': '{word:은/는} 여러 곳에 있어요. 어느 곳인지 함께 말씀해 주세요.',
    'unusable-time': '{word:은/는} 쓸 수 있는 날짜가 아니에요.',
    missing: '어떤 숫자(지표)를 볼지 알려 주세요.',
    nearest: '혹시 이것인가요? {labels}.',
    which: '{word:은/는} 정의가 여러 개예요. 어느 것을 볼까요? {options}',
  },
  en: {
    'unknown-word': 'I do not find {word} in the definitions, so I did not answer.',
    'no-place': 'I cannot tell how {word} is meant in this question, so I did not answer.',
    'not-joinable': 'This metric cannot be split or filtered by {word}.',
    'no-time': 'This metric has only a present value, so the period {word} does not apply.',
    'contradicts-metric': 'By its definition this metric leaves out {word}, so the two cannot go together.',
    'only-or-both':
      'With {word} the question is who had only this, or all of these; this metric can count only who had any of them.',
    'never-together': '{word} is not in the place named beside it.',
    'several-places': 'There are several places called {word}. Say which one is meant.',
    'unusable-time': '{word} is not a date I can use.',
    missing: 'Tell me which number (metric) you want to see.',
    nearest: 'Did you mean one of these? {labels}.',
    which: '{word} has several definitions. Which one? {options}',
  },
};
