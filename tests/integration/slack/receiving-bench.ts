import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { createAdmission } from '../../../src/slack/receiving/admission.ts';
import { boltLogger } from '../../../src/slack/receiving/bolt-logger.ts';
import { openReceiver } from '../../../src/slack/receiving/open-receiver.ts';
import { createStoringReceiver } from '../../../src/slack/receiving/storing-receiver.ts';
import { openTenancy } from '../../../src/slack/receiving/tenancy.ts';
import type { SlackConfig } from '../../../src/slack/slack-config.ts';
import type { Installations } from '../../../src/storage/installations.ts';
import type { NewJob } from '../../../src/storage/queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';

/** The receiving half of the door over a queue in memory, whose storing a test may hold up or break. */
export async function openReceiving(config: SlackConfig, installations: Installations | null = null) {
  const log = createLog('silent');
  const jobs = new Map<string, NewJob>();
  const faults: (() => Promise<void>)[] = [];
  const health = { isWell: true };
  const surroundings = { log, installations, onReturn: () => undefined, isWell: () => health.isWell };
  const inner = openReceiver(config, surroundings);
  const opened = await openTenancy(config, { installations, installer: inner.installer, log });
  if (!opened.ok) throw new Error(opened.problem.code);
  const tenancy = opened.value;
  const { receiver, settle } = createStoringReceiver(inner.receiver, {
    queue: {
      async put(job) {
        await faults.shift()?.();
        const isNew = !jobs.has(job.key);
        if (isNew) jobs.set(job.key, job);
        return isNew;
      },
    },
    admission: createAdmission({
      queue: { find: async () => null },
      posted: { inThread: async () => [], answering: async () => [] },
    }),
    self: tenancy.self,
    wake: () => {},
    mark: () => {},
    log,
  });
  const bolt = new App({
    receiver,
    authorize: tenancy.authorize,
    logger: boltLogger(log),
    convoStore: false,
  });
  return {
    bolt,
    jobs,
    tenancy,
    /** Before the next put, one each. */
    faults,
    health,
    start: () => inner.start(),
    stop: async () => {
      await settle();
      await inner.stop();
    },
  };
}

/** Installations in memory. */
export function memoryInstallations(): Installations & { readonly kept: Map<string, object> } {
  const kept = new Map<string, object>();
  return {
    kept,
    save: async (id, installation) => void kept.set(id, structuredClone(installation)),
    find: async (id) => kept.get(id) ?? null,
    remove: async (id) => void kept.delete(id),
    ids: async () => [...kept.keys()],
  };
}

/** One that nothing listens on for now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
