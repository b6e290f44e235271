import type { Locale } from '../../domain/locale.ts';
import { done, type Outcome } from '../../domain/outcome.ts';
import type { Principal } from '../../domain/principal.ts';
import { renderNotice } from '../blocks/notices.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';
import type { SlackPerson, Workspace } from '../delivery/workspace.ts';
import { isDirect, principalId } from '../keys.ts';
import type { DoorDependencies } from '../slack-door.ts';
import { localeOf } from './locale-for.ts';
import { isPassing } from './slack-problems.ts';

/** Who asks, and who reads along. */
export type Audience = Refused | Admitted;

/** Answers are for members, and for whom the access policy names. */
export interface Refused {
  readonly kind: 'refused';
  readonly person: SlackPerson;
  readonly as: 'guest' | 'stranger';
}

export interface Admitted {
  readonly kind: 'admitted';
  readonly person: SlackPerson;
  /** With all the rights of their own, for where they alone read. */
  readonly own: Principal;
  /** With the rights of everybody: a channel is read by many. */
  readonly shared: Principal;
  /** The one of the two that asks in that place. */
  readonly here: Principal;
  /** Whether another company reads along, so that nothing is answered there. */
  readonly isForeign: boolean;
}

/** Where somebody asks; without a channel they alone read. */
export interface AskedIn {
  readonly person: string;
  readonly channel: string | null;
}

type Rights = Pick<DoorDependencies, 'principal' | 'isListed'>;

/** Judges by the weakest rights of whoever reads; what cannot be found out counts as the weaker. */
export async function audienceOf(
  workspace: Workspace,
  { person: asker, channel }: AskedIn,
  rights: Rights,
): Promise<Outcome<Audience>> {
  const person = await workspace.person(asker);
  if (!person.ok) return person;
  const id = principalId(workspace.id, asker);
  const { standing } = person.value;
  if (standing !== 'member' && !rights.isListed(id)) {
    return done({ kind: 'refused', person: person.value, as: standing === 'guest' ? 'guest' : 'stranger' });
  }
  const own = rights.principal(id);
  const shared = { id, groups: rights.principal('').groups };
  const isAlone = channel === null || isDirect(channel);
  const foreign = isAlone ? done(false) : await isForeign(workspace, channel);
  if (!foreign.ok) return foreign;
  return done({
    kind: 'admitted',
    person: person.value,
    ...{ own, shared, here: isAlone ? own : shared },
    isForeign: foreign.value,
  });
}

/** What somebody who may not ask is told, in the language of their Slack. */
export function refusal({ person, as }: Refused, language: 'auto' | Locale): OutgoingMessage {
  return renderNotice({ kind: as }, localeOf(person, language));
}

/** What only takes a while is waited for; a channel that we may not look at counts as one with strangers. */
async function isForeign(workspace: Workspace, channel: string): Promise<Outcome<boolean>> {
  const found = await workspace.channel(channel);
  if (found.ok) return done(found.value.shared);
  return isPassing(found.problem) ? found : done(true);
}

/** Whether a person may read more than everybody: then what a channel cannot be told may be told to them. */
export function mayReadMore(own: Principal, shared: Principal): boolean {
  return own.groups.some((group) => !shared.groups.includes(group));
}
