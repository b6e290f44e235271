import type { PromptUse } from '../../../domain/answer.ts';
import type { ChatModel } from '../../../model/chat/chat-model.ts';
import { outside } from '../../../prompting/outside.ts';
import type { Prompts } from '../../../prompting/prompt.ts';
import { promptUse } from '../../../prompting/prompt-use.ts';
import { languageNames } from '../../../prompting/wording.ts';
import type { Asked } from '../asked.ts';
import { instructionsIn } from '../clean-draft.ts';
import { explainPrompt } from '../declarations.ts';
import { createGate } from './gate.ts';

export interface ExplainDeps {
  readonly model: ChatModel;
  readonly prompts: Prompts;
  readonly noted: (use: PromptUse) => void;
}

export interface Explained {
  readonly sql: string;
  /** Texts of the definitions that were in the draft's prompt. */
  readonly definitions: readonly string[];
  /** Figures that the model may tell though the statement has them in another form. */
  readonly figures: readonly string[];
  readonly isHonest: (words: string) => boolean;
  /** Said when the model's words fail or are unfit. */
  readonly plain: string;
}

/**
 * A model's words on the statement, sentence by sentence; it never sees a row. Where they fail or turn unfit the plain
 * explanation follows on what was said so far: the text is what was streamed, to the letter.
 */
export async function explain(
  asked: Asked,
  { sql, definitions, figures, isHonest, plain }: Explained,
  say: (text: string) => void,
  { model, prompts, noted }: ExplainDeps,
): Promise<string> {
  const prompt = prompts.render(explainPrompt, {
    language: languageNames[asked.locale],
    question: outside(asked.question),
    statement: outside(sql),
    definitions: outside(definitions),
  });
  noted(promptUse(prompt, []));
  const rules = {
    locale: asked.locale,
    figuresFrom: [sql, asked.question, asked.refined ?? '', ...definitions, ...figures],
    isHonest,
    instructions: instructionsIn(prompt.messages),
  };
  const said: string[] = [];
  const tell = (text: string, space: string) => {
    const piece = said.length === 0 ? text : space + text;
    said.push(piece);
    say(piece);
  };
  const gate = createGate(rules, (sentence) => tell(sentence, ' '));
  const { messages, settings, purpose } = prompt;
  const { budget, signal } = asked;
  const told = await model.text({ messages, settings, purpose, budget, signal }, (piece) => gate.take(piece));
  if (!told.ok || gate.close() === null) tell(plain, '\n');
  return said.join('');
}
