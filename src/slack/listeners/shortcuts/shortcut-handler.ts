import type { Task } from '../../../ask/question.ts';
import { done, type Outcome } from '../../../domain/outcome.ts';
import type { ShortcutArrival } from '../../arrival.ts';
import { callbackIds } from '../../blocks/action-ids.ts';
import { renderNotice } from '../../blocks/notices.ts';
import { audienceOf, refusal } from '../../conversation/audience.ts';
import { endUnfinished } from '../../conversation/give-up.ts';
import { localeOf, localeOfPerson } from '../../conversation/locale-for.ts';
import { placeQuestion } from '../../conversation/place-question.ts';
import { bugNotice, tellByResponseUrl } from '../../conversation/tell.ts';
import type { OutgoingMessage } from '../../delivery/outgoing.ts';
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
      const locale = await localeOfPerson(workspace, arrival.person, dependencies.language);
      const notice = renderNotice(bugNotice(work.job.id), locale);
      const { key } = work.job;
      for (const questionKey of [key, directKey(key)]) {
        const asked = { workspace, questionKey, existing: null };
        if ((await endUnfinished(notice, asked, work, dependencies.log)) !== 'nothing-stands') return;
      }
      await tellByResponseUrl(arrival, notice, workspace, dependencies.log);
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
  const audience = await audienceOf(workspace, { person, channel }, door);
  if (!audience.ok) return audience;
  const locale = localeOf(audience.value.person, language);
  const respond = (message: OutgoingMessage) => workspace.respond(arrival.responseUrl, message);
  if (audience.value.kind === 'refused') return respond(refusal(audience.value, language));
  const nothingToExplain = renderNotice({ kind: 'nothing-to-explain' }, locale);
  const task = taskOf(arrival);
  const text = await explainedText(arrival, task, workspace, door.records);
  if (text === '') return respond(nothingToExplain);
  const used = { arrival, workspace, audience: audience.value, locale, task, text };
  const target = await chooseTarget(used, work, door);
  if (!target.ok) return target;
  if (target.value === 'left') return done(undefined);
  if (target.value === 'nothing') return respond(nothingToExplain);
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
    const notice = renderNotice({ kind: target.moved }, locale);
    await tellByResponseUrl(arrival, notice, workspace, dependencies.log);
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
  if (moved === null) return done({ to, conversation });
  const asked = { workspace, where: null, person: arrival.person, text, locale, isForeign: false };
  const placed = await placeQuestion(asked, work, door);
  return placed.ok ? done({ to: placed.value.to, conversation }) : placed;
}
