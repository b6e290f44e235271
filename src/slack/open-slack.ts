import type { Locale } from '../domain/locale.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { SlackConfig } from './slack-config.ts';
import type { DoorDependencies, Mark } from './slack-door.ts';

export interface SlackOptions {
  /** Answers are streamed as they are written: where a language model writes them. */
  readonly streams: boolean;
  readonly language: 'auto' | Locale;
  /** No other process can work on the same queue (embedded database). */
  readonly exclusive: boolean;
  readonly mark?: Mark;
}

/** The door to Slack. */
export interface SlackApp {
  /** As what and where it is connected, for a line that tells so. */
  readonly identity: SlackIdentity;
  start(): Promise<Outcome<void>>;
  /** Receives nothing more, lets what is under way end within that time, and leaves the rest to the next start. */
  stop(graceMs?: number): Promise<void>;
}

export interface SlackIdentity {
  readonly mode: SlackConfig['mode'];
  /** Of the only workspace; null with OAuth. */
  readonly workspace: { readonly id: string; readonly name: string; readonly bot: string } | null;
  readonly port: number | null;
}

/** Builds the door; nothing is received before `start`. Problems: `slack-…`. */
export async function openSlack(
  _config: SlackConfig,
  _door: DoorDependencies,
  _options: SlackOptions,
): Promise<Outcome<SlackApp>> {
  throw new Error('to be written');
}
