import type { Direction, GrammarWord } from './piece.ts';

/** Forms separated by `|`, or listed, and what they all mean. */
export type Entry = readonly [forms: string | readonly string[], word: GrammarWord];

function change(direction: Direction | null, rate = false): GrammarWord {
  return { role: 'change', direction, rate };
}

/** Words of change, which need two ranges. */
export const changeWords: readonly Entry[] = [
  [
    '증감|변화|변동|증감량|변화량|변화를|달라졌어|달라졌나요|변했어|변했나요|change|changed|the change in|change in',
    change(null),
  ],
  [
    '증감률|증감율|변화율|변동률|growth rate|percent change|percentage change|rate of change',
    change(null, true),
  ],
  [
    '증가|늘어난|늘었어|늘었나요|늘었나|늘었는지|늘어났어|오른|올랐어|증가한|증가했어|증가했나요|increase|increased|increase in|grew|grown|risen|rose|growth',
    change('descending'),
  ],
  ['증가율|성장률|성장율|신장률', change('descending', true)],
  [
    '감소|줄어든|줄었어|줄었나요|줄었나|줄었는지|줄어들었어|떨어진|떨어졌어|감소한|감소했어|감소했나요|decrease|decreased|drop|drop in|decline|decrease in|dropped|fell|declined|decline in',
    change('ascending'),
  ],
  ['감소율|하락률', change('ascending', true)],
];

function order(direction: Direction, more: Partial<Pick<OrderWord, 'of' | 'most'>> = {}): GrammarWord {
  return { role: 'order', direction, of: 'any', most: false, ...more };
}

type OrderWord = Extract<GrammarWord, { role: 'order' }>;

const adjectiveEnds = {
  adnominal: ['', '가', '가요', '지', '지요', '데'],
  infinitive: ['', '요'],
  past: ['어', '어요', '던', '나', '나요', '는지', '을까', '을까요', '습니까', '지', '죠'],
  stem: ['나', '나요', '니', '냐', '습니까', '지', '죠', '고', '게'],
};

/** 많은, 많아요, 많았나요, 많지: `parts` are the adnominal, infinitive, past and plain stems. */
function adjective(parts: readonly [string, string, string, string]): string[] {
  const [adnominal, infinitive, past, stem] = parts;
  return [
    ...adjectiveEnds.adnominal.map((end) => adnominal + end),
    ...adjectiveEnds.infinitive.map((end) => infinitive + end),
    ...adjectiveEnds.past.map((end) => past + end),
    ...adjectiveEnds.stem.map((end) => stem + end),
  ];
}

/** Words of order: 많은, the highest, 상위. */
export const orderWords: readonly Entry[] = [
  [[...adjective(['많은', '많아', '많았', '많']), '많이'], order('descending')],
  [adjective(['높은', '높아', '높았', '높']), order('descending')],
  [adjective(['큰', '커', '컸', '크']), order('descending')],
  [adjective(['적은', '적어', '적었', '적']), order('ascending')],
  [adjective(['낮은', '낮아', '낮았', '낮']), order('ascending')],
  [adjective(['작은', '작아', '작았', '작']), order('ascending')],
  [
    [...adjective(['긴', '길어', '길었', '길']), '오래', '오래 걸리는', '오래 걸린', '오래 걸렸어'],
    order('descending', { of: 'length' }),
  ],
  [adjective(['짧은', '짧아', '짧았', '짧']), order('ascending', { of: 'length' })],
  [adjective(['느린', '느려', '느렸', '느리']), order('descending', { of: 'speed' })],
  [[...adjective(['빠른', '빨라', '빨랐', '빠르'])], order('ascending', { of: 'speed' })],
  [adjective(['좋은', '좋아', '좋았', '좋']), order('descending', { of: 'quality' })],
  [adjective(['나쁜', '나빠', '나빴', '나쁘']), order('ascending', { of: 'quality' })],
  [
    '내림차순|내림차순으로|높은 순|descending|in descending order|desc|high to low|highest first|largest first',
    order('descending'),
  ],
  [
    '오름차순|오름차순으로|낮은 순|ascending|in ascending order|asc|low to high|lowest first|smallest first',
    order('ascending'),
  ],
  [
    '최다|최고|highest|largest|biggest|greatest|top|the highest|the largest|the biggest',
    order('descending', { most: true }),
  ],
  [
    '최저|lowest|smallest|fewest|least|bottom|the lowest|the fewest|the least',
    order('ascending', { most: true }),
  ],
  ['longest|the longest', order('descending', { of: 'length', most: true })],
  ['shortest|the shortest', order('ascending', { of: 'length', most: true })],
  ['slowest|the slowest', order('descending', { of: 'speed', most: true })],
  ['fastest|quickest|the fastest', order('ascending', { of: 'speed', most: true })],
  ['best|the best', order('descending', { of: 'quality', most: true })],
  ['worst|the worst|최악', order('ascending', { of: 'quality', most: true })],
  ['상위', order('descending')],
  ['하위', order('ascending')],
];
