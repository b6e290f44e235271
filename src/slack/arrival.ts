import type { ActionId } from './blocks/action-ids.ts';

/**
 * What came in from Slack, reduced to what the work on it needs. It is the payload of a stored job, so it is JSON, and a
 * newer Askbird still reads an older one's.
 */
export type Arrival =
  | QuestionArrival
  | EditArrival
  | DeletionArrival
  | ReactionArrival
  | HomeArrival
  | CommandArrival
  | ClickArrival
  | ShortcutArrival
  | UninstallArrival;

interface FromWorkspace {
  /** Team id, `T…`. */
  readonly workspace: string;
}

/** Somebody said something that is meant for Askbird. */
export interface QuestionArrival extends FromWorkspace {
  readonly kind: 'question';
  readonly channel: string;
  readonly person: string;
  /** As typed, Slack's markup included. */
  readonly text: string;
  readonly ts: string;
  /** Null for a message outside a thread. */
  readonly thread: string | null;
  readonly addressed: 'dm' | 'mention' | 'thread';
  /** Tells apart what was asked by the same message before and after an edit; left out before any. */
  readonly revision?: string;
}

export interface EditArrival extends FromWorkspace {
  readonly kind: 'edit';
  readonly channel: string;
  readonly person: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  /** As it was before. */
  readonly before: string;
}

export interface DeletionArrival extends FromWorkspace {
  readonly kind: 'deletion';
  readonly channel: string;
  readonly ts: string;
}

export interface ReactionArrival extends FromWorkspace {
  readonly kind: 'reaction';
  readonly channel: string;
  readonly person: string;
  /** Of the message that was reacted to. */
  readonly ts: string;
  /** Without colons and skin tone: `+1`, `wastebasket`. */
  readonly emoji: string;
  readonly added: boolean;
}

/** Somebody opened the App Home or the Messages tab. */
export interface HomeArrival extends FromWorkspace {
  readonly kind: 'home';
  readonly person: string;
  readonly tab: 'home' | 'messages';
  readonly channel: string;
}

export interface CommandArrival extends FromWorkspace {
  readonly kind: 'command';
  readonly person: string;
  readonly channel: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** A button or a menu that starts work. Those that open a form are answered at once instead, and never stored. */
export interface ClickArrival extends FromWorkspace {
  readonly kind: 'click';
  readonly person: string;
  readonly action: ActionId;
  /** Of the button, or of the chosen option. */
  readonly value: string;
  /** The message it stands in; null on the App Home. */
  readonly message: { readonly channel: string; readonly ts: string; readonly thread: string | null } | null;
  readonly responseUrl: string | null;
}

/** A shortcut on somebody's message. */
export interface ShortcutArrival extends FromWorkspace {
  readonly kind: 'shortcut';
  readonly person: string;
  readonly callback: string;
  readonly channel: string;
  /** The message it was used on, its text with Slack's markup. */
  readonly message: { readonly ts: string; readonly thread: string | null; readonly text: string };
  readonly responseUrl: string;
}

/** The app was removed from a workspace, or its tokens were revoked. */
export interface UninstallArrival extends FromWorkspace {
  readonly kind: 'uninstall';
}
