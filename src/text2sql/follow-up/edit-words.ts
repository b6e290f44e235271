import { noLetterAfter, noLetterBefore } from '../../language/time/letters.ts';
import type { AskedChart } from './thread-state.ts';

/** What words about the previous answer itself ask for; the words about data are read by the definitions. */
export type EditMark =
  /** 그럼, what about: turns to something else of the same question. */
  | 'turn'
  /** 그중, of those: about the very rows of the previous answer. */
  | 'within'
  /** 내 질문, my last question: about what the asker asked, whoever spoke since. */
  | 'own'
  /** 같이, also: keeps what is there and adds. */
  | 'add'
  /** 쪼개줘, break down: splits further. */
  | 'split'
  /** Only says that something is to be changed: 바꿔줘, only, switch to. */
  | 'change'
  /** 각각, 따로, 나눠서: by the several values that are there. */
  | 'each'
  /** 합계는?: one number of all the rows. */
  | 'total'
  | 'again'
  /** 전체로, overall: takes back whatever narrows the answer, where that is one thing. */
  | 'whole'
  /** 전부, show all: as 전체로, but for the rows, which stay split. */
  | 'every-row'
  | 'clear-filters'
  | 'clear-groupings'
  | 'clear-time'
  | 'clear-compare'
  | 'clear-limit'
  | 'chart'
  /** 비교 beside a value and not a period: to be seen side by side. */
  | 'beside';

export interface EditWords {
  /** The text with those words blanked out. */
  readonly rest: string;
  readonly marks: ReadonlySet<EditMark>;
  readonly chart: AskedChart | null;
}

const without =
  '(?:은|는|을|를|도)?\\s*(?:전부|모두|다)?\\s*(?:빼고|빼줘|빼|없이|제거해줘|제거|해제해줘|해제|지우고|지워줘|풀어줘|풀고|없애줘|없애고|말고|제외하고|안\\s*하고|하지\\s*말고)';
const drop =
  '(?:without|remove|drop|clear|reset|no|ignore|forget)\\s+(?:the\\s+|all\\s+|any\\s+|all\\s+the\\s+)?';
const asking = '(?:\\s*(?:줘|주세요|줘요|주라|줄래|봐|봐줘|볼래|보자|보여\\s*줘|보여\\s*주세요))?';

type Rule = readonly [mark: EditMark, source: string];

/** The longer of two that begin alike comes first. */
const rules: readonly Rule[] = [
  ['own', '(?:내|제)\\s*(?:마지막\\s*|지난번\\s*|이전\\s*)?질문(?:에서|에|을|은|으로|도|의)?'],
  [
    'own',
    '(?:내가|제가)\\s*(?:아까\\s*|방금\\s*|마지막에\\s*|전에\\s*)?(?:물어본|물어봤던|질문한|물은|한)\\s*(?:거|것|질문|걸|건)(?:에서|에|을|은|으로|의)?',
  ],
  ['own', "(?:in |from |for )?my\\s+(?:last|previous|earlier|own)\\s+(?:question|query|one)(?:['’]s)?"],
  ['clear-filters', `(?:필터|조건|제한\\s*조건)${without}`],
  ['clear-filters', `${drop}(?:filters?|conditions?)`],
  ['clear-compare', `(?:비교|대비)${without}`],
  ['clear-compare', `${drop}(?:comparisons?|comparing)`],
  ['clear-compare', "(?:don['’]?t|do not|stop)\\s+compar(?:e|ing)"],
  ['clear-limit', `(?:개수\\s*제한|순위\\s*제한|개수|상위\\s*제한)${without}`],
  ['clear-limit', `${drop}limits?`],
  [
    'clear-time',
    `(?:기간|날짜|일자|시간|일별|주별|월별|분기별|연도별|시간대별|요일별)(?:로|으로)?(?:\\s*구분)?${without}`,
  ],
  ['clear-groupings', `(?:별로|별)?\\s*(?:구분|그룹|분류)${without}`],
  ['clear-groupings', `(?:나누지|쪼개지|구분하지|나눈\\s*거|쪼갠\\s*거)\\s*(?:말고|않고|빼고)`],
  ['clear-groupings', `${drop}(?:groupings?|breakdowns?|splits?|grouping by|split by|breakdown by)`],
  [
    'clear-groupings',
    "(?:don['’]?t|do not)\\s+(?:split|group|break)(?:\\s+(?:it|them)(?:\\s+down)?)?(?:\\s+by)?",
  ],
  [
    'clear-groupings',
    '합쳐서|합쳐|합산해서|합산해|합산|합계로|총합으로|총계로|통합해서|통합해|하나로(?:\\s*합쳐서)?|(?:as\\s+)?(?:a|one)\\s+single\\s+(?:number|figure|total)|as\\s+one\\s+(?:number|figure|total)|summed\\s+up|all\\s+together',
  ],
  [
    'within',
    '(?:그|이|저|위|앞)\\s*(?:중에서는|중에서도|중에서|중에는|중에|중)|거기에서는|거기에서|거기서는|거기서|거기에|거기|여기에서|여기서는|여기서|여기에|(?:위|앞|방금|아까|이전)\\s*(?:의\\s*)?(?:결과|답|답변|질문|표|거|것|숫자)(?:에서|에|을|를|은|는|으로|로)?|(?:그|이)\\s*(?:결과|답|숫자|표|수치)(?:에서|에|을|를|은|는|으로|로)?|(?:같은|동일한?)\\s*(?:조건|기준|기간|질문)(?:으로|로|에서|의|에)?|똑같이|마찬가지로|그대로',
  ],
  [
    'within',
    '(?:out\\s+)?of\\s+(?:those|these|them)|among\\s+(?:those|these|them)|from\\s+(?:those|these|that|there|this)|(?:and\\s+)?(?:do\\s+)?(?:the\\s+)?same\\s+(?:question\\s+|thing\\s+|query\\s+|one\\s+)?(?:for|but|with|in|by)|for\\s+the\\s+same(?:\\s+(?:period|days|filters?|conditions?))?|in\\s+that\\s+(?:case|result)|the\\s+same',
  ],
  ['turn', '그럼|그러면|그렇다면|그런데|근데|이번엔|이번에는|이번에|다음은|다음으로|^\\s*그리고|그\\s*다음'],
  [
    'turn',
    '(?:so\\s+|and\\s+|then\\s+|ok\\s+|okay\\s+|now\\s+)*(?:what|how)\\s+about(?:\\s+(?:for|in|on|just|only))?|(?:so\\s+|and\\s+)?what\\s+if|^\\s*(?:and|but)(?:\\s+(?:for|in|on|now|then))?',
  ],
  ['add', '같이|함께|추가로|추가해서|추가하여|추가해|추가|더해서|더해|덧붙여서|덧붙여|얹어서|얹어|곁들여서'],
  [
    'add',
    'as\\s+well|too|also|in\\s+addition|additionally|alongside|plus|(?:please\\s+)?(?:add|include)(?:\\s+in)?',
  ],
  [
    'total',
    '^\\s*(?:그럼\\s*|그러면\\s*)?(?:전체\\s*)?(?:합계|총합|총계|total|the\\s+total)(?:은|는|만)?(?=[\\s?!.~]*$)',
  ],
  ['each', '각각(?:으로|의)?|따로\\s*따로|따로|별도로|separately|respectively|each'],
  [
    'split',
    '(?:쪼개|나눠|나누어|쪼개어|구분해|분리해|세분화해|분해해|갈라|나눠서|쪼개서|구분해서|분리해서|세분화해서|나누면|쪼개면)',
  ],
  [
    'split',
    '(?:break|split|drill|slice|divide|broken|grouped)\\s+(?:(?:it|that|this|them|those|these|everything)\\s+)?(?:down|up|out)?|group(?=\\s+(?:it|that|this|them)\\s+by)',
  ],
  [
    'again',
    '다시\\s*(?:한\\s*번|한번)?|한\\s*번\\s*더|재조회|재실행|새로고침|once\\s+more|once\\s+again|again|re-?run|refresh|repeat(?:\\s+(?:it|that|this))?',
  ],
  [
    'change',
    '이걸|그걸|저걸|것만|것들만|경우만|이것을|그것을|바꿔서|바꿔|바꾸면|바꾸어|변경해서|변경해|변경|교체해|교체|추려서|추려|골라서|골라|필터링해서|필터링해|필터링|필터해|걸러서|걸러|좁혀서|좁혀|한정해서|한정해|한정하여|한정|맞춰서|맞춰|표시해|표시|보면|하면|해서|대신에|대신|기준\\s*변경',
  ],
  [
    'change',
    '(?:change|switch|make|narrow|restrict|filter|limit|reduce|set|turn|swap|focus)(?:\\s+(?:it|that|this|them|those|these))?(?:\\s+down)?(?:\\s+(?:to|by|on|for|into|only))?|only|just|instead(?!\\s+of)|rather',
  ],
  [
    'every-row',
    '(?:전체\\s*)?(?:전부\\s*다|전부|모두|다)|all\\s+of\\s+(?:them|it)|everything|show\\s+(?:me\\s+)?all(?:\\s+rows)?',
  ],
  ['whole', '전체적으로|전체로는|전체로|전체는|전체|모든|overall|in\\s+total|altogether|all'],
];

/** How to show the answer. */
const charts: readonly (readonly [AskedChart | null, string])[] = [
  [
    'bar',
    '막대\\s*(?:그래프|차트)?(?:로|으로)?|바\\s*(?:차트|그래프)(?:로)?|(?:as\\s+|in\\s+|with\\s+|to\\s+)?(?:a\\s+)?bar\\s*(?:charts?|graphs?|plot)|(?:as\\s+)?bars',
  ],
  [
    'line',
    '(?:꺾은\\s*선|선|라인)\\s*(?:그래프|차트)(?:로|으로)?|꺾은선(?:으로)?|(?:as\\s+|in\\s+|with\\s+|to\\s+)?(?:a\\s+)?line\\s*(?:charts?|graphs?|plot)|(?:as\\s+)?a\\s+line',
  ],
  [
    'table',
    '표로|테이블로|(?:as\\s+|in\\s+|to\\s+)(?:a\\s+)?table|(?:그래프|차트)\\s*(?:말고|없이|빼고)(?:\\s*표로)?|without\\s+(?:a\\s+|the\\s+)?(?:chart|graph)',
  ],
  [
    null,
    '(?:그래프|차트|도표)(?:로|를|을|으로)?|시각화해서|시각화해|시각화(?:로)?|그려서|그려|(?:as\\s+|in\\s+|on\\s+|with\\s+|to\\s+)?(?:a\\s+)?(?:charts?|graphs?|plot)(?:\\s+(?:it|that|this|them))?|visuali[sz]e(?:\\s+(?:it|that|this|them))?|draw(?:\\s+(?:it|that|this|them))?',
  ],
];

function worded(source: string): RegExp {
  return new RegExp(`${noLetterBefore}(?:${source})${asking}${noLetterAfter}`, 'giu');
}

const chartPatterns = charts.map(([chart, source]) => [chart, worded(source)] as const);
const patterns = rules.map(([mark, source]) => [mark, worded(source)] as const);

/** Ways to say it that the definitions' reader knows in another form. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/(?<![로\s])(\s*)대신에?(?=\s+\S)/gu, '$1말고'],
  [/\binstead\s+of\b/giu, 'not'],
  [/\bcompare(?:\s+(?:it|that|this|them|those))?\s+(?:with|to|against)\b/giu, 'compared with'],
];

/** Splits a text into what it says of the previous answer and what it says of the data. */
export function readEditWords(text: string): EditWords {
  const marks = new Set<EditMark>();
  let rest = sameWords.reduce((said, [words, known]) => said.replace(words, known), text);
  let chart: AskedChart | null = null;
  const blank = (pattern: RegExp, found: () => void) => {
    rest = rest.replace(pattern, (words: string) => {
      found();
      return ' '.repeat(words.length);
    });
  };
  for (const [shown, pattern] of chartPatterns) {
    blank(pattern, () => {
      marks.add('chart');
      chart ??= shown;
    });
  }
  for (const [mark, pattern] of patterns) blank(pattern, () => marks.add(mark));
  return { rest, marks, chart };
}

const besideWords = new RegExp(
  `${noLetterBefore}(?:비교해서|비교하면|비교해|비교|대조해|나란히|compared?(?:\\s+(?:it|that|this|them))?(?:\\s+(?:with|to|against))?|versus|vs\\.?|against|side\\s+by\\s+side(?:\\s+with)?|next\\s+to)${asking}${noLetterAfter}`,
  'giu',
);

/** For a text that names no period: what it sets against the previous answer is a value of it. */
export function readBeside(words: EditWords): EditWords {
  const rest = words.rest.replace(besideWords, (said) => ' '.repeat(said.length));
  return rest === words.rest
    ? words
    : { ...words, rest, marks: new Set([...words.marks, 'beside' as const]) };
}
