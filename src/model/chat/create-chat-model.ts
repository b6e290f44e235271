import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { ChatCall, ChatModel, StructuredOutput } from './chat-model.ts';
import type { WantedOutput } from './client.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import type { ModelEvents } from './events.ts';
import { ModelFault } from './fault.ts';
import { readOutput, repairMessages, wantedOutput, withShape } from './output-shape.ts';
import type { ModelReply } from './reply-parts.ts';
import type { Ask } from './resilience.ts';
import type { OutputMethod } from './settings.ts';

/** What a chat model is made of: whom to ask, in which form, and for how long. */
export interface ChatModelParts {
  readonly name: string;
  readonly ask: Ask;
  readonly method: OutputMethod;
  readonly totalMs: number;
  readonly events: ModelEvents;
}

/** The two ways to ask, over one model or over one with a fallback. */
export function createChatModel(parts: ChatModelParts): ChatModel {
  return {
    name: parts.name,
    structured: (call, output) =>
      within(parts, call, (deadline) => structured(parts, call, output, deadline)),
    text: (call, onText) =>
      within(parts, call, async (deadline) => {
        const reply = await parts.ask({ ...call, output: null, deadline, onPiece: onText });
        return reply.text.trim() === '' ? failed(unusable(reply)) : done(reply.text);
      }),
  };
}

async function structured<T>(
  parts: ChatModelParts,
  call: ChatCall,
  output: StructuredOutput<T>,
  deadline: Deadline,
): Promise<Outcome<T>> {
  const wanted = wantedOutput(parts.method, output);
  const messages = withShape(call.messages, wanted);
  const first = await parts.ask(requestOf(call, messages, wanted, deadline));
  const read = readOutput(first, wanted, output);
  if (read.ok) return done(read.value);

  parts.events.repaired({ model: first.model, purpose: call.purpose, issues: read.issues });
  const again = await parts.ask(requestOf(call, repairMessages(messages, read, wanted), wanted, deadline));
  const mended = readOutput(again, wanted, output);
  if (mended.ok) return done(mended.value);
  return failed({ ...unusable(again), cause: new Error(mended.issues.join('; ')) });
}

function requestOf(call: ChatCall, messages: ChatCall['messages'], output: WantedOutput, deadline: Deadline) {
  return { ...call, messages, output, deadline, onPiece: () => undefined };
}

function unusable(reply: ModelReply) {
  return { code: 'model-unusable', params: { model: reply.model } } as const;
}

/** Opens and closes the call's time, and turns its fault into the problem that callers see. */
async function within<T>(
  { totalMs, name }: ChatModelParts,
  call: ChatCall,
  work: (deadline: Deadline) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const deadline = startDeadline(totalMs, call.signal);
  try {
    if (deadline.signal.aborted) return failed(deadline.fault(name).problem);
    return await work(deadline);
  } catch (error) {
    if (error instanceof ModelFault) return failed(error.problem);
    throw error;
  } finally {
    deadline.end();
  }
}
