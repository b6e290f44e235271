import type { PromptUse, SectionUse } from '../../domain/answer.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { ChatModel } from '../../model/chat/chat-model.ts';
import { outside } from '../../prompting/outside.ts';
import type { Prompts, RenderedPrompt } from '../../prompting/prompt.ts';
import { promptUse } from '../../prompting/prompt-use.ts';
import type { Asked } from './asked.ts';
import { cleanDraft, instructionsIn } from './clean-draft.ts';
import { draftPrompt, repairPrompt } from './declarations.ts';
import { type Fault, toldToModel } from './fault.ts';
import type { draftValues } from './prompt-values.ts';
import { type SqlDraft, sqlDraft, sqlDraftName } from './schemas.ts';

export interface DraftContext {
  readonly model: ChatModel;
  readonly prompts: Prompts;
  readonly asked: Asked;
  readonly values: ReturnType<typeof draftValues>;
  readonly records: readonly SectionUse[];
  /** Told of each prompt that is sent. */
  readonly noted: (use: PromptUse) => void;
}

/** Samples after the first need some warmth, or they say the same. */
const sampleTemperature = 0.7;

/** `count` statements for the question, asked for at once. */
export function draftStatements(context: DraftContext, count: number): Promise<Outcome<SqlDraft>[]> {
  const prompt = context.prompts.render(draftPrompt, context.values);
  const samples = Array.from({ length: count }, (_, at) => send(at === 0 ? prompt : warmed(prompt), context));
  return Promise.all(samples);
}

/** Another statement in place of one with faults. */
export function repairStatement(
  context: DraftContext,
  statement: string | null,
  faults: readonly Fault[],
): Promise<Outcome<SqlDraft>> {
  const prompt = context.prompts.render(repairPrompt, {
    ...context.values,
    statement: outside(statement ?? 'null'),
    problems: outside(faults.map(toldToModel)),
  });
  return send(prompt, context);
}

function warmed(prompt: RenderedPrompt): RenderedPrompt {
  const { temperature } = prompt.settings;
  const isCold = temperature !== null && temperature < sampleTemperature;
  return isCold ? { ...prompt, settings: { ...prompt.settings, temperature: sampleTemperature } } : prompt;
}

async function send(prompt: RenderedPrompt, context: DraftContext): Promise<Outcome<SqlDraft>> {
  const { budget, signal } = context.asked;
  context.noted(promptUse(prompt, context.records));
  const call = {
    messages: prompt.messages,
    settings: prompt.settings,
    purpose: prompt.purpose,
    budget,
    signal,
  };
  const drafted = await context.model.structured(call, { name: sqlDraftName, schema: sqlDraft });
  return drafted.ok ? done(cleanDraft(drafted.value, instructionsIn(prompt.messages))) : drafted;
}
