import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { WorkStep } from '../../../src/slack/work/steps.ts';
import type { FakeSlack } from './fake-slack.ts';

const script = new URL('../../integration/slack/children/slack-process.ts', import.meta.url).pathname;

/** A door in a process of its own, to be killed. */
export interface SlackProcess {
  /** It kills itself with SIGKILL the next time it comes to that step; null lets it live. */
  dieAt(step: WorkStep | null): Promise<void>;
  /** Resolves once it is gone; the signal that ended it. */
  gone(): Promise<string | null>;
  stop(): Promise<void>;
}

/** `models` are settings as an operator writes them. */
export async function startSlackProcess(
  home: string,
  slack: FakeSlack,
  models: Readonly<Record<string, string>> = {},
): Promise<SlackProcess> {
  const { appToken, botToken, apiUrl } = slack;
  const place = JSON.stringify({ appToken, botToken, apiUrl });
  const child = fork(script, [home, place, JSON.stringify(models)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await heard(child, 'ready', ended);
  return {
    async dieAt(step) {
      child.send(step as unknown as string);
      await heard(child, 'armed', ended);
    },
    gone: () => ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function heard(child: ChildProcess, wanted: string, ended: Promise<string | null>): Promise<void> {
  const message = await Promise.race([
    once(child, 'message').then(([said]) => said as unknown),
    ended.then((signal) => `ended by ${signal}`),
  ]);
  if (message !== wanted) throw new Error(`the process said ${message} instead of ${wanted}`);
}
