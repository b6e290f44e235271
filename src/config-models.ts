import type { ModelAddress } from './model/address.ts';
import type { BudgetLimits, ModelPrices } from './model/chat/budget.ts';
import type { ChatModelSettings } from './model/chat/settings.ts';
import type { Settings } from './settings.ts';

/** Everything about language models; each part is null where nothing is configured. */
export interface ModelsConfig {
  readonly chat: ChatConfig | null;
  readonly embedder: ModelAddress | null;
  readonly moderation: ModelAddress | null;
  /** Hard limits of one question. */
  readonly question: BudgetLimits;
  readonly drafts: number;
  readonly repairs: number;
  /** Of the sections chosen for one question. */
  readonly promptTokens: number;
  /** Prompt name -> variant. */
  readonly promptVariants: ReadonlyMap<string, string>;
}

/** Pacing is the code's own. */
export type ChatConfig = Omit<ChatModelSettings, 'pacing'>;

/** One setting that cannot be used, with what to do about it. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

type Role = 'ASKBIRD_MODEL' | 'ASKBIRD_MODEL_FALLBACK' | 'ASKBIRD_EMBEDDER' | 'ASKBIRD_MODERATION';

/** Pure. */
export function modelsOf(values: Settings): ModelsConfig {
  return {
    chat: chatOf(values),
    embedder: addressOf('ASKBIRD_EMBEDDER', values),
    moderation: addressOf('ASKBIRD_MODERATION', values),
    question: {
      maxCalls: values.ASKBIRD_QUESTION_CALLS,
      maxTokens: values.ASKBIRD_QUESTION_TOKENS,
      maxCost: values.ASKBIRD_QUESTION_COST ?? null,
    },
    drafts: values.ASKBIRD_DRAFTS,
    repairs: values.ASKBIRD_REPAIRS,
    promptTokens: values.ASKBIRD_PROMPT_TOKENS,
    promptVariants: new Map(
      (values.ASKBIRD_PROMPT_VARIANTS?.split(',') ?? []).map((pair) => {
        const [prompt = '', variant = ''] = pair.split('=');
        return [prompt, variant] as const;
      }),
    ),
  };
}

/** What a model's address still lacks: the first call would fail on it, so a start does. */
export function missingOf(values: Settings): ConfigProblem[] {
  const roles: Role[] = ['ASKBIRD_MODEL', 'ASKBIRD_MODEL_FALLBACK', 'ASKBIRD_EMBEDDER', 'ASKBIRD_MODERATION'];
  return [
    ...roles.flatMap((role) => lackOf(role, values)),
    ...(values.ASKBIRD_QUESTION_COST !== undefined && values.ASKBIRD_MODEL_PRICES === undefined
      ? [{ setting: 'ASKBIRD_QUESTION_COST', message: 'must come with ASKBIRD_MODEL_PRICES' }]
      : []),
  ];
}

function lackOf(role: Role, values: Settings): ConfigProblem[] {
  const address = addressOf(role, values);
  if (address === null) return [];
  const provider = providerOf(address.model);
  const needsUrl = provider === 'azure' || provider === 'openai-compatible';
  if (needsUrl && address.url === null) {
    return [{ setting: `${role}_URL`, message: `must be set: ${address.model} has no address of its own` }];
  }
  const standard = standardKeys[provider];
  if (standard !== undefined && address.key === null) {
    return [{ setting: `${role}_KEY`, message: `or ${standard} must be set: ${address.model} needs a key` }];
  }
  return [];
}

const standardKeys: Readonly<Record<string, 'OPENAI_API_KEY' | 'AZURE_OPENAI_API_KEY'>> = {
  openai: 'OPENAI_API_KEY',
  azure: 'AZURE_OPENAI_API_KEY',
};

function addressOf(role: Role, values: Settings): ModelAddress | null {
  const model = values[role];
  if (model === undefined) return null;
  const standard = standardKeys[providerOf(model)];
  return {
    model,
    url: values[`${role}_URL`] ?? null,
    key: values[`${role}_KEY`] ?? (standard === undefined ? null : (values[standard] ?? null)),
  };
}

function providerOf(model: string): string {
  return model.slice(0, model.indexOf(':'));
}

function chatOf(values: Settings): ChatConfig | null {
  const address = addressOf('ASKBIRD_MODEL', values);
  if (address === null) return null;
  return {
    ...address,
    fallback: addressOf('ASKBIRD_MODEL_FALLBACK', values),
    output: values.ASKBIRD_MODEL_OUTPUT,
    timeouts: {
      connectMs: values.ASKBIRD_MODEL_CONNECT_MS,
      firstTokenMs: values.ASKBIRD_MODEL_FIRST_TOKEN_MS,
      totalMs: values.ASKBIRD_MODEL_TOTAL_MS,
    },
    retries: values.ASKBIRD_MODEL_RETRIES,
    prices: pricesOf(values),
  };
}

function pricesOf({ ASKBIRD_MODEL_PRICES, ASKBIRD_MODEL_CURRENCY }: Settings): ModelPrices | null {
  if (ASKBIRD_MODEL_PRICES === undefined) return null;
  const [input = 0, cached = 0, output = 0] = ASKBIRD_MODEL_PRICES.split('/').map(Number);
  return { input, cached, output, currency: ASKBIRD_MODEL_CURRENCY };
}
