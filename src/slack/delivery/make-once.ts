import { mayHaveArrived } from './failure.ts';
import type { Reply, WebApi } from './web-api.ts';

interface Once<T> {
  readonly api: WebApi;
  readonly attempts: number;
  readonly make: () => Promise<Reply<T>>;
  /** What an attempt has left behind; null where there is nothing. */
  readonly find: () => Promise<Reply<T | null>>;
}

/** An attempt that may have arrived is looked for before the next one is made, and after the last. */
export async function makeOnce<T>({ api, attempts, make, find }: Once<T>): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt++) {
    const made = await make();
    if (made.ok || !mayHaveArrived(made.failure)) return made;
    await api.pause(attempt);
    const found = await find();
    if (!found.ok) return found;
    if (found.value !== null) return { ok: true, value: found.value };
    if (attempt >= attempts) return made;
  }
}
