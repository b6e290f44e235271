import type { Clock } from '../../domain/date-range.ts';
import { readNumbers } from '../../language/numbers/read-numbers.ts';
import { readTime } from '../../language/time/read-time.ts';
import type { Holiday, TimeMeaning, TimeMention } from '../../language/time/time-mention.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import { words } from '../../language/tokens/words.ts';
import type { Mention } from '../../semantic-layer/mention.ts';
import { hasNegation } from './negation.ts';
import { quotedTexts } from './quoted.ts';

/**
 * Something a text says that another wording of it must say as well. Two facts are the same when they share a key: an
 * ambiguous word has one for each meaning.
 */
export interface Fact {
  readonly text: string;
  readonly keys: readonly string[];
  /** False for what a clearer wording may add on its own: the name of a number or of a split, and which end comes first. */
  readonly closed: boolean;
  /** The bare word, where a text that still holds it says the same although its words around are read otherwise. */
  readonly word: string | null;
}

export interface FactReading {
  readonly clock: Clock;
  readonly holidays: readonly Holiday[];
  readonly read: (text: string) => { readonly mentions: readonly Mention[] };
}

/** Days, numbers, conditions, codes, quoted words, named values, negation, metrics, splits and order. Days compare by what they come to, not by wording. */
export function factsOf(text: string, { clock, holidays, read }: FactReading): readonly Fact[] {
  const named = read(text).mentions.flatMap(namedFact);
  const times = readTime(text, clock, holidays);
  const taken = [...times, ...named];
  const numbers = readNumbers(text)
    .filter((number) => !/^one$/iu.test(number.text))
    .filter((number) => isOutside(number, taken));
  const codes = words(text)
    .filter(({ normal, script }) => script === 'latin' && /\d/u.test(normal))
    .filter((word) => isOutside(word, [...taken, ...numbers]));
  return [
    ...named.map(({ fact }) => fact),
    ...times.map(timeFact),
    ...numbers.map((number) => closed(number.text, [`number ${number.value}`])),
    ...codes.map((code) => closed(code.text, [`code ${code.normal}`])),
    ...quotedTexts(text).map((quoted) => closed(quoted, [`quoted ${quoted.toLowerCase()}`])),
    ...(hasNegation(text) ? [closed('negation', ['negation'])] : []),
  ];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function namedFact({ start, end, text, meaning }: Mention): (Span & { readonly fact: Fact })[] {
  switch (meaning.kind) {
    case 'value': {
      const keys = meaning.candidates.map(({ dimension, value }) => `value ${dimension}=${value}`);
      return [{ start, end, fact: { ...closed(text, keys), word: bare(text) } }];
    }
    case 'metric':
      return [
        {
          start,
          end,
          fact: open(
            text,
            meaning.names.map((name) => `metric ${name}`),
          ),
        },
      ];
    case 'dimension': {
      const names = [meaning.name, ...(meaning.others ?? [])];
      const keys = names.map((name) => `dimension ${name}`);
      return [{ start, end, fact: open(text, keys) }];
    }
    case 'condition':
      return [{ start, end, fact: closed(text, [`condition ${meaning.operator} ${meaning.value}`]) }];
    case 'order':
      return [{ start, end, fact: open(text, [`order ${meaning.direction}`]) }];
    default:
      return [];
  }
}

/** Days that teams draw differently come to nothing that could be compared, so their words are. */
function timeFact({ text, meaning }: TimeMention): Fact {
  const fact = closed(text, [timeKey(meaning, text)]);
  return meaning.kind === 'problem' ? { ...fact, word: bare(text) } : fact;
}

function timeKey(meaning: TimeMeaning, text: string): string {
  switch (meaning.kind) {
    case 'range':
      return `range ${meaning.range.from}~${meaning.range.to}`;
    case 'grain':
      return `grain ${meaning.grain}`;
    case 'compare':
      return `compare ${meaning.compare} ${meaning.range?.from ?? ''}`;
    case 'weekday-set':
      return `weekdays ${meaning.days.join()}`;
    case 'problem':
      return `time ${bare(text) ?? normalise(text)}`;
  }
}

function isOutside({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.every((span) => end <= span.start || span.end <= start);
}

function closed(text: string, keys: readonly string[]): Fact {
  return { text, keys, closed: true, word: null };
}

function open(text: string, keys: readonly string[]): Fact {
  return { text, keys, closed: false, word: null };
}

const particle = /(?:이랑|랑|하고|와|과|에서|에|의|은|는|이|가|을|를|도|만)$/u;

/** Null for what is too short to be found inside another word by more than chance. */
function bare(text: string): string | null {
  const word = normalise(text).replace(particle, '');
  return word.length >= 2 ? word : null;
}
