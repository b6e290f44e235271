import { done, type Outcome } from '../../domain/outcome.ts';
import type { Principal } from '../../domain/principal.ts';
import type { SlackPerson, Workspace } from '../delivery/workspace.ts';
import { principalId } from '../keys.ts';
import type { DoorDependencies } from '../slack-door.ts';

/** Who asks, and who reads along. */
export type Audience =
  /** Answers are for members, and for whom the access policy names. */
  | { readonly kind: 'refused'; readonly person: SlackPerson; readonly as: 'guest' | 'stranger' }
  | {
      readonly kind: 'admitted';
      readonly person: SlackPerson;
      /** With all the rights of their own, for where they alone read. */
      readonly own: Principal;
      /** With the rights of everybody: a channel is read by many. */
      readonly shared: Principal;
      /** Whether another company reads along, so that nothing is answered there. */
      readonly isForeign: boolean;
    };

type Rights = Pick<DoorDependencies, 'principal' | 'isListed'>;

/** Judges by the weakest rights of whoever reads; what cannot be found out counts as the weaker. */
export async function audienceOf(
  workspace: Workspace,
  asked: { readonly person: string; readonly channel: string; readonly place: 'dm' | 'channel' },
  rights: Rights,
): Promise<Outcome<Audience>> {
  const person = await workspace.person(asked.person);
  if (!person.ok) return person;
  const id = principalId(workspace.id, asked.person);
  const { standing } = person.value;
  if (standing !== 'member' && !rights.isListed(id)) {
    return done({ kind: 'refused', person: person.value, as: standing === 'guest' ? 'guest' : 'stranger' });
  }
  const foreign = asked.place === 'channel' ? await isForeign(workspace, asked.channel) : done(false);
  if (!foreign.ok) return foreign;
  return done({
    kind: 'admitted',
    person: person.value,
    own: rights.principal(id),
    shared: { id, groups: rights.principal('').groups },
    isForeign: foreign.value,
  });
}

/** What only takes a while is waited for; a channel that we may not look at counts as one with strangers. */
async function isForeign(workspace: Workspace, channel: string): Promise<Outcome<boolean>> {
  const found = await workspace.channel(channel);
  if (found.ok) return done(found.value.shared);
  const { code } = found.problem;
  return code === 'slack-unreachable' || code === 'slack-rate-limited' ? found : done(true);
}

/** Whether a person may read more than everybody: then what a channel cannot be told may be told to them. */
export function mayReadMore(own: Principal, shared: Principal): boolean {
  return own.groups.some((group) => !shared.groups.includes(group));
}
