import type { DateRange } from '../../domain/date-range.ts';
import { noLetterAfter } from './letters.ts';
import { fixed, type Period } from './rule.ts';
import type { Found } from './scan.ts';

const asked = '(?:\\s*(?:줘|주세요|줘요|주라|봐|봐줘|보면|보자|줄래))?';
/** A bare 비 is rain, not 대비. */
const against = new RegExp(
  `^\\s*(?:대비(?:해서|해|하여|로|로는)?|보다는?|에\\s*비해서?|에\\s*비하면|(?:와|과|이랑|랑|하고)?\\s*비교(?:해서|했을\\s*때|하면|하여|한|해)?${asked})${noLetterAfter}`,
);
const versus =
  /\b(?:vs\.?|versus|compared?\s+(?:to|with|against)|against|than|relative\s+to)\s+(?:the\s+)?(?:in\s+|for\s+|that\s+of\s+)?$/i;
const pairGap = /^\s*(?:와|과|이랑|랑|하고|and|to|with|,|vs\.?|versus)\s*(?:the\s+)?$/i;
const comparing = /비교|차이|compar|differen|\b(?:vs|versus)\b/i;
const pairAsking = new RegExp(
  `^(?:을|를)?\\s*비교(?:해서|했을\\s*때|하면|하여|한|해)?${asked}${noLetterAfter}`,
);

/** Ready days of a period, or null when it is unusable. */
export type ToRange = (one: Period) => DateRange | null;

/** Turns a period into the other side of a comparison: 지난주 대비, 3월과 비교, vs last week. */
export function comparePeriod(text: string, found: Found, toRange: ToRange): Found {
  if (found.reading.kind !== 'period' || found.reading.main) return found;
  const after = against.exec(text.slice(found.coreEnd))?.[0].length;
  const before = versus.exec(text.slice(0, found.start))?.[0].length;
  if (after === undefined && before === undefined) return found;
  const moved = asCompared(found, found.reading, toRange);
  if (after === undefined) return { ...moved, start: found.start - (before ?? 0) };
  return { ...moved, end: found.coreEnd + after, coreEnd: found.coreEnd + after };
}

/** "이번 주와 지난주 비교": the later period is the question's, the earlier one what it is compared with. */
export function comparePairs(text: string, found: readonly Found[], toRange: ToRange): Found[] {
  if (!comparing.test(text)) return [...found];
  const result = [...found];
  for (let index = 1; index < result.length; index += 1) {
    const [first, second] = [result[index - 1], result[index]];
    if (first === undefined || second === undefined) continue;
    const pair = comparedPair(text, first, second, toRange);
    if (pair !== null) result.splice(index - 1, 2, ...pair);
  }
  return result;
}

function comparedPair(text: string, first: Found, second: Found, toRange: ToRange): [Found, Found] | null {
  if (first.reading.kind !== 'period' || second.reading.kind !== 'period') return null;
  if (!pairGap.test(text.slice(first.coreEnd, second.start))) return null;
  const asking = pairAsking.exec(text.slice(second.coreEnd))?.[0];
  const end = asking === undefined ? second.end : second.coreEnd + asking.length;
  const widened = { ...second, end, coreEnd: asking === undefined ? second.coreEnd : end };
  if (first.reading.span.from < second.reading.span.from) {
    return [asCompared(first, first.reading, toRange), asMain(widened, second.reading)];
  }
  return [asMain(first, first.reading), asCompared(widened, second.reading, toRange)];
}

function asMain(found: Found, reading: Period): Found {
  return { ...found, reading: { ...reading, main: true } };
}

function asCompared(found: Found, reading: Period, toRange: ToRange): Found {
  const range = reading.shiftOnly ? null : toRange(reading);
  if (range === null && !reading.shiftOnly) return found;
  return { ...found, reading: fixed({ kind: 'compare', compare: reading.compare ?? 'explicit', range }) };
}
