import type { Locale } from '../../../../src/domain/locale.ts';
import { type SaidRange, saidNumbers, saidRanges } from './wordings.ts';

/** One way people word a question otherwise without meaning anything else. */
export interface Manner {
  readonly name: string;
  readonly locale: Locale;
  /** The wording as it would be said; null where this manner changes nothing of it. */
  say(template: string, turn: number): string | null;
}

/** Different ones each turn, always the same for a turn. */
function pick<T>(options: readonly T[], turn: number): T {
  return options[turn % options.length] as T;
}

const period = /\s*\{period\}\s*/;

function filled(template: string, locale: Locale, turn: number): string {
  const said: SaidRange = pick(saidRanges, turn);
  return template
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'period' ? said[locale] : `${pick(saidNumbers, turn)}`,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

const koreanEndings = [
  ' 보여줘',
  ' 알려주세요',
  ' 좀 뽑아줄래',
  ' 부탁드려요',
  ' 궁금해요',
  ' 조회해 주세요',
  ' 알 수 있을까요?',
  ' 확인 부탁해',
];
const koreanParticles = ['의', '에', ' 동안', ' 기준', '에는'];
const englishStarts = [
  'show me ',
  'please show me the ',
  'can you give me the ',
  "I'd like to see ",
  'tell me the ',
];
const englishEnds = ['?', ' please', ', please', ' thanks'];

export const manners: readonly Manner[] = [
  {
    name: 'politely',
    locale: 'ko',
    say: (template, turn) =>
      `${filled(template, 'ko', turn).replace(/ 보여줘$/, '')}${pick(koreanEndings, turn)}`,
  },
  {
    name: 'with a particle after the period',
    locale: 'ko',
    say: (template, turn) =>
      period.test(template)
        ? filled(template.replace('{period}', `{period}${pick(koreanParticles, turn)}`), 'ko', turn)
        : null,
  },
  {
    name: 'with a space less',
    locale: 'ko',
    say: (template, turn) => {
      const words = template.replace(/^\{period\} /, '').split(' ');
      const at = words.findIndex(
        (word, index) => index >= turn % words.length && bare(word) && bare(words[index + 1]),
      );
      if (at === -1) return null;
      const joined = [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)].join(
        ' ',
      );
      return filled(template.startsWith('{period}') ? `{period} ${joined}` : joined, 'ko', turn);
    },
  },
  {
    name: 'with the period last',
    locale: 'ko',
    say: (template, turn) =>
      period.test(template)
        ? `${filled(template.replace(period, ' '), 'ko', turn).replace(/ 보여줘$/, '')} ${pick(saidRanges, turn).ko}`
        : null,
  },
  {
    name: 'without a period',
    locale: 'ko',
    say: (template, turn) =>
      period.test(template) ? filled(template.replace(period, ' '), 'ko', turn) : null,
  },
  {
    name: 'without a number',
    locale: 'ko',
    say: (template, turn) =>
      /\{count\}/.test(template)
        ? filled(template.replace(/\s*(?:상위\s*)?\{count\}(?:개|곳)?/, ''), 'ko', turn)
        : null,
  },
  {
    name: 'politely',
    locale: 'en',
    say: (template, turn) =>
      /^(?:how|why|what|which|when|who|compare|list)\b/.test(template)
        ? `${filled(template, 'en', turn)}${pick(englishEnds, turn)}`
        : `${pick(englishStarts, turn)}${filled(template, 'en', turn)}${pick(englishEnds, turn)}`,
  },
  {
    name: 'with the period first',
    locale: 'en',
    say: (template, turn) =>
      period.test(template)
        ? `${capital(pick(saidRanges, turn).en)}, ${filled(template.replace(period, ' '), 'en', turn)}`
        : null,
  },
  {
    name: 'without a period',
    locale: 'en',
    say: (template, turn) =>
      period.test(template) ? filled(template.replace(period, ' '), 'en', turn) : null,
  },
  {
    name: 'without a number',
    locale: 'en',
    say: (template, turn) =>
      /\{count\}/.test(template)
        ? filled(template.replace(/(?:\s*top \{count\}$|(?:top )?\{count\}\s*)/, ' '), 'en', turn)
        : null,
  },
];

function bare(word: string | undefined): boolean {
  return word !== undefined && /^\p{Script=Hangul}+$/u.test(word);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
