import type { Locale } from '../../domain/locale.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Log } from '../../telemetry/log.ts';
import { renderWelcome } from '../blocks/help.ts';
import type { SlackPerson, Workspace } from '../delivery/workspace.ts';
import type { DoorDependencies } from '../slack-door.ts';
import { localeOf } from './locale-for.ts';
import { notePosted } from './note-posted.ts';

export interface GreetDependencies {
  readonly door: Pick<DoorDependencies, 'examples' | 'records' | 'clock'>;
  readonly language: 'auto' | Locale;
  readonly log: Log;
}

const offered = 3;

/** A direct message on somebody's first use, with questions to tap. It never stands in the way of what they came for. */
export async function greetOnce(
  workspace: Workspace,
  person: SlackPerson,
  principal: Principal,
  { door, language, log }: GreetDependencies,
): Promise<void> {
  try {
    if (!(await door.records.people.meet(principal.id, new Date()))) return;
    const locale = localeOf(person, language);
    const examples = await door.examples({
      about: '',
      principal,
      locale,
      clock: door.clock(),
      count: offered,
    });
    const direct = await workspace.directChannel(person.id);
    if (!direct.ok) return log.warn({ code: direct.problem.code }, 'somebody new could not be greeted');
    const message = renderWelcome(locale, examples, person.id);
    const marker = { job: `welcome/${principal.id}`, part: 'welcome' as const, resumed: false };
    const to = { channel: direct.value, thread: null };
    const sent = await workspace.post(to, message, marker);
    if (!sent.ok) return log.warn({ code: sent.problem.code }, 'somebody new could not be greeted');
    const note = { workspace, to, asker: person.id, source: null, question: null, view: {} };
    await notePosted(note, sent.value, door);
  } catch (error) {
    log.error({ err: error }, 'somebody new could not be greeted');
  }
}
