import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

const url = (scheme: RegExp, example: string) =>
  z
    .string()
    .regex(scheme, { error: `must look like ${example}` })
    .optional();

const whole = (low: number, high: number, fallback: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${low} to ${high}` })
    .int({ error: `must be a whole number from ${low} to ${high}` })
    .min(low, { error: `must be at least ${low}` })
    .max(high, { error: `must be at most ${high}` })
    .default(fallback);

const timeZone = z
  .string()
  .default('Asia/Seoul')
  .refine(isTimeZone, { error: 'must be an IANA time zone such as Asia/Seoul or UTC' });

/** Every setting there is. The keys, their order and their comments in `.env.example` are held to this by a test. */
export const settings = z.object({
  ASKBIRD_HOME: z.string().min(1).default('.askbird'),
  ASKBIRD_KNOWLEDGE: z.string().min(1).default('knowledge'),
  ASKBIRD_TIME_ZONE: timeZone,
  ASKBIRD_WEEK_START: z.enum(['monday', 'sunday'], { error: 'must be monday or sunday' }).default('monday'),
  ASKBIRD_LANGUAGE: z.enum(['auto', 'ko', 'en'], { error: 'must be auto, ko or en' }).default('auto'),
  DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://user:password@host:5432/askbird'),
  WAREHOUSE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://askbird_reader:password@host:5432/warehouse'),
  ASKBIRD_SQL_TIMEOUT_MS: whole(100, 600_000, 15_000),
  ASKBIRD_MAX_ROWS: whole(1, 10_000, 500),
  ASKBIRD_MAX_BYTES: whole(10_000, 64_000_000, 8_000_000),
  ASKBIRD_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .default('warn'),
});

/** What the rest of the program sees: checked, named by role, frozen. */
export interface Config {
  /** Directory of the embedded databases, absolute. */
  readonly home: string;
  /** Directory of the knowledge files, absolute. */
  readonly knowledge: string;
  readonly timeZone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly language: 'auto' | 'ko' | 'en';
  readonly databaseUrl: string | null;
  readonly warehouseUrl: string | null;
  readonly sqlTimeoutMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** One setting that cannot be used, with what to do about it. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads the process environment over a `.env` file beside package.json, when there is one. */
export function loadConfig(root: string = process.cwd()): ConfigResult {
  const file = resolve(root, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return readConfig({ ...fromFile, ...process.env }, root);
}

/** Pure: reports every problem at once, so that a first start takes one round of mending. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const problems = [...unknownSettings(given), ...(parsed.success ? [] : parsed.error.issues.map(problemOf))];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const value = parsed.data;
  return {
    ok: true,
    config: Object.freeze({
      home: resolve(root, value.ASKBIRD_HOME),
      knowledge: resolve(root, value.ASKBIRD_KNOWLEDGE),
      timeZone: value.ASKBIRD_TIME_ZONE,
      weekStart: value.ASKBIRD_WEEK_START,
      language: value.ASKBIRD_LANGUAGE,
      databaseUrl: value.DATABASE_URL ?? null,
      warehouseUrl: value.WAREHOUSE_URL ?? null,
      sqlTimeoutMs: value.ASKBIRD_SQL_TIMEOUT_MS,
      maxRows: value.ASKBIRD_MAX_ROWS,
      maxBytes: value.ASKBIRD_MAX_BYTES,
      logLevel: value.ASKBIRD_LOG_LEVEL,
    }),
  };
}

/** The text a start that cannot go on prints: one line a problem. */
export function describeConfigProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(({ setting, message }) => `  ${setting}: ${message}`);
  return `Askbird cannot start; set these in .env or the environment (see .env.example):\n${lines.join('\n')}\n`;
}

/** A misspelt setting would otherwise be ignored in silence. */
function unknownSettings(env: Readonly<Record<string, string | undefined>>): ConfigProblem[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('ASKBIRD_') && !(key in settings.shape))
    .map((key) => ({
      setting: key,
      message: 'is not a setting of Askbird; check the spelling in .env.example',
    }));
}

function problemOf(issue: z.core.$ZodIssue): ConfigProblem {
  return { setting: issue.path.join('.'), message: issue.message };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
