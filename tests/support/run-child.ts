import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program in a process of its own, which really can be killed. */
export interface Child {
  readonly process: ChildProcess;
  /** All lines written so far; it grows. */
  readonly lines: string[];
  /** The next line after those already awaited. */
  nextLine(): Promise<string>;
  /** How it ended: its exit code or the signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  kill9(): Promise<void>;
}

export function runChild(program: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting: (() => void)[] = [];
  let awaited = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    waiting.shift()?.();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code));
  });
  return {
    process: child,
    lines,
    ended,
    async nextLine() {
      if (lines.length <= awaited) await new Promise<void>((resolve) => waiting.push(resolve));
      awaited += 1;
      return lines[awaited - 1] ?? '';
    },
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
