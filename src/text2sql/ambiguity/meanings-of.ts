import type { ChosenMeaning } from '../../domain/answer.ts';
import type { Clock } from '../../domain/date-range.ts';
import type { GlossaryTerm } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import type { Meaning } from '../../semantic-layer/mention.ts';
import { dimensionOfValue, isNameOf } from '../../semantic-layer/reading/chosen.ts';
import { namesOf } from '../../semantic-layer/reading/lexicon.ts';
import type { Ambiguity, Reader } from '../../semantic-layer/reading/question-reading.ts';
import { keyOf } from '../../semantic-layer/reading/text-stream.ts';
import { type Option, type OptionModel, optionsOf } from './options.ts';

/** What a word can be read as; one option where it has one meaning, none where it means nothing here. */
export interface MeaningsOf {
  (word: string, clock: Clock): readonly Option[];
  /** Whether the option goes by the name. */
  isCalled(option: Option, name: string): boolean;
  /** What a remembered meaning is called; null where its name is no more, or hidden. */
  labelOf(meaning: ChosenMeaning): Localised | null;
  /** Whether two words are names of one term. */
  isSameWord(one: string, other: string): boolean;
}

/** Looks words up in what the asker may see: hidden meanings are none. */
export function createMeaningsOf(dependencies: {
  readonly model: OptionModel;
  readonly glossary: readonly GlossaryTerm[];
  readonly reader: Reader;
}): MeaningsOf {
  const { model, glossary, reader } = dependencies;
  const termOf = (word: string) => glossary.find((term) => isNameOf(term, keyOf(word)));
  const meaningsOf = (word: string, clock: Clock): readonly Option[] => {
    const metrics = metricsOfTerm(termOf(word), model);
    if (metrics.length > 1) return optionsOf({ kind: 'metric', text: word, metrics }, model);
    const mentions = reader.read(word, clock).mentions.filter(({ meaning }) => meaning.kind !== 'filler');
    const [mention] = mentions;
    if (mention === undefined || mentions.length > 1) return [];
    const ambiguity = openMeanings(mention.meaning, word);
    return ambiguity === null ? [] : optionsOf(ambiguity, model);
  };
  return Object.assign(meaningsOf, {
    isCalled: (option: Option, name: string) =>
      namesOfOption(option, model).some((each) => keyOf(each) === keyOf(name)),
    labelOf: ({ kind, name }: ChosenMeaning) => {
      if (kind === 'value') return model.dimensions.get(dimensionOfValue(name))?.label ?? null;
      return (kind === 'metric' ? model.metrics : model.dimensions).get(name)?.label ?? null;
    },
    isSameWord: (one: string, other: string) =>
      keyOf(one) === keyOf(other) || (termOf(one) !== undefined && termOf(one) === termOf(other)),
  });
}

/** The preferred definition's first. */
function metricsOfTerm(term: GlossaryTerm | undefined, model: OptionModel): string[] {
  const ordered = [...(term?.definitions ?? [])].sort((a, b) => Number(b.preferred) - Number(a.preferred));
  return [...new Set(ordered.flatMap(({ metric }) => metric ?? []))].filter((name) =>
    model.metrics.has(name),
  );
}

function openMeanings(meaning: Meaning, text: string): Ambiguity | null {
  switch (meaning.kind) {
    case 'metric':
      return { kind: 'metric', text, metrics: meaning.names };
    case 'dimension':
      return { kind: 'dimension', text, dimensions: [meaning.name, ...(meaning.others ?? [])] };
    case 'value':
      return { kind: 'value', text, candidates: meaning.candidates };
    default:
      return null;
  }
}

function namesOfOption({ label, chosen: { kind, name } }: Option, model: OptionModel): string[] {
  const item =
    kind === 'metric'
      ? model.metrics.get(name)
      : model.dimensions.get(kind === 'value' ? dimensionOfValue(name) : name);
  const own = [label.ko, label.en];
  return item === undefined ? own : [...own, ...namesOf(item)];
}
