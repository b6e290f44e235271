import type { ChosenMeaning } from '../../domain/answer.ts';
import type { Localised } from '../../domain/locale.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { rangeName, valueMeaning } from '../../semantic-layer/reading/chosen.ts';
import type { Ambiguity } from '../../semantic-layer/reading/question-reading.ts';
import { valueName } from '../governed/value-names.ts';

/** One meaning of an ambiguous word. */
export interface Option {
  readonly label: Localised;
  readonly chosen: ChosenMeaning;
}

export type OptionModel = Pick<SemanticModel, 'metrics' | 'dimensions'>;

/** The meanings to choose from, each with a label of its own. Values of one dimension are one meaning: they count together. */
export function optionsOf(ambiguity: Ambiguity, model: OptionModel): Option[] {
  return withOwnLabels(meaningsOf(ambiguity, model), model);
}

function meaningsOf(ambiguity: Ambiguity, model: OptionModel): Option[] {
  const word = ambiguity.text;
  switch (ambiguity.kind) {
    case 'metric':
      return ambiguity.metrics.map((name) => ({
        label: model.metrics.get(name)?.label ?? plain(name),
        chosen: { word, kind: 'metric', name },
      }));
    case 'dimension':
      return ambiguity.dimensions.map((name) => ({
        label: model.dimensions.get(name)?.label ?? plain(name),
        chosen: { word, kind: 'dimension', name },
      }));
    case 'value':
      return valueOptions(ambiguity, model);
    case 'range':
      return ambiguity.ranges.map(({ text, range }) => ({
        label: plain(text),
        chosen: { word, kind: 'range', name: rangeName(range) },
      }));
  }
}

function valueOptions(
  { text, candidates }: Extract<Ambiguity, { kind: 'value' }>,
  model: OptionModel,
): Option[] {
  const dimensions = [...new Set(candidates.map(({ dimension }) => dimension))];
  return dimensions.map((name) => {
    const dimension = model.dimensions.get(name);
    const values = candidates.filter((each) => each.dimension === name).map(({ value }) => value);
    const names = values.map((value) => valueName(value, dimension));
    const label = dimension?.label ?? plain(name);
    return {
      label: {
        ko: `${label.ko} ${names.map(({ ko }) => ko).join('·')}`,
        en: `${label.en} ${names.map(({ en }) => en).join(' or ')}`,
      },
      chosen: { word: text, kind: 'value', name: valueMeaning(name, values) },
    };
  });
}

/** Two that go by one label are told apart by what they are described as. */
function withOwnLabels(options: readonly Option[], model: OptionModel): Option[] {
  const isShared = ({ label }: Option) =>
    options.filter((each) => each.label.ko === label.ko || each.label.en === label.en).length > 1;
  return options.map((option) => {
    const { kind, name } = option.chosen;
    const described = (kind === 'metric' ? model.metrics : model.dimensions).get(name)?.description;
    if (described === undefined || !isShared(option)) return option;
    const { ko, en } = option.label;
    return { ...option, label: { ko: `${ko} (${described.ko})`, en: `${en} (${described.en})` } };
  });
}

function plain(text: string): Localised {
  return { ko: text, en: text };
}
