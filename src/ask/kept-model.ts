import { createHash } from 'node:crypto';
import { z } from 'zod';
import { done } from '../domain/outcome.ts';
import type { ModelBudget, ModelUse, TakenBefore } from '../model/chat/budget.ts';
import type { ChatCall, ChatModel } from '../model/chat/chat-model.ts';
import { withoutMarks } from '../prompting/fence.ts';
import type { KeptReply, ModelReplies, ReplyPlace } from '../storage/model-replies.ts';

export interface KeptModelDependencies {
  readonly replies: ModelReplies;
  /** Without storage a reply is used all the same, and a crash would have it paid again. */
  readonly report: (error: unknown) => void;
}

/**
 * A model whose every good reply is kept before it is used, and taken from there when the question is worked on again:
 * no call, and what it took counts once. A prompt that has changed since is sent anew.
 */
export function keptModel(
  model: ChatModel,
  question: string,
  dependencies: KeptModelDependencies,
): ChatModel {
  const placeOf = numberPlaces(question);
  const before = readBefore(question, dependencies);
  const keep = (place: ReplyPlace, value: unknown, taken: TakenBefore) =>
    dependencies.replies.keep(place, toStored(value, taken)).catch(dependencies.report);
  return {
    name: model.name,
    async structured(call, output) {
      const place = placeOf(call, output.name);
      const kept = await before(place);
      if (kept !== null) {
        call.budget.recount(kept.taken);
        const read = output.schema.safeParse(kept.value);
        if (read.success) return done(read.data);
      }
      const { budget, taken } = listening(call.budget);
      const reply = await model.structured({ ...call, budget }, output);
      if (reply.ok) await keep(place, reply.value, taken);
      return reply;
    },
    async text(call, onText) {
      const place = placeOf(call, 'text');
      const kept = await before(place);
      if (kept !== null && typeof kept.value === 'string') {
        call.budget.recount(kept.taken);
        onText(kept.value);
        return done(kept.value);
      }
      const { budget, taken } = listening(call.budget);
      const reply = await model.text({ ...call, budget }, onText);
      if (reply.ok) await keep(place, reply.value, taken);
      return reply;
    },
  };
}

/** Calls with one and the same prompt are numbered as they begin, which no race between their replies changes. */
function numberPlaces(question: string) {
  const counts = new Map<string, number>();
  return ({ purpose, messages, settings }: ChatCall, output: string): ReplyPlace => {
    const said = messages.map(({ role, text }) => [role, withoutMarks(text)]);
    const sent = JSON.stringify([said, settings, output]);
    const prompt = createHash('sha256').update(sent).digest('hex').slice(0, 32);
    const ordinal = counts.get(`${purpose} ${prompt}`) ?? 0;
    counts.set(`${purpose} ${prompt}`, ordinal + 1);
    return { question, purpose, prompt, ordinal };
  };
}

interface Kept {
  readonly value: unknown;
  readonly taken: TakenBefore;
}

/** Read once, when the first call is about to be made. */
function readBefore(question: string, { replies, report }: KeptModelDependencies) {
  let reading: Promise<readonly KeptReply[]> | null = null;
  return async (place: ReplyPlace): Promise<Kept | null> => {
    reading ??= replies.of(question).catch((error: unknown) => {
      report(error);
      return [];
    });
    const all = await reading;
    const found = all.find(
      ({ purpose, prompt, ordinal }) =>
        purpose === place.purpose && prompt === place.prompt && ordinal === place.ordinal,
    );
    return found === undefined ? null : fromStored(found.reply);
  };
}

/** The question's budget, which also tells what one call took of it. */
function listening(budget: ModelBudget) {
  const uses: ModelUse[] = [];
  const taken = { calls: 0, uses };
  const heard: ModelBudget = {
    ...budget,
    admit(expected, prices) {
      const refused = budget.admit(expected, prices);
      if (refused === null) taken.calls += 1;
      return refused;
    },
    spend(use) {
      uses.push(use);
      budget.spend(use);
    },
  };
  return { budget: heard, taken };
}

const price = z.number();
const stored = z.object({
  version: z.literal(1),
  value: z.unknown(),
  calls: z.number().int().nonnegative(),
  uses: z.array(
    z.object({
      model: z.string(),
      inputTokens: z.number(),
      cachedTokens: z.number(),
      outputTokens: z.number(),
      estimated: z.boolean(),
      prices: z.object({ input: price, cached: price, output: price, currency: z.string() }).nullable(),
    }),
  ),
});

function toStored(value: unknown, { calls, uses }: TakenBefore): object {
  const told = uses.map(({ expected, prices = null, ...use }) => ({ ...use, prices }));
  return { version: 1, value, calls, uses: told } satisfies z.infer<typeof stored>;
}

/** Null for what another version kept. */
function fromStored(reply: unknown): Kept | null {
  const read = stored.safeParse(reply);
  if (!read.success) return null;
  const { value, calls, uses } = read.data;
  const told = uses.map(({ prices, ...use }) => (prices === null ? use : { ...use, prices }));
  return { value, taken: { calls, uses: told } };
}
