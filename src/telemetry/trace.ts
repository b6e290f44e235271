/** What a span may carry: names, counts and codes, never the text of a question, a prompt, a row or an answer. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

export interface Span {
  /** Null values are left out. `error.type` marks the span as failed. */
  set(attributes: SpanAttributes): void;
}

/** Where the time of a question went, for whoever operates Askbird. Nothing here may fail a question. */
export interface Tracer {
  /** Ends when `work` settles; one that throws is marked with the error's name and thrown on. Spans opened inside are its children. */
  span<T>(name: string, attributes: SpanAttributes, work: (span: Span) => Promise<T>): Promise<T>;
  /** Sends what was not sent yet; gives up after a few seconds rather than hold up an end. */
  close(): Promise<void>;
}

const unseen: Span = { set: () => undefined };

/** Costs nothing and records nothing: what runs where no collector is configured. */
export const noTracer: Tracer = {
  span: (_name, _attributes, work) => work(unseen),
  close: async () => undefined,
};
