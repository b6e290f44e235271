import type { Locale } from '../../domain/locale.ts';
import { type JosaPair, withJosa } from '../../language/josa.ts';
import { inSentence } from '../../language/messages/sentences.ts';
import type { Ambiguity } from '../../semantic-layer/reading/question-reading.ts';
import type { Option } from './options.ts';

export interface Worded {
  readonly text: string;
  /** The ambiguities that the options settle. */
  readonly settled: readonly Ambiguity[];
  readonly locale: Locale;
}

/** The question in the words of the options. Whether it is read as meant is for the reader to say. */
export function wordingOf(options: readonly Option[], { text, settled, locale }: Worded): string {
  const ranges = settled.find((ambiguity) => ambiguity.kind === 'range');
  return options.reduce((worded, { label, chosen }) => {
    if (chosen.kind === 'range' && ranges !== undefined) return withOneRange(worded, ranges, chosen.name);
    return withName(worded, chosen.word, locale === 'en' ? inSentence(label.en) : label.ko);
  }, text);
}

const particles: Readonly<Record<string, JosaPair>> = {
  은: '은/는',
  는: '은/는',
  이: '이/가',
  가: '이/가',
  을: '을/를',
  를: '을/를',
  과: '와/과',
  와: '와/과',
  으로: '으로/로',
  로: '으로/로',
};

/** Every mention of the word, with the particle that fits the name put in its place. */
function withName(text: string, word: string, name: string): string {
  return text
    .split(word)
    .map((part, index) => {
      if (index === 0) return part;
      const particle = /^(은|는|이|가|을|를|과|와|으로|로)(?![\p{L}\p{N}])/u.exec(part)?.[1] ?? '';
      const pair = particles[particle];
      return pair === undefined ? name + part : withJosa(name, pair) + part.slice(particle.length);
    })
    .join('');
}

/** The question without the other ranges it names. */
function withOneRange(text: string, { ranges }: Extract<Ambiguity, { kind: 'range' }>, name: string): string {
  const others = ranges.filter(({ range }) => `${range.from}~${range.to}` !== name);
  const without = others.reduce((rest, { text: other }) => rest.replace(other, ' '), text);
  return without
    .replace(/^[\s,·/&]+|[\s,·/&]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
