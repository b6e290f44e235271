import type { Meaning, Mention } from '../mention.ts';
import type { Board } from './board.ts';
import type { GrammarWord, Piece, Sense } from './piece.ts';

/** All pieces, fillers included, as other folders see them. */
export function toMentions(pieces: readonly Piece[], board: Board): Mention[] {
  const settled = new Map(board.items.map((item) => [item.piece, item.sense]));
  return pieces.map((piece) => toMention(piece, settled.get(piece) ?? { kind: 'filler' }));
}

/** A piece as other folders see it. Words of the question itself that have no slot keep what they stand for in `concept`. */
function toMention(piece: Piece, sense: Sense): Mention {
  const { start, end, text } = piece;
  const concept = sense.kind === 'grammar' ? conceptOf(sense.word) : timeConcept(sense);
  const mention = { start, end, text, meaning: meaningOf(sense) };
  return concept === null ? mention : { ...mention, concept };
}

function meaningOf(sense: Sense): Meaning {
  switch (sense.kind) {
    case 'metric':
      return { kind: 'metric', names: sense.names };
    case 'dimension':
      return dimensionMeaning(sense.names);
    case 'value':
      return { kind: 'value', candidates: sense.candidates };
    case 'time':
      return timeMeaning(sense);
    case 'grain':
      return { kind: 'grain', grain: sense.grain };
    case 'number':
      return { kind: 'number', value: sense.value };
    case 'limit':
      return { kind: 'limit', count: sense.count };
    case 'condition':
      return { kind: 'condition', operator: sense.operator, value: sense.value };
    case 'grammar':
      return grammarMeaning(sense.word);
    case 'filler':
      return { kind: 'filler' };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function dimensionMeaning(names: readonly string[]): Meaning {
  const [name = '', ...others] = names;
  return others.length === 0 ? { kind: 'dimension', name } : { kind: 'dimension', name, others };
}

function timeMeaning({ meaning }: Extract<Sense, { kind: 'time' }>): Meaning {
  switch (meaning.kind) {
    case 'range':
      return { kind: 'range', range: meaning.range };
    case 'grain':
      return { kind: 'grain', grain: meaning.grain };
    case 'compare':
      return { kind: 'compare', compare: meaning.compare, range: meaning.range };
    default:
      return { kind: 'unknown' };
  }
}

function timeConcept(sense: Sense): string | null {
  if (sense.kind !== 'time') return null;
  const { meaning } = sense;
  if (meaning.kind === 'weekday-set') return `weekdays-${meaning.days.join('')}`;
  return meaning.kind === 'problem' ? meaning.problem : null;
}

function grammarMeaning(word: GrammarWord): Meaning {
  switch (word.role) {
    case 'order':
      return { kind: 'order', direction: word.direction };
    case 'negate-before':
    case 'negate-after':
      return { kind: 'negation' };
    default:
      return { kind: 'filler' };
  }
}

const silentRoles: ReadonlySet<GrammarWord['role']> = new Set([
  'group',
  'group-after',
  'which',
  'where',
  'among',
  'list',
  'quantity',
  'order',
  'negate-before',
  'negate-after',
]);

function conceptOf(word: GrammarWord): string | null {
  if (silentRoles.has(word.role)) return null;
  if (word.role !== 'change') return word.role;
  return word.direction === null ? 'change' : `change-${word.direction}`;
}
