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

/** `provider:name`; a name may hold colons of its own (`openai-compatible:qwen3:8b`). */
const model = z
  .string()
  .regex(/^[a-z][\w-]*:\S+$/, { error: 'must look like openai:gpt-4.1 or openai-compatible:qwen3:8b' })
  .optional();

const token = (prefix: string, name: string, place: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}\\S+$`), {
      error: `must be the ${name}, beginning with ${prefix} (${place})`,
    })
    .optional();

const server = url(/^https?:\/\//, 'https://models.example.com/v1');
const key = z.string().optional();

const prices = z
  .string()
  .regex(/^\d+(\.\d+)?\/\d+(\.\d+)?\/\d+(\.\d+)?$/, {
    error: 'must be the prices of a million tokens as input/cached input/output, such as 2/0.5/8',
  })
  .optional();

const variants = z
  .string()
  .regex(/^[\w/-]+=[\w-]+(,[\w/-]+=[\w-]+)*$/, {
    error: 'must look like text2sql/draft=plan-first, several with commas',
  })
  .optional();

/** Every setting there is. The keys, their order and their comments in `.env.example` are held to this by a test. */
export const settings = z.object({
  ASKBIRD_HOME: z.string().min(1).default('.askbird'),
  ASKBIRD_KNOWLEDGE: z.string().min(1).default('knowledge'),
  ASKBIRD_PROMPTS: z.string().min(1).default('prompts'),
  ASKBIRD_TIME_ZONE: timeZone,
  ASKBIRD_WEEK_START: z.enum(['monday', 'sunday'], { error: 'must be monday or sunday' }).default('monday'),
  ASKBIRD_LANGUAGE: z.enum(['auto', 'ko', 'en'], { error: 'must be auto, ko or en' }).default('auto'),
  DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://user:password@host:5432/askbird'),
  WAREHOUSE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://askbird_reader:password@host:5432/warehouse'),
  ASKBIRD_SQL_TIMEOUT_MS: whole(100, 600_000, 15_000),
  ASKBIRD_SQL_MAX_COST: whole(1_000, 1_000_000_000_000, 20_000_000),
  ASKBIRD_MAX_ROWS: whole(1, 10_000, 500),
  ASKBIRD_MAX_BYTES: whole(10_000, 64_000_000, 8_000_000),
  ASKBIRD_MODEL: model,
  ASKBIRD_MODEL_URL: server,
  ASKBIRD_MODEL_KEY: key,
  ASKBIRD_MODEL_FALLBACK: model,
  ASKBIRD_MODEL_FALLBACK_URL: server,
  ASKBIRD_MODEL_FALLBACK_KEY: key,
  ASKBIRD_MODEL_OUTPUT: z
    .enum(['json-schema', 'function-calling', 'json-mode'], {
      error: 'must be json-schema, function-calling or json-mode',
    })
    .default('json-schema'),
  ASKBIRD_MODEL_CONNECT_MS: whole(100, 60_000, 5_000),
  ASKBIRD_MODEL_FIRST_TOKEN_MS: whole(100, 300_000, 30_000),
  ASKBIRD_MODEL_TOTAL_MS: whole(1_000, 600_000, 90_000),
  ASKBIRD_MODEL_RETRIES: whole(0, 10, 3),
  ASKBIRD_MODEL_PRICES: prices,
  ASKBIRD_MODEL_CURRENCY: z
    .string()
    .length(3, { error: 'must be a currency code such as USD' })
    .default('USD'),
  ASKBIRD_QUESTION_CALLS: whole(1, 100, 12),
  ASKBIRD_QUESTION_TOKENS: whole(1_000, 10_000_000, 100_000),
  ASKBIRD_QUESTION_COST: z.coerce.number({ error: 'must be an amount of money' }).positive().optional(),
  ASKBIRD_DRAFTS: whole(1, 5, 1),
  ASKBIRD_REPAIRS: whole(0, 2, 2),
  ASKBIRD_PROMPT_TOKENS: whole(1_000, 200_000, 3_500),
  ASKBIRD_PROMPT_VARIANTS: variants,
  ASKBIRD_EMBEDDER: model,
  ASKBIRD_EMBEDDER_URL: server,
  ASKBIRD_EMBEDDER_KEY: key,
  ASKBIRD_MODERATION: model,
  ASKBIRD_MODERATION_URL: server,
  ASKBIRD_MODERATION_KEY: key,
  OPENAI_API_KEY: key,
  AZURE_OPENAI_API_KEY: key,
  LANGSMITH_TRACING: z.string().optional(),
  LANGSMITH_API_KEY: key,
  OTEL_EXPORTER_OTLP_ENDPOINT: server,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: server,
  SLACK_BOT_TOKEN: token('xoxb-', 'bot token', 'OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp-', 'app-level token', 'Basic Information, App-Level Tokens'),
  SLACK_SIGNING_SECRET: key,
  SLACK_CLIENT_ID: key,
  SLACK_CLIENT_SECRET: key,
  SLACK_STATE_SECRET: z
    .string()
    .min(16, { error: 'must be a secret of your own with at least 16 characters (openssl rand -hex 32)' })
    .optional(),
  SLACK_API_URL: server,
  ASKBIRD_SLACK_PORT: whole(1, 65_535, 3_000),
  ASKBIRD_SLACK_WORKERS: whole(1, 32, 4),
  ASKBIRD_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'must be silent, error, warn, info or debug',
    })
    .default('warn'),
});

export type Settings = z.infer<typeof settings>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
