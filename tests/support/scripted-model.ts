import { type ModelRequest, type ModelServer, type Reply, startModelServer } from './model-server.ts';

/** What is asked of a model: a structured output by its name, plain words, or a verdict on a text. */
export type Wanted = 'classification' | 'sql-draft' | 'text' | 'moderation';

/** One reply for every time, or one after the other with the last for all that follow. */
type Replies = Reply | readonly Reply[];

/** What a model answers to each kind of request; one that is not scripted is answered with a failure. */
export interface ModelScript {
  readonly classification?: Replies;
  /** First drafts, samples and repairs, as they come. */
  readonly drafts?: Replies;
  readonly explanation?: Replies;
  readonly moderation?: Replies;
}

export interface ScriptedModel {
  readonly url: string;
  readonly server: ModelServer;
  /** From here on these replies; `requests` and `asked` begin anew. */
  play(script: ModelScript): void;
  requests(): readonly ModelRequest[];
  /** What was asked for since, in order. */
  asked(): readonly Wanted[];
  close(): Promise<void>;
}

/** A model that answers by what is asked of it, over the protocol. */
export async function startScriptedModel(): Promise<ScriptedModel> {
  const server = await startModelServer(() => notScripted);
  let begun = 0;
  const requests = () => server.journal.slice(begun);
  return {
    url: server.url,
    server,
    play(script) {
      begun = server.journal.length;
      const counts = new Map<Wanted, number>();
      server.script((request) => {
        const wanted = wantedBy(request);
        const count = counts.get(wanted) ?? 0;
        counts.set(wanted, count + 1);
        return replyTo(wanted, count, script);
      });
    },
    requests,
    asked: () => requests().map(wantedBy),
    close: server.close,
  };
}

/** A draft as a model returns it, over the parts that matter to a test. */
export function draft(sql: string | null, changes: Record<string, unknown> = {}): Reply {
  const rest = { title: '', columns: [], assumptions: [], missing: [], label: '', other: null };
  return { json: { plan: '', sql, ...rest, ...changes } };
}

/** A verdict on a question, over the parts that matter to a test. */
export function verdict(capability: string, changes: Record<string, unknown> = {}): Reply {
  return { json: { capability, standalone: null, refined: null, terms: [], missing: [], ...changes } };
}

const notScripted: Reply = { status: 500, error: { message: 'nothing is scripted for this request' } };

function replyTo(wanted: Wanted, count: number, script: ModelScript): Reply {
  const replies = {
    classification: script.classification,
    'sql-draft': script.drafts,
    text: script.explanation,
    moderation: script.moderation,
  }[wanted];
  const listed = [replies ?? []].flat();
  return listed[Math.min(count, listed.length - 1)] ?? notScripted;
}

/** A shape that is asked for in words alone is told by one of its fields. */
function wantedBy(request: ModelRequest): Wanted {
  if (request.kind === 'moderations') return 'moderation';
  if (request.outputName !== null) return request.outputName as Wanted;
  if (request.format !== 'json_object') return 'text';
  return /"standalone"/.test(request.raw.replaceAll('\\"', '"')) ? 'classification' : 'sql-draft';
}
