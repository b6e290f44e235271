import { done, type Outcome } from '../../../domain/outcome.ts';
import type { Vote } from '../../../storage/feedback.ts';
import type { PostedMessage } from '../../../storage/posted-messages.ts';
import type { ReactionArrival } from '../../arrival.ts';
import { renderNotice } from '../../blocks/notices.ts';
import { localeOf } from '../../conversation/locale-for.ts';
import { takeAway } from '../../conversation/take-away.ts';
import { principalId } from '../../keys.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

const votes: Readonly<Record<string, 'good' | 'bad'>> = { '+1': 'good', '-1': 'bad' };

/** Thumbs are votes, by anybody; the wastebasket takes an answer away, by whoever asked. */
export function createReactionHandler(dependencies: HandlerDependencies): Handler<ReactionArrival> {
  return {
    async run(arrival, work) {
      const { posted } = dependencies.door.records;
      const message = await posted.find(arrival);
      if (message === null) return done(undefined);
      const value = votes[arrival.emoji];
      if (value !== undefined)
        return vote(arrival, message, { value, at: work.job.receivedAt }, dependencies);
      if (arrival.emoji !== 'wastebasket' || !arrival.added) return done(undefined);
      return message.person === arrival.person
        ? takeAway(message, dependencies)
        : tellWhoMay(arrival, message, dependencies);
    },
  };
}

async function vote(
  arrival: ReactionArrival,
  { question }: PostedMessage,
  { value, at }: Pick<Vote, 'value' | 'at'>,
  { door }: HandlerDependencies,
): Promise<Outcome<void>> {
  if (question === null) return done(undefined);
  const { feedback } = door.records;
  const principal = principalId(arrival.workspace, arrival.person);
  if (arrival.added) await feedback.vote({ question, principal, value, by: 'emoji', at });
  else await feedback.withdraw(question, principal, value);
  return done(undefined);
}

async function tellWhoMay(
  arrival: ReactionArrival,
  { thread }: PostedMessage,
  { workspaceOf, language, log }: HandlerDependencies,
): Promise<Outcome<void>> {
  const workspace = await workspaceOf(arrival.workspace);
  const person = await workspace.person(arrival.person);
  if (!person.ok) return person;
  const notice = renderNotice({ kind: 'only-asker' }, localeOf(person.value, language));
  const told = await workspace.whisper({ channel: arrival.channel, thread }, arrival.person, notice);
  if (told.ok || told.problem.code !== 'slack-refused') return told;
  // They left meanwhile: nothing was to be done but to tell them.
  log.info({ params: told.problem.params }, 'somebody could not be told');
  return done(undefined);
}
