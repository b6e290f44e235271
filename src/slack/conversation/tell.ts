import type { Locale } from '../../domain/locale.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { Log } from '../../telemetry/log.ts';
import type { ClickArrival } from '../arrival.ts';
import { type Notice, renderNotice } from '../blocks/notices.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';
import type { Marker, Workspace } from '../delivery/workspace.ts';
import type { WorkspaceOf } from '../slack-door.ts';
import { localeOf } from './locale-for.ts';

/** What of a click says where its answer can be seen. */
export type ClickPlace = Pick<ClickArrival, 'workspace' | 'person' | 'message' | 'responseUrl'>;

/**
 * Tells whoever pressed, and nobody else: beside the message; where the bot is not, through the address that came with the
 * click; and from the App Home, which shows nothing, in the direct messages. `once` keeps it from being told twice there.
 */
export async function tellPrivately(
  place: ClickPlace,
  notice: Notice,
  once: Pick<Marker, 'job' | 'resumed'>,
  { workspaceOf, language }: { readonly workspaceOf: WorkspaceOf; readonly language: 'auto' | Locale },
): Promise<Outcome<void>> {
  const workspace = await workspaceOf(place.workspace);
  const person = await workspace.person(place.person);
  if (!person.ok) return person;
  const locale = localeOf(person.value, language);
  return place.message === null
    ? tellDirectly(place.person, notice, { locale, once }, workspace)
    : tellBeside(place, place.message, renderNotice(notice, locale), workspace);
}

const unreachedBeside: ReadonlySet<ProblemCode> = new Set(['slack-not-in-channel', 'slack-refused']);

async function tellBeside(
  { person, responseUrl }: ClickPlace,
  { channel, thread }: NonNullable<ClickPlace['message']>,
  message: OutgoingMessage,
  workspace: Workspace,
): Promise<Outcome<void>> {
  const whispered = await workspace.whisper({ channel, thread }, person, message);
  // Where the bot is not, or whoever pressed is not: a channel can be looked into without being in it.
  if (whispered.ok || responseUrl === null || !unreachedBeside.has(whispered.problem.code)) return whispered;
  return workspace.respond(responseUrl, message);
}

async function tellDirectly(
  person: string,
  notice: Notice,
  { locale, once }: { readonly locale: Locale; readonly once: Pick<Marker, 'job' | 'resumed'> },
  workspace: Workspace,
): Promise<Outcome<void>> {
  const direct = await workspace.directChannel(person);
  if (!direct.ok) return direct;
  const marker = { ...once, part: 'notice' as const };
  const to = { channel: direct.value, thread: null };
  const sent = await workspace.post(to, renderNotice(notice, locale), marker);
  return sent.ok ? done(undefined) : sent;
}

/** Through the address that came with a command or a shortcut: good for half an hour, and no work depends on it. */
export async function tellByResponseUrl(
  { responseUrl }: { readonly responseUrl: string },
  message: OutgoingMessage,
  workspace: Pick<Workspace, 'respond'>,
  log: Log,
): Promise<void> {
  const told = await workspace.respond(responseUrl, message);
  if (!told.ok) log.info({ code: told.problem.code }, 'somebody could not be told');
}

/** For what went wrong by a fault of ours; the id finds it in the log. */
export function bugNotice(id: string): Notice {
  return { kind: 'problem', problem: { code: 'unexpected', params: { id } } };
}
