import { type NumberMention, readNumbers } from '../../language/numbers/read-numbers.ts';
import type { MetricCondition } from '../metric-query.ts';
import type { Direction, Sense } from './piece.ts';

/** A stretch of the text with one sense, before it is weighed against the others. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly sense: Sense;
}

type Operator = MetricCondition['operator'];

/** What may follow a number, after its unit. The longer of two that begin alike comes first. */
const operatorsAfter: readonly (readonly [RegExp, Operator])[] = [
  [/^\s*(?:이상|or more|or above|or higher|and above|and over|and up)/iu, '>='],
  [/^\s*(?:이하|or less|or fewer|or below|or lower|and below|and under)/iu, '<='],
  [/^\s*(?:을|를|이|가)?\s*(?:초과|넘는|넘은|넘게|넘었던|넘긴|넘어가는|넘어서는|웃도는|넘었어|넘을)/u, '>'],
  [/^\s*보다\s*(?:많은|많이|높은|큰|긴|많았던|높았던)/u, '>'],
  [/^\s*(?:미만|을 밑도는|에 못 미치는)/u, '<'],
  [/^\s*보다\s*(?:적은|낮은|작은|짧은|적었던|낮았던)/u, '<'],
];

/** What may stand before a number. */
const operatorsBefore: readonly (readonly [RegExp, Operator])[] = [
  [/(?:≥|>=|\bat least|\bno less than|\bno fewer than|\bnot less than|\bminimum of)\s*$/iu, '>='],
  [/(?:≤|<=|\bat most|\bno more than|\bnot more than|\bmaximum of)\s*$/iu, '<='],
  [
    /(?:>|\bover|\babove|\bmore than|\bgreater than|\bhigher than|\bexceed(?:s|ing)?|\blonger than)\s*$/iu,
    '>',
  ],
  [/(?:<|\bunder|\bbelow|\bless than|\bfewer than|\blower than|\bshorter than)\s*$/iu, '<'],
];

const topBefore = /(?:상위|톱|탑|\btop|\bbest|\bfirst)[\s-]*$/iu;
const bottomBefore = /(?:하위|\bbottom|\bworst|\blast)[\s-]*$/iu;
const placesAfter = /^\s*(?:개\s*만|곳\s*만|개|곳|군데|가지|위까지|위|등까지)/u;
/** 주문이 많은 날 3일, 매출 상위 3일: days are counted where an order stands before them, and are a date elsewhere. */
const countedDaysBefore = /(?:날|날짜|일자|요일|상위|하위|톱|탑|top)\s*$/iu;
const daysAfter = /^\s*일(?![가-힣])/u;
const topGlued = /(?<![\p{L}\p{N}])(?:top|톱|탑)(\d{1,4})(?!\d)/giu;
const rank = /(?<![\p{L}\p{N}])(\d{1,4})\s*(?:위|등)(까지|\s*이내|\s*안)?/gu;

/** Conditions (1000건 이상, over 1,000), counts of rows (상위 5개, top 3, 5곳, 1위), and the numbers that are neither. */
export function numberCandidates(text: string): Candidate[] {
  const glued = [...text.matchAll(topGlued)].map((match): Candidate => {
    const sense: Sense = { kind: 'limit', count: Number(match[1]), direction: 'descending' };
    return { start: match.index, end: match.index + match[0].length, sense };
  });
  const mentions = readNumbers(text).filter(
    (mention) => !glued.some(({ start, end }) => mention.start < end && mention.end > start),
  );
  return [...glued, ...rankCandidates(text), ...mentions.flatMap((mention) => fromNumber(text, mention))];
}

/** Only the first place, and "up to the n-th", say how many rows are wanted; the third alone is a question of its own. */
function rankCandidates(text: string): Candidate[] {
  return [...text.matchAll(rank)].flatMap((match) => {
    const count = Number(match[1]);
    if (count !== 1 && match[2] === undefined) return [];
    const sense: Sense = { kind: 'limit', count, direction: 'descending' };
    return [{ start: match.index, end: match.index + match[0].length, sense }];
  });
}

function fromNumber(text: string, mention: NumberMention): Candidate[] {
  const plain: Candidate = {
    start: mention.start,
    end: mention.end,
    sense: { kind: 'number', value: mention.value, unit: mention.unit },
  };
  return [plain, ...limitOf(text, mention), ...conditionOf(text, mention)];
}

function conditionOf(text: string, mention: NumberMention): Candidate[] {
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  const found: Candidate[] = [];
  const push = (start: number, end: number, operator: Operator) =>
    found.push({
      start,
      end,
      sense: { kind: 'condition', operator, value: mention.value, unit: mention.unit },
    });
  for (const [pattern, operator] of operatorsAfter) {
    const match = pattern.exec(after);
    if (match) push(mention.start, mention.end + match[0].length, operator);
  }
  for (const [pattern, operator] of operatorsBefore) {
    const match = pattern.exec(before);
    if (match) {
      push(match.index, mention.end, operator);
      break;
    }
  }
  return found;
}

function limitOf(text: string, mention: NumberMention): Candidate[] {
  if (!Number.isInteger(mention.value) || mention.value < 1) return [];
  if (mention.unit !== null && mention.unit !== 'count') return [];
  const before = text.slice(0, mention.start);
  const after = text.slice(mention.end);
  const days = countedDaysBefore.test(before) ? daysAfter.exec(after) : null;
  const places = days ?? placesAfter.exec(after);
  const end = mention.end + (places?.[0].length ?? 0);
  const limit = (start: number, direction: Direction | null): Candidate => ({
    start,
    end,
    sense: { kind: 'limit', count: mention.value, direction },
  });
  const top = topBefore.exec(before);
  if (top) return [limit(top.index, 'descending')];
  const bottom = bottomBefore.exec(before);
  if (bottom) return [limit(bottom.index, 'ascending')];
  const unit = /(개|곳|군데|가지)$/u.test(mention.text) || places !== null || mention.unit === null;
  return unit ? [limit(mention.start, null)] : [];
}
