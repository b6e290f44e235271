import { countTokens } from './count-tokens.ts';
import { itemTokens } from './prompt-use.ts';

/** One thing the prompt may tell: a table, a definition, an example. It is kept whole or not at all. */
export interface SectionItem {
  readonly key: string;
  readonly text: string;
  /** Why it was found, for the record. */
  readonly reason: string;
  /** Kept even beyond the budget. */
  readonly required?: boolean;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  /** The lower, the longer it survives a small budget. */
  readonly rank: number;
  /** The most important first. */
  readonly items: readonly SectionItem[];
}

/** What became of a section (`item` is null) or of one of its items, and why. */
export interface SectionRecord {
  readonly section: string;
  readonly item: string | null;
  /** Of an item, what it takes or would have taken; of a section, what is kept of it with its title. */
  readonly tokens: number;
  readonly kept: boolean;
  readonly reason: string;
}

export interface FittedSections {
  /** In the order given, with the items that are kept in the order given; sections left empty stay, without items. */
  readonly sections: readonly Section[];
  readonly records: readonly SectionRecord[];
  readonly tokens: number;
}

interface Purse {
  readonly budget: number;
  spent: number;
  /** Sections whose title is paid for. */
  readonly opened: Set<string>;
}

interface Verdict {
  readonly tokens: number;
  readonly kept: boolean;
  readonly reason: string;
}

/**
 * Chooses what fits `budgetTokens`: required items first, then by rank of the section and order of its items. An item that
 * is too large is passed over, so that one wide table does not cost all the others. Texts are counted as the JSON they are
 * sent as. Names of sections, and keys within one, are unique.
 */
export function fitSections(sections: readonly Section[], budgetTokens: number): FittedSections {
  const purse: Purse = { budget: budgetTokens, spent: 0, opened: new Set() };
  const verdicts = new Map<SectionItem, Verdict>();
  const byRank = sections.toSorted((a, b) => a.rank - b.rank);
  const offers = byRank.flatMap((section) => section.items.map((item) => ({ section, item })));
  for (const { section, item } of offers.filter((offer) => offer.item.required === true)) {
    verdicts.set(item, keepRequired(section, item, purse));
  }
  for (const { section, item } of offers.filter((offer) => offer.item.required !== true)) {
    verdicts.set(item, keepIfItFits(section, item, purse));
  }
  const fitted = sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => verdicts.get(item)?.kept === true),
  }));
  const records = sections.flatMap((section) => recordsOf(section, verdicts, purse));
  return { sections: fitted, records, tokens: purse.spent };
}

function keepRequired(section: Section, item: SectionItem, purse: Purse): Verdict {
  const tokens = tokensOf(item);
  spend(section, tokens, purse);
  const over = purse.spent - purse.budget;
  const beyond = over > 0 ? `, ${over} tokens beyond the budget` : '';
  return { tokens, kept: true, reason: `required${beyond}: ${item.reason}` };
}

function keepIfItFits(section: Section, item: SectionItem, purse: Purse): Verdict {
  const tokens = tokensOf(item);
  const left = purse.budget - purse.spent;
  const needed = tokens + titleTokens(section, purse);
  if (needed > left) {
    return {
      tokens,
      kept: false,
      reason: `needs ${needed} tokens, ${Math.max(0, left)} are left: ${item.reason}`,
    };
  }
  spend(section, tokens, purse);
  return { tokens, kept: true, reason: item.reason };
}

function spend(section: Section, tokens: number, purse: Purse): void {
  purse.spent += tokens + titleTokens(section, purse);
  purse.opened.add(section.name);
}

function titleTokens(section: Section, purse: Purse): number {
  return purse.opened.has(section.name) ? 0 : countTokens(section.title);
}

function tokensOf(item: SectionItem): number {
  return itemTokens([item.text]);
}

function recordsOf(
  section: Section,
  verdicts: ReadonlyMap<SectionItem, Verdict>,
  purse: Purse,
): readonly SectionRecord[] {
  const items = section.items.flatMap((item) => {
    const verdict = verdicts.get(item);
    return verdict === undefined ? [] : [{ section: section.name, item: item.key, ...verdict }];
  });
  const kept = items.filter((record) => record.kept);
  const title = purse.opened.has(section.name) ? countTokens(section.title) : 0;
  return [
    {
      section: section.name,
      item: null,
      tokens: title + kept.reduce((sum, record) => sum + record.tokens, 0),
      kept: kept.length > 0,
      reason: items.length === 0 ? 'nothing was found for it' : `${kept.length} of ${items.length} fit`,
    },
    ...items,
  ];
}
