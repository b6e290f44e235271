import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Knowledge } from '../../../src/domain/knowledge.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { finalSound } from '../../../src/language/hangul.ts';

/** What a question is made of; every wording of it means the same. */
export interface ParaphraseBase {
  readonly base: string;
  readonly metrics: readonly string[];
  readonly by?: string;
  readonly values?: readonly { readonly dimension: string; readonly value: string }[];
  readonly time?: keyof typeof times;
  readonly compare?: keyof typeof comparisons;
  readonly top?: number;
}

export const paraphraseBases = parse(
  readFileSync(join(import.meta.dirname, '../../suites/governed/paraphrases.yaml'), 'utf8'),
) as readonly ParaphraseBase[];

/** `count` different wordings of a question, always the same ones: Korean and English in turn. */
export function paraphrase(base: ParaphraseBase, knowledge: Knowledge, count: number): string[] {
  const random = randomFrom(base.base);
  const wordings = new Set<string>();
  for (let attempt = 0; wordings.size < count && attempt < count * 20; attempt++) {
    const locale = attempt % 2 === 0 ? 'ko' : 'en';
    const words = chooseWords(base, knowledge, locale, random);
    wordings.add(locale === 'ko' ? sayInKorean(words, random) : sayInEnglish(words, random));
  }
  return [...wordings];
}

const times = {
  'last-week': { ko: ['지난주', '저번 주', '지난 주', '저번주'], en: ['last week', 'in the previous week'] },
  'last-month': {
    ko: ['지난달', '저번 달', '지난 달', '2026년 3월'],
    en: ['last month', 'in March 2026', 'in March'],
  },
  yesterday: { ko: ['어제', '3월 31일'], en: ['yesterday', 'on March 31'] },
  'last-seven-days': {
    ko: ['최근 7일', '최근 7일간', '지난 일주일'],
    en: ['in the last 7 days', 'over the past 7 days'],
  },
} as const;

const comparisons = {
  'week-before': {
    ko: ['전주 대비', '전주와 비교해서', '그 전주 대비'],
    en: ['vs the previous week', 'compared to the week before'],
  },
  'month-before': {
    ko: ['전월 대비', '전월과 비교해서', '전달 대비'],
    en: ['vs the previous month', 'compared to the month before'],
  },
} as const;

type Random = (below: number) => number;

/** The chosen words; empty where the question says nothing of the kind. */
interface Words {
  readonly metrics: readonly string[];
  readonly by: string;
  readonly values: readonly string[];
  readonly time: string;
  readonly compare: string;
  readonly top: number | null;
}

function chooseWords(base: ParaphraseBase, knowledge: Knowledge, locale: Locale, random: Random): Words {
  const pick = (options: readonly string[]) => options[random(options.length)] ?? '';
  const namesOf = (list: Knowledge['metrics'] | Knowledge['dimensions'], name: string): string[] => {
    const found = list.find((item) => item.name === name);
    if (found === undefined) throw new Error(`the knowledge has no ${name}`);
    return [found.label[locale], ...found.synonyms[locale]];
  };
  return {
    metrics: base.metrics.map((name) => pick(namesOf(knowledge.metrics, name))),
    by: base.by === undefined ? '' : pick(namesOf(knowledge.dimensions, base.by)),
    values: (base.values ?? []).map((value) => pick(spellingsOf(value, knowledge, locale))),
    time: base.time === undefined ? '' : pick(times[base.time][locale]),
    compare: base.compare === undefined ? '' : pick(comparisons[base.compare][locale]),
    top: base.top ?? null,
  };
}

function spellingsOf(
  { dimension, value }: { readonly dimension: string; readonly value: string },
  knowledge: Knowledge,
  locale: Locale,
): string[] {
  const synonyms = knowledge.dimensions.find(({ name }) => name === dimension)?.valueSynonyms[value] ?? [];
  const isKorean = (text: string) => /\p{Script=Hangul}/u.test(text);
  return [value, ...synonyms.filter((synonym) => isKorean(synonym) === (locale === 'ko'))];
}

const koreanEndings = [
  '',
  '?',
  ' 알려줘',
  ' 보여주세요',
  ' 좀 알려주실 수 있나요?',
  ' 조회해줘',
  ' 부탁드립니다',
  ' 궁금해요',
  ' 확인해 주세요',
];

function sayInKorean(words: Words, random: Random): string {
  const subject = joinKorean(words.metrics, random);
  const marked = random(3) === 0 ? withParticle(subject, random(2) === 0 ? '을를' : '은는') : subject;
  const by = words.by === '' ? '' : `${words.by}${words.by.endsWith('별') ? '' : '별'}`;
  const ending = koreanEndings[random(koreanEndings.length)] ?? '';
  const time = words.time === '' ? '' : `${words.time}${['', '', '의', '에'][random(4)]}`;
  const values = words.values.join(' ');
  if (words.top !== null) return tidy(sayTopInKorean(words, time, random) + ending);
  const clauses = [
    [time, values, by, subject, words.compare],
    [time, by, values, marked, words.compare],
    [values, by === '' ? '' : `${by}로`, time, marked, words.compare],
    [by, time, values, subject, words.compare],
    [time, values, marked, words.compare, by === '' ? '' : `${by}로`],
    [values, subject, time, by, words.compare],
  ];
  const said = tidy(clauses[random(clauses.length)]?.join(' ') ?? '') + ending;
  return spaced(said, random);
}

function sayTopInKorean({ metrics, by, top }: Words, time: string, random: Random): string {
  const [metric = ''] = metrics;
  const forms = [
    `${time} ${withParticle(metric, '이가')} 높은 ${by} ${top}개`,
    `${time} ${metric} 상위 ${top}개 ${by}`,
    `${time} ${metric} TOP ${top} ${by}`,
    `${metric} 상위 ${top}개 ${by} ${time}`,
  ];
  return forms[random(forms.length)] ?? '';
}

function joinKorean(names: readonly string[], random: Random): string {
  if (random(2) === 0) return names.join(', ');
  return names
    .map((name, index) => (index === names.length - 1 ? name : withParticle(name, '과와')))
    .join(' ');
}

/** `pair` holds the form after a consonant and the form after a vowel. */
function withParticle(word: string, pair: string): string {
  const [consonant = '', vowel = ''] = pair;
  return word + (finalSound(word.at(-1) ?? '') === 'vowel' ? vowel : consonant);
}

/** People leave spaces out, or put in too many. */
function spaced(text: string, random: Random): string {
  const choice = random(6);
  if (choice === 0) return text.replace(/([\p{Script=Hangul}]) ([\p{Script=Hangul}])/gu, '$1$2');
  if (choice === 1) return text.replace(/별 /u, '별  ').replace(/ (수|율|건수)(?=$| )/gu, '$1');
  return text;
}

const englishOpenings = [
  '',
  '',
  'show me ',
  'please show ',
  'can you tell me ',
  'give me ',
  "I'd like to see ",
  'what is the ',
  'what were ',
];

function sayInEnglish(words: Words, random: Random): string {
  const subject = words.metrics.join(random(2) === 0 && words.metrics.length === 2 ? ' and ' : ', ');
  const opening = englishOpenings[random(englishOpenings.length)] ?? '';
  const by = words.by === '' ? '' : `${random(2) === 0 ? 'by' : 'per'} ${words.by}`;
  const values = words.values.length === 0 ? '' : `for ${words.values.join(' and ')}`;
  const { time, compare, top } = words;
  const clauses =
    top === null
      ? [
          [subject, by, values, time, compare],
          [subject, values, time, by, compare],
          [subject, time, values, by, compare],
        ]
      : [
          [`top ${top} ${words.by} by ${subject}`, time],
          [`${words.by} with the highest ${subject}`, time, `top ${top}`],
        ];
  const ending = ['', '?', ', please', ''][random(4)] ?? '';
  const said = tidy(opening + (clauses[random(clauses.length)]?.join(' ') ?? '')) + ending;
  return random(4) === 0 ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

function tidy(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}

/** A small generator of whole numbers (mulberry32), seeded by the base's name so that every run asks the same. */
function randomFrom(seed: string): Random {
  let state = [...seed].reduce((sum, character) => Math.imul(sum, 31) + (character.codePointAt(0) ?? 0), 7);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
