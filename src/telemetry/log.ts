import { destination, type Logger, pino } from 'pino';
import { redactText, redactValue } from './redact.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** The same lines in a file, for a program whose terminal belongs to a person; on standard error where none can be written. */
export function createFileLog(level: LogLevel, path: string): Log {
  try {
    return createLog(level, destination({ dest: path, mkdir: true, sync: true }));
  } catch {
    return createLog(level);
  }
}

/** Structured lines on standard error: standard output belongs to the answer. Everything is redacted on the way out. */
export function createLog(level: LogLevel, stream = destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactValue(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args,
          );
        },
      },
      serializers: { err: redactValue, error: redactValue },
    },
    stream,
  );
}
