import type { HomeView } from '@slack/types';
import type { Locale } from '../../domain/locale.ts';

/** What one person's App Home shows. */
export interface HomeContent {
  /** Principal id, which an administrator needs for the access policy. */
  readonly id: string;
  readonly examples: readonly string[];
  /** `channel` is its name without `#`. */
  readonly channelExamples: readonly { readonly channel: string; readonly examples: readonly string[] }[];
  /** The newest first. */
  readonly recent: readonly RecentQuestion[];
  /** IANA name, to tell days and times by. */
  readonly timeZone: string;
}

export interface RecentQuestion {
  readonly text: string;
  readonly when: Date;
  readonly answered: boolean;
  /** In the ledger. */
  readonly id: string;
}

/** The page people find Askbird on: examples that work for them, and what they asked. */
export function renderHome(_home: HomeContent, _locale: Locale): HomeView {
  throw new Error('not written yet');
}
