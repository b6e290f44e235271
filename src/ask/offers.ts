import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { Views } from './views.ts';

/** What a door may know of the knowledge without asking a question. */
export interface Offers {
  /** Questions that are answered for that person: those near the words first, then the usual ones. */
  examples(request: ExamplesRequest): Promise<readonly string[]>;
  /** Whether somebody may see all of these tables, as `schema.table`. */
  mayRead(principal: Principal, tables: readonly string[]): boolean;
}

export interface ExamplesRequest {
  /** Names and topics of channels, or earlier questions; may be empty. */
  readonly about: string;
  readonly principal: Principal;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly count: number;
}

export function createOffers(views: Views, visibleTo: (principal: Principal) => ReadonlySet<string>): Offers {
  return {
    async examples({ about, principal, locale, clock, count }) {
      const visible = visibleTo(principal);
      const { suggestions, understand } = views.within(visible);
      const context = { locale, clock, visible };
      const near =
        about.trim() === ''
          ? []
          : (await suggestions.nearby(understand.byMetrics(about, clock).reading, context)).questions;
      return [...new Set([...near, ...suggestions.starters(context, count)])].slice(0, count);
    },
    mayRead(principal, tables) {
      const visible = visibleTo(principal);
      return tables.every((table) => visible.has(table));
    },
  };
}
