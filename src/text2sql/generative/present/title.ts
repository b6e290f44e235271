import type { ResultColumn } from '../../../domain/cell.ts';
import type { DateRange } from '../../../domain/date-range.ts';
import { addDays, daysBetween } from '../../../domain/iso-days.ts';
import type { Locale } from '../../../domain/locale.ts';
import { inSentence } from '../../../language/messages/sentences.ts';
import { BEGINNING } from '../../../language/time/time-mention.ts';
import type { Measure } from '../../../warehouse/measure/measure.ts';
import { hasOnlyFiguresOf } from '../clean-draft.ts';
import { contradicts, isInLanguage } from './headings.ts';

/** All that a title may be made of. */
export interface TitleSources {
  /** The model's. */
  readonly drafted: string;
  readonly question: string;
  readonly refined: string | null;
  readonly sql: string;
  readonly ranges: readonly DateRange[];
  readonly measures: readonly Measure[];
  readonly columns: readonly ResultColumn[];
  readonly groupings: number;
  readonly isHonest: (words: string) => boolean;
  readonly locale: Locale;
}

/** A noun phrase: the model's where it is fit, else the question without what makes it one, else the columns' names. */
export function titleOf(sources: TitleSources): string {
  const { drafted, question, locale } = sources;
  const own = nounPhrase(drafted, locale);
  if (isFit(own, sources)) return own;
  const asked = nounPhrase(question.slice(0, 80), locale);
  return isNoun(asked, locale) && isBorneOut(asked, sources) ? asked : ofColumns(sources);
}

function isFit(title: string, sources: TitleSources): boolean {
  const { question, refined, sql, ranges, isHonest, locale } = sources;
  const known = [question, refined ?? '', sql, ...ranges.flatMap(figuresOfRange)];
  return (
    isNoun(title, locale) &&
    isInLanguage(title, locale, question) &&
    hasOnlyFiguresOf(title, known) &&
    isHonest(title) &&
    isBorneOut(title, sources)
  );
}

/** Whether some number is what the title promises. */
function isBorneOut(title: string, { measures }: TitleSources): boolean {
  return measures.length === 0 || measures.some((measure) => !contradicts(title, measure));
}

/** The days that a range is told by: its first, its last, and how many they are. */
export function figuresOfRange({ from, to }: DateRange): readonly string[] {
  if (from === BEGINNING) return [addDays(to, -1).replaceAll('-', ' ')];
  return [from, addDays(to, -1)].map((day) => day.replaceAll('-', ' ')).concat(String(daysBetween(from, to)));
}

const koreanEndings: readonly RegExp[] = [
  /\s*[?!.。~]+$/u,
  /\s*(?:을|를|으로|로|좀|도)?\s*(?:보여|알려|말해|뽑아|찾아|구해|계산해|정리해|비교해|설명해)\s?(?:줘|주세요|줄래|줄 수|달라|드립니다|드려요|줍니다|준다).*$/u,
  /\s*(?:을|를)?\s*(?:보여줍니다|보여준다|나타냅니다|나타낸다|입니다|이에요|예요|이다|인가요|인가|일까요?)$/u,
  /(?:은|는)\s+(?:몇|얼마|어떻게|무엇|뭐|뭔|언제|어디|어때|어느|누구|왜).*$/u,
  /(?<=[가-힣\d)])(?:은|는|이야|야)$/u,
];

const englishEndings: readonly RegExp[] = [
  /\s*[?!.]+$/u,
  /^(?:please\s+)?(?:can|could) you\s+/iu,
  /^(?:please\s+)?(?:show|give|tell|list|find|get)(?:\s+(?:me|us))?\s+(?:the\s+|all\s+)?/iu,
  /^(?:this\s+shows|here\s+(?:is|are)|what(?:'s|\s+(?:is|are|was|were)))\s+(?:the\s+)?/iu,
];

/** Without what asks or orders; a question is no name of its answer. */
function nounPhrase(text: string, locale: Locale): string {
  const endings = locale === 'ko' ? koreanEndings : englishEndings;
  return endings.reduce((rest, ending) => rest.replace(ending, '').trim(), text.trim());
}

/** Only what no noun ends with: 화면, 가입자, 문의 and 결과 are names. */
const verbEnding =
  /(?:[어아에예네세해줘죠]요|[까냐별했줘을를]|습니다|보다|에서|에게|까지|부터|하고|다고|(?:이|거|뭐)야)$/u;
const asking = /(?<![가-힣])(?:몇|얼마|어떻게|무엇|뭐|언제|어디|어느|누구|왜)/u;

function isNoun(title: string, locale: Locale): boolean {
  if (!/\p{L}/u.test(title) || /[?!]/u.test(title) || /[.。]\s/u.test(title)) return false;
  return locale === 'en' || !(verbEnding.test(title) || asking.test(title));
}

function ofColumns({ columns, groupings, locale }: TitleSources): string {
  const labels = columns.map(({ label }) => label);
  const measure = labels[groupings] ?? labels[0] ?? '';
  const groups = labels.slice(0, groupings).filter((label) => label !== measure);
  if (groups.length === 0) return measure;
  return locale === 'ko'
    ? `${groups
        .slice(0, 2)
        .map((group) => `${group}별`)
        .join(' ')} ${measure}`
    : `${measure} by ${groups.slice(0, 2).map(inSentence).join(' and ')}`;
}
