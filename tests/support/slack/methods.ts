import type { Arguments } from './refusal.ts';
import type { Team, World } from './world.ts';

/** What a method of the Web API works on. */
export interface Context {
  readonly world: World;
  readonly team: Team;
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly triggers: Triggers;
}

/** A method either answers, without `ok`, or throws a `Refusal`. */
export type Method = (context: Context, args: Arguments) => Record<string, unknown>;

export type Methods = Readonly<Record<string, Method>>;

/** `trigger_id`s: each opens one form, within 3 s. */
export interface Triggers {
  issue(person: string): string;
  /** The person it was issued for; a `Refusal` when it is unknown, used or too old. */
  take(trigger: string): string;
}
