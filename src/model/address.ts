/** One model somewhere: a provider and a model name in one string, the address and the key. */
export interface ModelAddress {
  /** `openai:<model>`, `azure:<deployment>`, `openai-compatible:<model>` or, for chat, `<langchain provider>:<model>`. */
  readonly model: string;
  /** Base address, needed for azure (the resource) and openai-compatible; null for the provider's own. */
  readonly url: string | null;
  readonly key: string | null;
}
