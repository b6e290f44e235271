import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../telemetry/log.ts';

/** Bolt's lines among ours. Its debug lines repeat whole payloads, people's words in them, so those go nowhere. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...parts) => log.debug(textOf(parts)),
    warn: (...parts) => log.warn(textOf(parts)),
    error: (...parts) => log.error(textOf(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function textOf(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
