import { oneDay, weekOf } from '../../domain/civil-date.ts';
import { dayIn } from './days-of-week.ts';
import { calendarUnit, rollingWindow, type Unit, unitsAgo } from './periods.ts';
import { lastWeekday, latestWeekday } from './recurring.ts';
import { fixed, type Now, type Period, period, type Reading, type Rule } from './rule.ts';

interface RelativeWord {
  readonly source: string;
  readonly unit: Unit;
  readonly offset: number;
  /** Words that as a comparison only say what to move by (전주 대비). */
  readonly shiftOnly?: true;
}

const next = '(?:다음|오는|담)';
const last = '(?:지난|저번|지난번)';
const current = '(?:이번|요번)';
const before = '(?:지지난|저저번|지저번)';

const relativeWords: readonly RelativeWord[] = [
  { source: '오늘|금일', unit: 'day', offset: 0 },
  { source: '어제|어저께|작일', unit: 'day', offset: -1 },
  { source: '전일|전날', unit: 'day', offset: -1, shiftOnly: true },
  { source: '그저께|그제|그제께|엊그저께', unit: 'day', offset: -2 },
  { source: '그끄저께|그끄제', unit: 'day', offset: -3 },
  { source: '내일|명일', unit: 'day', offset: 1 },
  { source: '모레', unit: 'day', offset: 2 },
  { source: `${current}\\s*주|금주`, unit: 'week', offset: 0 },
  { source: `${last}\\s*주`, unit: 'week', offset: -1 },
  { source: '전주|직전\\s*주', unit: 'week', offset: -1, shiftOnly: true },
  { source: `${before}\\s*주|전전주`, unit: 'week', offset: -2 },
  { source: `${next}\\s*주|차주|내주`, unit: 'week', offset: 1 },
  { source: `${current}\\s*달|이달|금월|당월`, unit: 'month', offset: 0 },
  { source: `${last}\\s*달`, unit: 'month', offset: -1 },
  { source: '전월|직전\\s*월', unit: 'month', offset: -1, shiftOnly: true },
  { source: `${before}\\s*달|전전월`, unit: 'month', offset: -2 },
  { source: `${next}\\s*달|내달|차월|익월`, unit: 'month', offset: 1 },
  { source: `(?:${current}|현)\\s*분기|금분기|당분기`, unit: 'quarter', offset: 0 },
  { source: `${last}\\s*분기`, unit: 'quarter', offset: -1 },
  { source: '(?:전|직전)\\s*분기', unit: 'quarter', offset: -1, shiftOnly: true },
  { source: `${before}\\s*분기|전전분기`, unit: 'quarter', offset: -2 },
  { source: `${next}\\s*분기`, unit: 'quarter', offset: 1 },
  { source: `${current}\\s*반기`, unit: 'half', offset: 0 },
  { source: `${last}\\s*반기`, unit: 'half', offset: -1 },
  { source: '올해(?:년?도)?|금년도?|올\\s*한\\s*해|이번\\s*해', unit: 'year', offset: 0 },
  { source: '작년도?|지난\\s*해', unit: 'year', offset: -1 },
  { source: '전년도?|직전\\s*년도', unit: 'year', offset: -1, shiftOnly: true },
  { source: '재작년도?|지지난\\s*해|전전년도?', unit: 'year', offset: -2 },
  { source: '내년도?|다음\\s*해', unit: 'year', offset: 1 },
];

const counts: Readonly<Record<string, number>> = {
  ...{ 한: 1, 두: 2, 세: 3, 석: 3, 네: 4, 넉: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9, 열: 10 },
  ...{ 일: 1, 이: 2, 삼: 3, 사: 4 },
};

/** The words that Korean has for so many days. */
export const dayCounts: Readonly<Record<string, number>> = {
  ...{
    하루: 1,
    이틀: 2,
    사흘: 3,
    나흘: 4,
    닷새: 5,
    엿새: 6,
    이레: 7,
    여드레: 8,
    아흐레: 9,
    열흘: 10,
    보름: 15,
  },
};

const amount = [
  '(?:(?<count>\\d{1,4}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열|일|이|삼|사)\\s*(?<unit>주일|주|개월|달|년|해|일(?!주)))',
  `(?<days>${Object.keys(dayCounts).join('|')})`,
  '(?<half>반\\s*년)',
].join('|');

const units: Readonly<Record<string, Unit>> = {
  일: 'day',
  주: 'week',
  주일: 'week',
  개월: 'month',
  달: 'month',
  년: 'year',
  해: 'year',
};

const weekdays = '월화수목금토일';
const weekWord = `(?<week>${current}\\s*주|금주|${last}\\s*주|전주|${before}\\s*주|전전주|${next}\\s*주)`;

/** Periods told from today: 어제, 지난주, 최근 7일, 3일 전, 지난 금요일, 주말. */
export const koreanPeriods: readonly Rule[] = [
  ...relativeWords.map(
    ({ source, unit, offset, shiftOnly }): Rule => ({
      source,
      read: (_, now) => ({ ...calendarUnit(now, unit, offset), ...(shiftOnly ? { shiftOnly } : {}) }),
    }),
  ),
  {
    source: `(?:최근|지난|과거|직전|이전)\\s*(?:${amount})(?:\\s*(?:간|동안|치))?`,
    read: (groups, now) => counted(groups, (unit, count) => rollingWindow(now, unit, count)),
  },
  {
    source: `(?:${amount})(?:간|\\s*동안)`,
    read: (groups, now) => counted(groups, (unit, count) => rollingWindow(now, unit, count)),
  },
  {
    source: `(?:${amount})\\s*전`,
    read: (groups, now) => counted(groups, (unit, count) => unitsAgo(now, unit, count)),
  },
  {
    source: `${weekWord}\\s*(?<weekday>[${weekdays}])요일`,
    read: ({ week, weekday }, now) => dayOfWeek(now, weekOffset(week), weekdays.indexOf(weekday ?? '') + 1),
  },
  {
    source: `(?<which>지난|저번|이번|다음|오는)\\s*(?<weekday>[${weekdays}])요일`,
    read: ({ which, weekday }, now) => namedWeekday(now, which, weekdays.indexOf(weekday ?? '') + 1),
  },
  {
    source: `(?<weekday>[${weekdays}])요일`,
    read: ({ weekday }, now) => latestWeekday(now, weekdays.indexOf(weekday ?? '') + 1),
  },
  {
    source: `(?:${weekWord}|(?<which>지난|저번|이번|다음|오는))\\s*(?<part>주말|평일)`,
    read: ({ week, which, part }, now) => partOfWeek(now, week ? weekOffset(week) : weekOffset(which), part),
  },
  { source: '주말', read: () => fixed({ kind: 'weekday-set', days: [6, 7] }) },
  { source: '평일|주중', read: () => fixed({ kind: 'weekday-set', days: [1, 2, 3, 4, 5] }) },
  {
    source: `(?:매주\\s*(?<weekday>[${weekdays}])요일(?:마다)?|(?<each>[${weekdays}])요일(?:마다|들))`,
    read: ({ weekday, each }) =>
      fixed({ kind: 'weekday-set', days: [weekdays.indexOf(weekday ?? each ?? '') + 1] }),
  },
  { source: '전체\\s*기간|전\\s*기간\\s*누적|(?:지금|현재|여태)까지', read: (_, now) => allTime(now) },
];

function counted(
  groups: Readonly<Record<string, string | undefined>>,
  read: (unit: Unit, count: number) => Period | null,
): Reading | null {
  if (groups.half !== undefined) return read('month', 6);
  if (groups.days !== undefined) return read('day', dayCounts[groups.days] ?? 0);
  const count = groups.count ?? '';
  const unit = units[groups.unit ?? ''];
  return unit === undefined ? null : read(unit, counts[count] ?? Number(count));
}

function weekOffset(words: string | undefined): number {
  const text = words ?? '';
  if (/^(?:지지|저저|지저|전전)/.test(text)) return -2;
  if (/^(?:지난|저번|전)/.test(text)) return -1;
  return /^(?:다음|오는|담)/.test(text) ? 1 : 0;
}

function dayOfWeek(now: Now, offset: number, weekday: number): Period {
  const week = weekOf(now.today + 7 * offset, now.weekStart);
  return period(oneDay(dayIn(week, weekday)), { week });
}

function namedWeekday(now: Now, which: string | undefined, weekday: number): Period {
  if (which === '이번') return dayOfWeek(now, 0, weekday);
  const latest = lastWeekday(now.today - 1, weekday);
  return period(oneDay(which === '다음' || which === '오는' ? latest + 7 : latest));
}

/** Saturday and Sunday of the ISO week, whatever day the company's week starts on, so that a weekend is never torn. */
export function partOfWeek(now: Now, offset: number, part: string | undefined): Period {
  const { from } = weekOf(now.today + 7 * offset, 'monday');
  const span = part === '주말' ? { from: from + 5, to: from + 7 } : { from, to: from + 5 };
  return period(span, { named: true });
}

/** Everything up to now. */
export function allTime(now: Now): Period {
  return period({ from: 0, to: now.today + 1 }, { openStart: true });
}
