/** Wall time per stage of one question; what the footer prints is what the bench measures. */
export interface Stopwatch {
  /** Runs a stage and notes how long it took, also when it throws. */
  time<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
  /** Stages in the order they ended, then the total. Milliseconds, one decimal. */
  read(): { stage: string; ms: number }[];
}

export function startStopwatch(clock: () => number = () => performance.now()): Stopwatch {
  const started = clock();
  const stages: { stage: string; ms: number }[] = [];
  const since = (from: number) => Math.round((clock() - from) * 10) / 10;
  return {
    async time(stage, work) {
      const from = clock();
      try {
        return await work();
      } finally {
        stages.push({ stage, ms: since(from) });
      }
    },
    read: () => [...stages, { stage: 'total', ms: since(started) }],
  };
}
