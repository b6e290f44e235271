import { createInterface } from 'node:readline/promises';

/** Reads questions until the input ends; `history` is newest first and survives the process through `remember`. */
export interface LineReader {
  /** Null at the end of the input (Ctrl+D) or on Ctrl+C. */
  next(): Promise<string | null>;
  /** Runs `work`, which Ctrl+C stops by the signal; pressed once more it ends the input as well. */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  close(): void;
}

export function readLines(options: {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly prompt: string;
  readonly history: string[];
  readonly terminal: boolean;
}): LineReader {
  const lines = createInterface({ ...options, historySize: 500, removeHistoryDuplicates: true });
  const waiting: ((line: string | null) => void)[] = [];
  const arrived: string[] = [];
  let open = true;
  lines.on('line', (line) => {
    const taker = waiting.shift();
    if (taker) taker(line);
    else arrived.push(line);
  });
  let running: AbortController | null = null;
  lines.on('SIGINT', () => {
    if (running === null || running.signal.aborted) lines.close();
    else running.abort();
  });
  lines.on('close', () => {
    open = false;
    for (const taker of waiting.splice(0)) taker(null);
  });
  return {
    next() {
      const line = arrived.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (!open) return Promise.resolve(null);
      lines.prompt();
      return new Promise((resolve) => waiting.push(resolve));
    },
    async interruptible(work) {
      const stop = new AbortController();
      running = stop;
      try {
        return await work(stop.signal);
      } finally {
        running = null;
      }
    },
    close: () => lines.close(),
  };
}
