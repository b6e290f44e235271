import { done, type Outcome } from '../../domain/outcome.ts';
import { renderHelp } from '../blocks/help.ts';
import type { Conversation, OutgoingMessage, Standing } from '../delivery/outgoing.ts';
import type { Marker, Workspace } from '../delivery/workspace.ts';
import type { WorkContext } from '../work/handler.ts';
import type { AnswerDependencies } from './answer-at.ts';
import { audienceOf, refusal } from './audience.ts';
import { localeOf } from './locale-for.ts';
import { notePosted } from './note-posted.ts';
import { isResumed, noteBegun } from './progress.ts';

export interface HelpRequest {
  readonly workspace: Workspace;
  readonly to: Conversation;
  readonly person: string;
  readonly source: string | null;
  /** What was said before in that place, to be offered as a question; null where nothing was. */
  readonly lastSaid: string | null;
  /** A message of ours that the help takes the place of. */
  readonly existing: Standing | null;
}

const offered = 4;

/**
 * Help with questions that work for whoever reads it, with none where another company reads along; the same refusal as for
 * a question where nobody may ask.
 */
export async function helpMessage(
  request: Omit<HelpRequest, 'to' | 'source' | 'existing'> & { readonly channel: string },
  { door, language }: AnswerDependencies,
): Promise<Outcome<OutgoingMessage>> {
  const { workspace, lastSaid } = request;
  const audience = await audienceOf(workspace, request, door);
  if (!audience.ok) return audience;
  if (audience.value.kind === 'refused') return done(refusal(audience.value, language));
  const { person, isForeign, here: principal } = audience.value;
  const locale = localeOf(person, language);
  // What can be asked tells another company what is measured here.
  if (isForeign) return done(renderHelp(locale, []));
  const about = lastSaid ?? '';
  const found = await door.examples({ about, principal, locale, clock: door.clock(), count: offered });
  const examples = lastSaid === null ? found : [lastSaid, ...found].slice(0, offered);
  return done(renderHelp(locale, examples));
}

/** For a mention that says nothing else. */
export async function postHelp(
  request: HelpRequest,
  work: WorkContext,
  dependencies: AnswerDependencies,
): Promise<Outcome<void>> {
  const { workspace, to, person, source, existing } = request;
  const message = await helpMessage({ ...request, channel: to.channel }, dependencies);
  if (!message.ok) return message;
  const marker = { job: work.job.key, part: 'help' as const, resumed: isResumed(work) };
  await noteBegun(work);
  const sent =
    existing === null
      ? await workspace.post(to, message.value, marker)
      : await updated(existing, message.value, marker, workspace);
  if (!sent.ok) return sent;
  const view = { job: work.job.key };
  const note = { workspace, to, asker: person, source, question: null, view };
  await notePosted(note, sent.value, dependencies.door);
  return done(undefined);
}

async function updated(
  at: Standing,
  message: OutgoingMessage,
  marker: Marker,
  workspace: Workspace,
): Promise<Outcome<Standing>> {
  const outcome = await workspace.update(at, message, marker);
  return outcome.ok ? done(at) : outcome;
}
