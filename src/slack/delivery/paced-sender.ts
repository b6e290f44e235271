import type { Log } from '../../telemetry/log.ts';

/** Sends one after the other, with a pause between, whatever was asked for meanwhile in one. */
export interface PacedSender {
  request(): void;
  /** Nothing is sent any more once this is called; waits for what is under way. */
  close(): Promise<void>;
}

export interface SenderPace {
  readonly every: number;
  /** Before the first. */
  readonly firstAfter: number;
}

/** `send` tells whether something is left to be sent at the next turn. */
export function createPacedSender(send: () => Promise<boolean>, pace: SenderPace, log: Log): PacedSender {
  let next = Date.now() + pace.firstAfter;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let wanted = false;
  let closed = false;

  async function run(): Promise<void> {
    try {
      wanted = (await send()) || wanted;
    } catch (error) {
      log.error({ err: error }, 'progress could not be shown');
    }
    next = Date.now() + pace.every;
    running = null;
    schedule();
  }

  function schedule(): void {
    if (closed || !wanted || running !== null || timer !== null) return;
    timer = setTimeout(
      () => {
        timer = null;
        wanted = false;
        running = run();
      },
      Math.max(0, next - Date.now()),
    );
  }

  return {
    request() {
      wanted = true;
      schedule();
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await running;
    },
  };
}
