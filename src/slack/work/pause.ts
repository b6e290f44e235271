import { setTimeout as sleep } from 'node:timers/promises';

/** Waits without keeping the process alive for it; ends early, and quietly, when the signal says so. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) }).catch(
    () => undefined,
  );
}
