import { noLetterAfter, noLetterBefore } from './letters.ts';
import type { Now, Reading, Rule } from './rule.ts';

/** One expression found in the text. `coreEnd` leaves out the particle that `end` includes. */
export interface Found {
  readonly start: number;
  readonly coreEnd: number;
  readonly end: number;
  readonly reading: Reading;
}

/** A rule ready to run over a text. */
export interface CompiledRule {
  /** A text without these letters cannot hold the expression. */
  readonly needs: RegExp;
  /** The expression alone: cheap to compile, and most texts do not even hold that. */
  readonly core: RegExp;
  readonly pattern: RegExp;
  readonly rule: Rule;
}

const noWordBefore = `${noLetterBefore}(?<!\\d[.,/:])`;
const stretch =
  '(?:\\s?(?:하루|한\\s?주|한\\s?달|한\\s?해)(?:\\s?(?:동안|간))?(?!\\s*(?:평균|별|에|당|마다))|\\s?들어서?|\\s?(?:기간\\s?)?동안|\\s?중|간|\\s?기준|\\s?현재|치|자|분|달)';
const particle =
  "(?:에는|에도|에만|에서는|에서|에|의|은|는|이|가|을|를|도|만|엔|으로|로|인|이었던|였던|['’]s)";
/** What may follow without a space and is read by the next step: 지난주부터, 전주대비, 어제와. */
const connector =
  '(?=부터|까지|이후|이래|이전|전까지|대비|보다|에\\s*비[해하]|비교|에서\\s|(?:와|과|랑|이랑|하고|이나|나)(?![가-힣])|(?:와|과|랑|이랑|하고)\\s?비교)';

/** Adds the word boundaries and particles every rule shares. 이월, 일반 and 주문 hold no 월, 일 or 주 thanks to them. */
export function compiled(rules: readonly Rule[], needs: RegExp): CompiledRule[] {
  return rules.map((rule) => {
    const core = boundedSpaces(rule.source);
    const tail = `(?<tail>${stretch}?${particle}?)(?:${noLetterAfter}|${connector})`;
    return {
      rule,
      needs,
      core: new RegExp(core),
      pattern: new RegExp(`${noWordBefore}(?:${core})${tail}`, 'g'),
    };
  });
}

/** Three spaces are a slip, three thousand an attack: unbounded ones make a pattern try every way to share them out. */
function boundedSpaces(source: string): string {
  return source.replaceAll('\\s*', '\\s{0,3}').replaceAll('\\s+', '\\s{1,3}');
}

/** Every expression of a text, without overlaps: the longest wins, and of equals the earlier rule. */
export function scan(text: string, rules: readonly CompiledRule[], now: Now): Found[] {
  const lower = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  const candidates = rules
    .filter((one) => one.needs.test(lower) && one.core.test(lower))
    .flatMap((one) => [...lower.matchAll(one.pattern)].flatMap((match) => toFound(match, one, now)));
  candidates.sort((one, other) => length(other) - length(one));
  const chosen: Found[] = [];
  for (const candidate of candidates) {
    if (!chosen.some((one) => overlap(one, candidate))) chosen.push(candidate);
  }
  return chosen.sort((one, other) => one.start - other.start);
}

function toFound(match: RegExpExecArray, { rule }: CompiledRule, now: Now): Found[] {
  const reading = rule.read(match.groups ?? {}, now);
  if (reading === null) return [];
  const tail = match.groups?.tail ?? '';
  const end = match.index + match[0].length;
  const coreEnd = end - tail.length;
  return [{ start: match.index, coreEnd, end: keepsTail(reading, tail) ? end : coreEnd, reading }];
}

/** Days a period may have to be called 하루, 한 주, 한 달, 한 해. */
const lengths: readonly (readonly [RegExp, number, number])[] = [
  [/^\s?하루/, 1, 1],
  [/^\s?한\s?주/, 5, 7],
  [/^\s?한\s?달/, 28, 31],
  [/^\s?한\s?해/, 365, 366],
];

/** "어제 하루" is one day; "지난주 하루" asks for a figure per day and "3월 한 주" for a part, so their words stay unread. */
function keepsTail(reading: Reading, tail: string): boolean {
  const called = lengths.find(([word]) => word.test(tail));
  if (called === undefined) return true;
  if (reading.kind !== 'period') return false;
  const days = reading.span.to - reading.span.from;
  return days >= called[1] && days <= called[2];
}

function length(found: Found): number {
  return found.end - found.start;
}

function overlap(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}
