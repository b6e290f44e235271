import type { Arguments } from './refusal.ts';
import type { World } from './world.ts';

/** A call of the Web API, an upload or a response, as it came. */
export interface Call {
  readonly method: string;
  readonly args: Arguments;
  readonly token: string | null;
  readonly team: string | null;
  /** Milliseconds since the fake opened. */
  readonly at: number;
  /** `ok`, Slack's error code, or the planted fault. */
  outcome: string;
}

export interface Journal {
  readonly calls: Call[];
  open(method: string, args: Arguments, token: string | null, team: string | null): Call;
  /** The last lines, for a message that says what went on instead. */
  print(lines?: number): string;
  /** Looks again after everything that happens, until there is something. */
  waitFor<T>(look: () => T | null | undefined | false, what: string, timeout?: number): Promise<T>;
}

export function createJournal(world: World): Journal {
  const opened = performance.now();
  const calls: Call[] = [];
  const print = (lines = 40): string =>
    calls
      .slice(-lines)
      .map(
        (call) =>
          `${Math.round(call.at)} ms ${call.method} ${cut(JSON.stringify(call.args))} -> ${call.outcome}`,
      )
      .join('\n');
  return {
    calls,
    print,
    open(method, args, token, team) {
      const call: Call = { method, args, token, team, at: performance.now() - opened, outcome: 'pending' };
      calls.push(call);
      return call;
    },
    waitFor: (look, what, timeout = 10_000) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          world.changes.off('changed', check);
        };
        const check = () => {
          try {
            const found = look();
            if (!found) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          end();
          const violations = world.violations.map((each) => `violation: ${each}`).join('\n');
          reject(new Error(`waited ${timeout} ms for ${what}; what happened:\n${print()}\n${violations}`));
        }, timeout);
        world.changes.on('changed', check);
        check();
      }),
  };
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
