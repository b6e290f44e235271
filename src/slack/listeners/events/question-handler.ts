import { done, type Outcome } from '../../../domain/outcome.ts';
import { readTalk } from '../../../routing/talk.ts';
import type { QuestionArrival } from '../../arrival.ts';
import type { AnswerRequest } from '../../conversation/answer-request.ts';
import { audienceOf } from '../../conversation/audience.ts';
import { tellGaveUp } from '../../conversation/give-up.ts';
import { postHelp } from '../../conversation/help.ts';
import { questionText } from '../../conversation/question-text.ts';
import { hearThread, saidBefore } from '../../conversation/thread-memory.ts';
import type { Standing } from '../../delivery/outgoing.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import { conversations, isDirect } from '../../keys.ts';
import type { Handler, WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

/** Answers a message that is meant for Askbird; one that asks nothing, or for help, gets help. */
export function createQuestionHandler(dependencies: HandlerDependencies): Handler<QuestionArrival> {
  return {
    async run(arrival, work) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      return answerMessage({ arrival, workspace, key: questionKeyOf(arrival, work) }, work, dependencies);
    },
    async giveUp(arrival, work) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      const asked = { arrival, workspace, key: questionKeyOf(arrival, work) };
      await tellMessageGaveUp(asked, work, dependencies);
    },
  };
}

export async function tellMessageGaveUp(
  asked: AskedMessage,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<void> {
  const text = await questionText(asked.arrival.text, asked.workspace);
  await tellGaveUp(requestOf(asked, text, null), work, dependencies);
}

/** A message to be answered, under the key that its question is known by. */
export interface AskedMessage {
  readonly arrival: QuestionArrival;
  readonly workspace: Workspace;
  readonly key: string;
  /** The answer to it so far, which the new one takes the place of. */
  readonly existing?: Standing;
}

export async function answerMessage(
  asked: AskedMessage,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { arrival, workspace } = asked;
  const { thread, channel, person } = arrival;
  if (arrival.addressed === 'thread') {
    const audience = await audienceOf(workspace, { person, channel: null }, dependencies.door);
    if (!audience.ok) return audience;
    // Told once, they are not told again at every word they say to others there.
    if (audience.value.kind === 'refused') return done(undefined);
  }
  const text = await questionText(arrival.text, workspace);
  if (text === '' || readTalk(text) === 'help') {
    const lastSaid = await lastSaidIn(asked, dependencies);
    const to = { channel, thread: thread ?? arrival.ts };
    const { existing = null } = asked;
    const request = { workspace, to, person, source: arrival.ts, lastSaid, existing };
    return postHelp(request, work, dependencies);
  }
  if (thread === null) return dependencies.answer(requestOf(asked, text, null), work);
  if (!isDirect(channel)) await hear(asked, thread, dependencies);
  const onto = isDirect(channel) ? await answeredIn(asked, thread, dependencies) : null;
  return dependencies.answer(requestOf(asked, text, onto), work);
}

function conversationOf({ workspace, channel, thread, ts }: QuestionArrival): string {
  return conversations.of(workspace, channel, thread ?? ts);
}

function questionKeyOf({ revision }: QuestionArrival, { job }: WorkContext): string {
  return revision === undefined ? job.key : `${job.key}#${revision}`;
}

function requestOf(asked: AskedMessage, text: string, onto: string | null): AnswerRequest {
  const { arrival, workspace, key, existing = null } = asked;
  const { channel, thread, ts, person } = arrival;
  return {
    ...{ workspace, person, text, onto, existing },
    to: { channel, thread: thread ?? ts },
    questionKey: key,
    conversation: conversationOf(arrival),
    source: ts,
  };
}

function hear({ arrival, workspace }: AskedMessage, thread: string, { door, log }: HandlerDependencies) {
  const { channel, ts } = arrival;
  const { queue, threads } = door.records;
  const heard = { workspace, channel, thread, before: ts, conversation: conversationOf(arrival) };
  return hearThread(heard, { queue, threads, log });
}

/** A reply under an answer goes on from that answer, whatever was asked elsewhere in the conversation since. */
async function answeredIn(
  { arrival }: AskedMessage,
  thread: string,
  { door }: HandlerDependencies,
): Promise<string | null> {
  const posted = await door.records.posted.inThread(arrival.workspace, arrival.channel, thread);
  return posted.findLast(({ question }) => question !== null)?.question ?? null;
}

const lookedBack = 10;

/** What people said last among themselves in the thread that we were called into without a question. */
async function lastSaidIn(
  { arrival, workspace }: AskedMessage,
  { log }: HandlerDependencies,
): Promise<string | null> {
  const { channel, thread, ts } = arrival;
  if (thread === null) return null;
  const talk = await saidBefore({ workspace, channel, thread, before: ts }, lookedBack, log);
  for (const { text } of talk.toReversed()) {
    if (text.includes(`<@${workspace.self.user}`)) continue;
    const said = await questionText(text, workspace);
    if (said !== '' && readTalk(said) === null) return said;
  }
  return null;
}
