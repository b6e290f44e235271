import { ModelFault } from './fault.ts';

/** The end of a call: its total time is over, or its caller has gone. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** Why the signal was aborted, as the fault to give up with. */
  fault(model: string): ModelFault;
  /** Settles as `work` does, or throws the fault as soon as the signal is aborted, whatever `work` waits for. */
  race<T>(model: string, work: Promise<T>): Promise<T>;
  /** Lets go of timer and listeners. */
  end(): void;
}

export function startDeadline(totalMs: number, caller: AbortSignal | null): Deadline {
  const controller = new AbortController();
  const endsAt = Date.now() + totalMs;
  const timer = setTimeout(() => controller.abort(), totalMs);
  const stop = () => controller.abort();
  caller?.addEventListener('abort', stop, { once: true });
  if (caller?.aborted) stop();

  const fault = (model: string) =>
    caller?.aborted === true
      ? new ModelFault({ code: 'model-stopped' })
      : new ModelFault({ code: 'model-timeout', params: { model } });

  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - Date.now()),
    fault,
    race: (model, work) => raceSignal(controller.signal, () => fault(model), work),
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}

/** Not every library lets go when its signal is aborted. */
export async function raceSignal<T>(signal: AbortSignal, reason: () => Error, work: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(reason());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
