import { readNumbers } from '../../language/numbers/read-numbers.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import type { Mention } from '../../semantic-layer/mention.ts';
import type { Binding } from './fill-example.ts';

/** A range, value or number that a question gives, and how it gives it. */
export interface Given {
  readonly binding: Binding;
  /** `5%`, `over 5` and `bottom 5` are other things than `5`, and a region is no category: only equal forms compare. */
  readonly form: string;
  /** As it was said, without spaces: "7일" means another range tomorrow. */
  readonly said: string;
}

/** What a mention gives: nothing, or one thing. */
export function givenIn({ meaning, text }: Mention): Given[] {
  const said = normalise(text);
  switch (meaning.kind) {
    case 'range':
      return [{ binding: { type: 'range', range: meaning.range }, form: '', said }];
    case 'limit':
      return [number(meaning.count, fromTheBottom.test(text) ? 'bottom' : '', text)];
    case 'number':
      return [number(meaning.value, '', text)];
    case 'condition':
      return [number(meaning.value, meaning.operator, text)];
    case 'value':
      return meaning.candidates
        .slice(0, 1)
        .map(({ dimension, value }) => ({ binding: { type: 'value', value }, form: dimension, said }));
    default:
      return [];
  }
}

const fromTheBottom = /하위|\b(?:bottom|worst|last)\b/iu;

/** Percentages are given as they are said: 5% is 5, of the form `%`. */
function number(value: number, role: string, text: string): Given {
  const unit = readNumbers(text)[0]?.unit ?? 'count';
  const said = normalise(text);
  if (unit !== 'percent') {
    const form = unit === 'count' ? role : `${role}${unit}`;
    return { binding: { type: 'number', value }, form, said };
  }
  return {
    binding: { type: 'number', value: Number((value * 100).toPrecision(12)) },
    form: `${role}%`,
    said,
  };
}

/** Values are words of the question; ranges and numbers stand beside them. */
export function isRangeOrNumber({ binding }: Given): boolean {
  return binding.type !== 'value';
}

/** Whether two say the same. Ranges are the same when their words are. */
export function isSameGiven(one: Given, other: Given): boolean {
  if (one.form !== other.form || one.binding.type !== other.binding.type) return false;
  if (one.binding.type === 'range' || other.binding.type === 'range') return one.said === other.said;
  return one.binding.value === other.binding.value;
}
