import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { type ConfigProblem, type ModelsConfig, missingOf, modelsOf } from './config-models.ts';
import { slackOf, slackProblems } from './config-slack.ts';
import { settings } from './settings.ts';
import type { SlackConfig } from './slack/slack-config.ts';

/** What the rest of the program sees: checked, named by role, frozen. */
export interface Config {
  /** Directory of the embedded databases, absolute. */
  readonly home: string;
  /** Directory of the knowledge files, absolute. */
  readonly knowledge: string;
  /** Directory of the prompt files, absolute. */
  readonly prompts: string;
  readonly timeZone: string;
  readonly weekStart: 'monday' | 'sunday';
  readonly language: 'auto' | 'ko' | 'en';
  readonly databaseUrl: string | null;
  readonly warehouseUrl: string | null;
  readonly sqlTimeoutMs: number;
  /** Statements that the planner rates higher are not run, in its own unit. Applies to what a model writes. */
  readonly sqlMaxCost: number;
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly models: ModelsConfig;
  /** Null when nothing of Slack is set. */
  readonly slack: SlackConfig | null;
  /** Where OpenTelemetry spans go, by its two standard variables; nowhere when both are null. */
  readonly trace: { readonly endpoint: string | null; readonly tracesEndpoint: string | null };
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads the process environment over a `.env` file beside package.json, when there is one. */
export function loadConfig(root: string = process.cwd()): ConfigResult {
  const file = resolve(root, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  passOn(fromFile);
  return readConfig({ ...fromFile, ...process.env }, root);
}

/** The tracing clients read their own standard variables from the environment, so those of the file are put there. */
function passOn(fromFile: Readonly<Record<string, string | undefined>>): void {
  for (const [key, value] of Object.entries(fromFile)) {
    if (/^(LANGSMITH|OTEL)_/.test(key) && value !== '') process.env[key] ??= value;
  }
}

/** Pure: reports every problem at once, so that a first start takes one round of mending. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const problems = [
    ...unknownSettings(given),
    ...(parsed.success
      ? [...missingOf(parsed.data), ...slackProblems(parsed.data)]
      : parsed.error.issues.map(problemOf)),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const value = parsed.data;
  return {
    ok: true,
    config: Object.freeze({
      home: resolve(root, value.ASKBIRD_HOME),
      knowledge: resolve(root, value.ASKBIRD_KNOWLEDGE),
      prompts: resolve(root, value.ASKBIRD_PROMPTS),
      timeZone: value.ASKBIRD_TIME_ZONE,
      weekStart: value.ASKBIRD_WEEK_START,
      language: value.ASKBIRD_LANGUAGE,
      databaseUrl: value.DATABASE_URL ?? null,
      warehouseUrl: value.WAREHOUSE_URL ?? null,
      sqlTimeoutMs: value.ASKBIRD_SQL_TIMEOUT_MS,
      sqlMaxCost: value.ASKBIRD_SQL_MAX_COST,
      maxRows: value.ASKBIRD_MAX_ROWS,
      maxBytes: value.ASKBIRD_MAX_BYTES,
      models: modelsOf(value),
      slack: slackOf(value),
      trace: {
        endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
        tracesEndpoint: value.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? null,
      },
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
