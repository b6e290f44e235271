import type { Task } from '../../../ask/question.ts';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { ShortcutArrival } from '../../arrival.ts';
import { callbackIds } from '../../blocks/action-ids.ts';
import { type Notice, renderNotice } from '../../blocks/notices.ts';
import { audienceOf } from '../../conversation/audience.ts';
import { endUnfinished } from '../../conversation/give-up.ts';
import { localeOf } from '../../conversation/locale-for.ts';
import { placeQuestion } from '../../conversation/place-question.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import { isDirect } from '../../keys.ts';
import type { Handler, WorkContext } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';
import { chooseTarget, directKey, type Target } from './choose-target.ts';
import { explainedText } from './explained-text.ts';
import type { ShortcutUse } from './shortcut-use.ts';

/**
 * Explains the query or the tables of a message, in its thread; in the direct messages of whoever used it where the bot is
 * not, or where not everybody may know.
 */
export function createShortcutHandler(dependencies: HandlerDependencies): Handler<ShortcutArrival> {
  return {
    run: (arrival, work) => use(arrival, work, dependencies),
    async giveUp(arrival, work) {
      const workspace = await dependencies.workspaceOf(arrival.workspace);
      const person = await workspace.person(arrival.person);
      const locale = localeOf(person.ok ? person.value : { locale: 'en' }, dependencies.language);
      const problem = { code: 'unexpected' as const, params: { id: work.job.id } };
      const notice = renderNotice({ kind: 'problem', problem }, locale);
      const { key } = work.job;
      for (const questionKey of [key, directKey(key)]) {
        const asked = { workspace, questionKey, existing: null };
        if ((await endUnfinished(notice, asked, work, dependencies.log)) !== 'nothing-stands') return;
      }
      await tell(arrival, workspace, notice, dependencies);
    },
  };
}

async function use(
  arrival: ShortcutArrival,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { door, language } = dependencies;
  const workspace = await dependencies.workspaceOf(arrival.workspace);
  const { person, channel } = arrival;
  const place = isDirect(channel) ? 'dm' : 'channel';
  const audience = await audienceOf(workspace, { person, channel, place }, door);
  if (!audience.ok) return audience;
  const locale = localeOf(audience.value.person, language);
  const respond = (notice: Notice) => workspace.respond(arrival.responseUrl, renderNotice(notice, locale));
  if (audience.value.kind === 'refused') return respond({ kind: audience.value.as });
  const task = taskOf(arrival);
  const text = await explainedText(arrival, task, workspace, door.records);
  if (text === '') return respond({ kind: 'nothing-to-explain' });
  const used = { arrival, workspace, audience: audience.value, locale, task, text };
  const target = await chooseTarget(used, work, door);
  if (!target.ok) return target;
  if (target.value === 'left') return done(undefined);
  if (target.value === 'nothing') return respond({ kind: 'nothing-to-explain' });
  return explain(used, target.value, work, dependencies);
}

function taskOf({ callback }: ShortcutArrival): Task {
  return callback === callbackIds.explainTable ? 'explain-table' : 'explain-query';
}

async function explain(
  use: ShortcutUse,
  target: Target,
  work: WorkContext,
  dependencies: HandlerDependencies,
): Promise<Outcome<void>> {
  const { arrival, workspace, locale, text, task } = use;
  const { person } = arrival;
  const placed = await placeFor(use, target, work, dependencies);
  if (!placed.ok) return placed;
  const answered = await dependencies.answer(
    {
      ...{ workspace, person, text, task, ...placed.value },
      questionKey: target.questionKey,
      onto: null,
      source: null,
      existing: null,
    },
    work,
  );
  if (answered.ok && target.moved !== null) {
    await tell(arrival, workspace, renderNotice({ kind: target.moved }, locale), dependencies);
  }
  return answered;
}

/** In direct messages under a heading that says what is explained; else under the message itself. */
async function placeFor(
  { workspace, arrival, text, locale }: ShortcutUse,
  { to, conversation, moved }: Target,
  work: WorkContext,
  { door }: HandlerDependencies,
) {
  if (moved === null) {
    const place = isDirect(to.channel) ? ('dm' as const) : ('channel' as const);
    return done({ to, conversation, place });
  }
  const asked = { workspace, where: null, person: arrival.person, text, locale, isForeign: false };
  const placed = await placeQuestion(asked, work, door);
  return placed.ok ? done({ to: placed.value.to, conversation, place: placed.value.place }) : placed;
}

/** The address of a shortcut is good for half an hour; the work does not depend on it. */
async function tell(
  { responseUrl }: ShortcutArrival,
  workspace: Workspace,
  message: ReturnType<typeof renderNotice>,
  { log }: HandlerDependencies,
): Promise<void> {
  const told = await workspace.respond(responseUrl, message);
  if (!told.ok) log.info({ code: told.problem.code }, 'somebody could not be told');
}
