import type { Locale } from '../../../domain/locale.ts';
import { detectLocale } from '../../../language/detect-locale.ts';
import { hasOnlyFiguresOf, plainWords } from '../clean-draft.ts';

export interface GateRules {
  readonly locale: Locale;
  /** Texts that a figure may come from: the statement, the question, the definitions. */
  readonly figuresFrom: readonly string[];
  /** What the model was told to do; none of a person's business. */
  readonly instructions: string;
  /** Whether words say nothing that a model cannot know. */
  readonly isHonest: (words: string) => boolean;
}

const longestSentence = 400;
const mostSentences = 6;

/** Lets whole sentences of a model through to a person, one by one, and shuts for good at the first that is unfit. */
export interface Gate {
  /** A piece of the stream. */
  take(piece: string): void;
  /** The end of the stream: what is left is a sentence of its own. The whole text, or null when something was unfit. */
  close(): string | null;
}

export function createGate(rules: GateRules, pass: (sentence: string) => void): Gate {
  const passed: string[] = [];
  let rest = '';
  let isShut = false;

  function judge(sentence: string): void {
    if (isShut || sentence.trim() === '') return;
    const words = plainSentence(sentence, rules);
    isShut = words === null || passed.length >= mostSentences;
    if (words === null || isShut) return;
    passed.push(words);
    pass(words);
  }

  return {
    take(piece) {
      if (isShut) return;
      rest += piece;
      for (let end = endOfSentence(rest); end !== -1; end = endOfSentence(rest)) {
        judge(rest.slice(0, end));
        rest = rest.slice(end);
      }
      if (rest.length > longestSentence * 2) isShut = true;
    },
    close() {
      judge(rest);
      rest = '';
      return isShut || passed.length === 0 ? null : passed.join(' ');
    },
  };
}

/** After a full stop that something follows: `orders.orders` and `3.5` have none, and a stream may still go on. */
function endOfSentence(text: string): number {
  const match = /[.!?。](?=\s)|\n/.exec(text);
  return match === null ? -1 : match.index + 1;
}

function plainSentence(
  sentence: string,
  { locale, figuresFrom, instructions, isHonest }: GateRules,
): string | null {
  const words = plainWords(sentence, longestSentence, instructions);
  if (words === null || words.length < sentence.trim().replaceAll('`', '').length - 8) return null;
  if (!hasOnlyFiguresOf(words, figuresFrom) || !isHonest(words)) return null;
  return detectLocale(words) === locale ? words : null;
}
