import type { connectModels } from './ask/model-tier.ts';
import type { Config } from './config.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Problem } from './domain/problem.ts';
import type { ChatModel } from './model/chat/chat-model.ts';
import type { ModelEvents } from './model/chat/events.ts';
import type { Moderation } from './model/moderation.ts';
import type { Prompts } from './prompting/prompt.ts';
import type { Log } from './telemetry/log.ts';
import type { Tracer } from './telemetry/trace.ts';

/** What a configured language model brings: itself, the checked prompts, and the gate before it. */
export interface Models {
  readonly chat: ChatModel;
  readonly prompts: Prompts;
  /** Null where questions are not moderated. */
  readonly moderation: Moderation | null;
  /** The tier of `ask` that they serve. */
  readonly connect: typeof connectModels;
}

/**
 * Null where no model is configured: then nothing of this is even loaded. Problems: `prompts-invalid`,
 * `model-setting-invalid`, `model-package-missing`, `moderation-unusable`.
 */
export async function openModels(
  config: Config,
  { log, tracer }: { readonly log: Log; readonly tracer: Tracer },
): Promise<Outcome<Models | null>> {
  const { chat: settings, moderation: moderated, promptVariants } = config.models;
  if (settings === null) return done(null);
  const [{ openChatModel }, { readPrompts }, { promptDeclarations }, { connectModels }] = await Promise.all([
    import('./model/chat/open-chat-model.ts'),
    import('./prompting/read-prompts.ts'),
    import('./prompt-declarations.ts'),
    import('./ask/model-tier.ts'),
  ]);
  const [chat, prompts, moderation] = await Promise.all([
    openChatModel(settings, eventsTo(log, tracer)),
    readPrompts(config.prompts, promptDeclarations, promptVariants),
    moderated === null ? done(null) : openGate(moderated),
  ]);
  if (!chat.ok) return failed(named(chat.problem));
  if (!prompts.ok) return prompts;
  if (!moderation.ok) return moderation;
  warmUp();
  return done({
    chat: chat.value,
    prompts: prompts.value,
    moderation: moderation.value,
    connect: connectModels,
  });
}

/** By the name under which an administrator can mend it. */
function named(problem: Problem): Problem {
  const setting = settingNames[String(problem.params?.setting)];
  return setting === undefined ? problem : { ...problem, params: { ...problem.params, setting } };
}

const settingNames: Readonly<Record<string, string>> = {
  url: 'ASKBIRD_MODEL_URL',
  key: 'ASKBIRD_MODEL_KEY',
  output: 'ASKBIRD_MODEL_OUTPUT',
};

/** Loads the encoding that sizes prompts once the start is through, instead of inside the first question. */
function warmUp(): void {
  setImmediate(() => {
    void import('./prompting/count-tokens.ts').then(({ countTokens }) => countTokens('warm'));
  });
}

async function openGate(address: NonNullable<Config['models']['moderation']>): Promise<Outcome<Moderation>> {
  const { openModeration } = await import('./model/moderation.ts');
  return openModeration(address);
}

function eventsTo(log: Log, tracer: Tracer): ModelEvents {
  return {
    tracer,
    retried: (event) => log.info(event, 'a model call is made again'),
    fellBack: (event) => log.warn(event, 'another model is asked instead'),
    breakerMoved: (event) => log.warn(event, 'the breaker of a model moved'),
    repaired: (event) => log.info(event, 'a model is asked once more for the right shape'),
  };
}
