import type { ExpectedTokens, ModelBudget, ModelPrices } from './budget.ts';
import type { Asked, ReplyChunk, StreamReply } from './client.ts';
import { type Deadline, raceSignal } from './deadline.ts';
import { estimateInput, estimateTokens } from './estimate-tokens.ts';
import { ModelFault } from './fault.ts';
import { readFault } from './read-fault.ts';
import { byteCap, createReplyParts, type ModelReply } from './reply-parts.ts';
import type { ModelTimeouts } from './settings.ts';

/** A model that requests can be sent to. */
export interface Line {
  /** As configured, for people. */
  readonly name: string;
  readonly stream: StreamReply;
  /** Null: the prices of the budget count. */
  readonly prices: ModelPrices | null;
  /** Blotted out of whatever a library says. */
  readonly secrets: readonly string[];
}

/** What is asked, with what it may take and where its pieces go. */
export interface LineRequest extends Asked {
  readonly budget: ModelBudget;
  readonly deadline: Deadline;
  readonly onPiece: (piece: string) => void;
}

type Parts = ReturnType<typeof createReplyParts>;

/**
 * One request, streamed, so that a silent server is told from a slow one; booked in the budget however it ends.
 * Throws `ModelFault`.
 */
export async function streamReply(
  line: Line,
  request: LineRequest,
  timeouts: ModelTimeouts,
): Promise<ModelReply> {
  const expected = expectedTokens(request);
  const refused = request.budget.admit(expected, line.prices ?? undefined);
  if (refused !== null) throw new ModelFault(refused);

  const parts = createReplyParts(line.name, byteCap(request.settings.maxOutputTokens));
  const patience = startPatience(line.name, request.deadline, timeouts);
  let shown = false;
  try {
    const opened = line.stream({ ...request, signal: patience.signal, connected: patience.connected });
    for await (const chunk of patiently(await patience.wait(opened), patience)) {
      const piece = parts.take(chunk);
      if (parts.begun()) patience.begun();
      if (piece === '') continue;
      shown = request.output === null;
      request.onPiece(piece);
    }
    return checkFinish(parts.reply());
  } catch (error) {
    const fault = patience.fault() ?? readFault(error, line.name, line.secrets);
    throw shown ? fault.asFinal() : fault;
  } finally {
    patience.end();
    book(line, request, expected, parts, patience.taken());
  }
}

function expectedTokens({ messages, settings, output }: LineRequest): ExpectedTokens {
  const schema = output === null ? 0 : estimateTokens(JSON.stringify(output.schema));
  return { input: estimateInput(messages) + schema, output: settings.maxOutputTokens ?? 0 };
}

/** A server that reports nothing is booked by characters, and not at all where it never took the request. */
function book(
  line: Line,
  { budget }: LineRequest,
  expected: ExpectedTokens,
  parts: Parts,
  taken: boolean,
): void {
  const served = taken || parts.begun();
  const { text, refusal, toolCalls, reported } = parts.reply();
  const written = [text, refusal, ...toolCalls.map((call) => call.name + call.args)].join('');
  budget.spend({
    model: line.name,
    inputTokens: reported?.input ?? (served ? expected.input : 0),
    cachedTokens: reported?.cached ?? 0,
    outputTokens: reported?.output ?? estimateTokens(written),
    estimated: reported === null && served,
    ...(line.prices !== null && { prices: line.prices }),
    expected,
  });
}

function checkFinish(reply: ModelReply): ModelReply {
  const params = { model: reply.model };
  if (reply.refusal !== '' || reply.finish === 'refused') {
    throw new ModelFault({ code: 'model-refused', params });
  }
  if (reply.finish === 'length') throw new ModelFault({ code: 'model-cut', params });
  return reply;
}

/** How long to wait for what comes next: the headers, the first piece, the end. */
function startPatience(model: string, deadline: Deadline, timeouts: ModelTimeouts) {
  const controller = new AbortController();
  let late: ModelFault | null = null;
  let taken = false;
  const giveUp = () => {
    late = new ModelFault(
      { code: 'model-timeout', params: { model } },
      { retry: true, health: true, fallback: true },
    );
    controller.abort();
  };
  const follow = () => controller.abort();
  deadline.signal.addEventListener('abort', follow, { once: true });
  if (deadline.signal.aborted) follow();
  const connectTimer = setTimeout(giveUp, timeouts.connectMs);
  const firstTimer = setTimeout(giveUp, timeouts.firstTokenMs);
  const fault = () => late ?? (deadline.signal.aborted ? deadline.fault(model) : null);

  return {
    signal: controller.signal,
    taken: () => taken,
    fault,
    connected(accepted: boolean) {
      taken = accepted;
      clearTimeout(connectTimer);
    },
    begun() {
      clearTimeout(connectTimer);
      clearTimeout(firstTimer);
    },
    wait: <T>(work: Promise<T>) => raceSignal(controller.signal, () => fault() ?? new Error('stopped'), work),
    end() {
      clearTimeout(connectTimer);
      clearTimeout(firstTimer);
      deadline.signal.removeEventListener('abort', follow);
      controller.abort();
    },
  };
}

/** Reads on only as long as there is patience; leaving the loop closes the connection. */
async function* patiently(
  chunks: AsyncIterable<ReplyChunk>,
  patience: ReturnType<typeof startPatience>,
): AsyncGenerator<ReplyChunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  while (true) {
    const next = await patience.wait(iterator.next());
    if (next.done === true) return;
    yield next.value;
  }
}
