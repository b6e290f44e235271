import type { TimeGrain } from '../../domain/date-range.ts';
import { changeWords, orderWords } from './order-words.ts';
import type { GrammarWord, Sense } from './piece.ts';
import { keyOf } from './text-stream.ts';

const grains: Readonly<Record<TimeGrain, string>> = {
  day: '날|날짜|일자|day|date',
  week: '주|week',
  month: '달|월|month',
  quarter: '분기|quarter',
  year: '연도|년도|year',
  'hour-of-day': '시간대|시각|hour|hour of day|hour of the day|time of day|time of the day',
  'day-of-week': '요일|day of week|day of the week|weekday',
};

/** The words of questions themselves, by key. */
export const grammarSenses: ReadonlyMap<string, Sense> = buildSenses();

function buildSenses(): ReadonlyMap<string, Sense> {
  const senses = new Map<string, Sense>();
  const add = (forms: string | readonly string[], word: GrammarWord) => {
    for (const form of typeof forms === 'string' ? forms.split('|') : forms) {
      senses.set(keyOf(form), { kind: 'grammar', word });
    }
  };
  add(
    'by|per|each|for each|every|across|breakdown by|broken down by|grouped by|group by|split by|각|각각의',
    {
      role: 'group',
    },
  );
  add('별|별로|별로는|마다|기준|기준으로|기준으로는|단위|단위로|breakdown', { role: 'group-after' });
  add('which|what|어느|어떤|무슨', { role: 'which' });
  add(
    '어디|어디야|어디인가요|어디예요|어디에요|어디지|어디인지|어딘가요|어딘지|어디가|where|곳|곳은|데|누구|누구야',
    {
      role: 'where',
    },
  );
  add('중|중에|중에서|중에서는|중에선|가운데|가운데서|among|out of', { role: 'among' });
  add('및|그리고|와|과|하고|랑|이랑|and|as well as|along with', { role: 'list' });
  add('또는|혹은|이나|or', { role: 'either' });
  add('수|건수|개수|횟수|number of|the number of|count of|amount of|몇 건수', { role: 'quantity' });
  add(
    '총|전체|합계|총합|총계|통틀어|모두|전부|다 합쳐서|다 합쳐|합쳐서|합계로|total|in total|overall|altogether|in all',
    {
      role: 'total',
    },
  );
  add('추이|추세|흐름|추이를 그래프로|트렌드|trend|trend of|over time', { role: 'trend' });
  add(
    '비교|비교해|비교해줘|비교해주세요|비교해서|비교하면|compare|comparison|comparison of|compared|versus|vs|vs.|차이|difference between',
    {
      role: 'versus',
    },
  );
  add('list|list of|list all|data|데이터|자료', { role: 'rows' });
  add('가장|제일|the most|most', { role: 'superlative' });
  add(
    '순|순으로|순서|순서로|순서대로|순위|순위로|순위별|순위별로|랭킹|정렬|정렬해|정렬해줘|정렬해서|rank|ranked|ranking|ranked by|rank by|sort|sorted|sort by|sorted by|ordered by',
    {
      role: 'rank',
    },
  );
  add('except|except for|excluding|exclude|not|without|other than|apart from|but not|not in|aside from', {
    role: 'negate-before',
  });
  add(
    '빼고|빼고는|빼면|뺀|빼|제외|제외하고|제외하고는|제외한|제외하면|제외해|제외해서|제외하여|말고|말고는|아닌|아니고|외|외에|이외|이외의|이외에|외의|excluded',
    {
      role: 'negate-after',
    },
  );
  for (const [forms, word] of [...changeWords, ...orderWords]) add(forms, word);
  for (const [grain, forms] of Object.entries(grains)) {
    for (const form of forms.split('|'))
      senses.set(keyOf(form), { kind: 'grain', grain: grain as TimeGrain });
  }
  return senses;
}
