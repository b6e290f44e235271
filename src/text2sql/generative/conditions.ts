import type { Locale } from '../../domain/locale.ts';
import { generatedMessages } from '../../language/messages/generated.ts';
import type { ColumnRef, QueryCondition, QueryShape, TableLink } from '../../warehouse/inspect/inspection.ts';
import { joinedThrough } from './conditions/joined-through.ts';
import { type ConditionSources, knownConditions } from './conditions/known-conditions.ts';
import type { Names } from './names.ts';

export type { ConditionSources } from './conditions/known-conditions.ts';

/** A condition in words, and whether anything asked for it. */
export interface ToldCondition {
  readonly text: string;
  readonly isForeign: boolean;
}

/** What things are called in an answer. */
export interface ConditionNames extends Names {
  readonly links: readonly TableLink[];
}

/**
 * Every condition that decides which rows count, joins left out. What a subquery of a condition asks is told with it: "no
 * orders where …" is not "orders where …". One is foreign when a value it compares with occurs neither in what was asked
 * nor in what the prompt showed: then the model added it. Without sources nobody asked, as where a query is only explained,
 * and none is foreign.
 */
export function tellConditions(
  shape: QueryShape,
  names: ConditionNames,
  sources: ConditionSources | null,
  locale: Locale,
): readonly ToldCondition[] {
  const isKnown = sources === null ? () => true : knownConditions(sources);
  const teller = { shape, names, locale, isKnown };
  const missing = shape.conditions.filter((condition) => isAntiJoin(condition, shape));
  const explained = new Set(missing.flatMap((condition) => joinedBy(condition, shape)));
  const told = shape.conditions
    .filter((condition) => condition.inside === null && decidesRows(condition) && !explained.has(condition))
    .map((condition) => tell(condition, teller));
  return [...new Map(told.map((each) => [each.text, each])).values()];
}

interface Teller {
  readonly shape: QueryShape;
  readonly names: ConditionNames;
  readonly locale: Locale;
  readonly isKnown: (condition: QueryCondition) => boolean;
}

/** `a.id = b.id` only connects; a CASE only names. */
function decidesRows({ clause, connects }: QueryCondition): boolean {
  return clause !== 'case' && !connects;
}

function tell(condition: QueryCondition, teller: Teller, isInner = false): ToldCondition {
  const { shape, isKnown } = teller;
  const parts = isAntiJoin(condition, shape)
    ? joinedBy(condition, shape)
    : shape.conditions.filter(({ inside }) => inside !== null && inside === condition.opens);
  const inner = parts.filter(decidesRows).map((part) => tell(part, teller, true));
  return {
    text: inWords(condition, inner, isInner, teller),
    isForeign: !isKnown(condition) || inner.some(({ isForeign }) => isForeign),
  };
}

/** `left join b … where b.id is null`: rows that have no b. */
function isAntiJoin({ operator, isPlain, source, level }: QueryCondition, { levels }: QueryShape): boolean {
  if (operator !== 'is null' || !isPlain || source === null) return false;
  return levels[level]?.optional.includes(source) === true;
}

/** What an outer join asks of the rows that a missing one is looked for among. */
function joinedBy({ source, level }: QueryCondition, { conditions }: QueryShape): readonly QueryCondition[] {
  return conditions.filter((each) => each.isOptional && each.level === level && each.source === source);
}

const existence = /^(not )?(exists|in)$/;

function inWords(
  condition: QueryCondition,
  inner: readonly ToldCondition[],
  isInner: boolean,
  teller: Teller,
): string {
  const { shape, names, locale } = teller;
  const words = generatedMessages(locale);
  const tested = testedTable(condition, shape);
  if (tested !== null) {
    const isMissing = isAntiJoin(condition, shape) || condition.operator.startsWith('not');
    const say = isMissing ? words.without : words.having;
    return say(names.table(tested)?.[locale] ?? tested, inner.map(({ text }) => text).join(', '));
  }
  const text = plainWords(condition, teller) ?? condition.text;
  if (condition.clause === 'filter') return words.onlySome(text);
  return condition.isOptional && !isInner ? words.onlyJoined(text) : text;
}

/** The table whose rows a condition asks for or against; null where it asks more of them than conditions. */
function testedTable(condition: QueryCondition, shape: QueryShape): string | null {
  if (isAntiJoin(condition, shape)) return condition.columns[0]?.table ?? null;
  const isTest = condition.opens !== null && existence.test(condition.operator);
  const isMore = /\b(group by|having|union|limit|intersect|except)\b/i.test(condition.text);
  return isTest && !isMore ? tableInside(condition, shape) : null;
}

/** What the subquery of a condition reads first. */
function tableInside({ opens }: QueryCondition, { conditions, levels }: QueryShape): string | null {
  const level = conditions.find(({ inside }) => inside === opens)?.level ?? -1;
  return levels[level]?.sources.find(({ table }) => table !== null)?.table ?? null;
}

/** A column compared with constants; null for what is computed, which is told as it is written. */
function plainWords(condition: QueryCondition, { shape, names, locale }: Teller): string | null {
  const [column] = condition.columns;
  const words = generatedMessages(locale);
  const bare = condition.operator.replace(/^not /, '');
  const operator = words.operators[bare] ?? (/^[<>=]+$/.test(bare) ? bare : null);
  if (!condition.isPlain || column === undefined || operator === null) return null;
  const negated = bare !== condition.operator ? ` (${words.not})` : '';
  const values = condition.literals.join(words.or);
  return `${labelOf(column, condition)} ${operator}${values === '' ? '' : ` ${values}`}${negated}`;

  function labelOf(meant: ColumnRef, of: QueryCondition): string {
    const label = names.column(meant.table, meant.column)?.[locale] ?? meant.column;
    const through = joinedThrough(of, shape, names.links);
    const [from, to] = [through, meant.table].map((name) =>
      name === null ? '' : (names.table(name)?.[locale] ?? name),
    );
    return through === null ? label : words.joinedThrough(label, from ?? '', to ?? '');
  }
}
