import type { Block, KnownBlock } from '@slack/types';

/** `KnownBlock` or a newer one that the library has no type for yet (`data_visualization`). */
export type MessageBlock = KnownBlock | Block;

/** A message ready to be sent: within every documented limit, and nothing of it interpreted by Slack but our own markup. */
export interface OutgoingMessage {
  /** For notifications and where blocks are not shown: never empty. Escaped. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  /** Tried one after the other when Slack refuses the blocks before; after the last, the text alone. */
  readonly simpler: readonly (readonly MessageBlock[])[];
}

/** Where a message of ours goes or stands. */
export interface Conversation {
  readonly channel: string;
  /** `ts` of the thread's root; null to stand outside a thread. */
  readonly thread: string | null;
}

export interface Standing {
  readonly channel: string;
  readonly ts: string;
}

export interface OutgoingFile {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly altText: string | null;
}
