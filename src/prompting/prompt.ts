import type { ChatMessage, ChatSettings } from '../domain/chat.ts';
import type { Outside } from './outside.ts';

/** What fills a variable: text of our own code, or text from elsewhere, which is fenced as data. */
export type PromptValue = string | Outside;

/**
 * What the code that uses a prompt promises the file. `variables` are filled with text of our own, `outside` with text
 * from elsewhere; the file must declare just these, each `from: code` or `from: outside`, and the same output.
 */
export interface PromptDeclaration<V extends string = string, O extends string = string> {
  /** The file without its ending, from the prompts folder: `text2sql/draft`. */
  readonly name: string;
  readonly variables: readonly V[];
  readonly outside: readonly O[];
  /** Name of the structured output, or null where the answer is plain text. */
  readonly output: string | null;
}

/** A value for each variable, of the kind that was declared. */
export type PromptValues<V extends string, O extends string> = Readonly<Record<V, string>> &
  Readonly<Record<O, Outside>>;

export interface RenderedPrompt {
  readonly name: string;
  /** Null for the prompt's own file. */
  readonly variant: string | null;
  readonly messages: readonly ChatMessage[];
  readonly settings: ChatSettings;
  /** Name and variant in one, for traces: `text2sql/draft/plan-first`. */
  readonly purpose: string;
}

/** The checked prompt files of one run, each with its chosen variant. */
export interface Prompts {
  /** Throws on a value that is missing, not declared, or of the wrong kind: that is a bug of the caller. */
  render<V extends string, O extends string>(
    declaration: PromptDeclaration<V, O>,
    values: PromptValues<V, O>,
  ): RenderedPrompt;
}

/** Keeps the names of the variables as types, so that a misspelt value does not compile. */
export function declarePrompt<const V extends string, const O extends string>(
  declaration: PromptDeclaration<V, O>,
): PromptDeclaration<V, O> {
  return declaration;
}
