import type { Stage } from '../../domain/stage.ts';
import { stageText } from '../../language/messages/stages.ts';
import { renderPlaceholder } from '../blocks/placeholder.ts';
import { createPacedSender } from './paced-sender.ts';
import type { ProgressOptions, ProgressView } from './progress-view.ts';

/** A status at once, and the placeholder itself once the work takes longer. Most answers come before that. */
export function createPlainProgress(options: ProgressOptions): ProgressView {
  const { workspace, to, at, locale, marker, jobKey, pace, log } = options;
  const stages: Stage[] = [];
  let said = '';
  let shownStatus = '';
  let gone = false;

  const status = createPacedSender(
    async () => {
      const stage = stages.at(-1);
      const text = stage === undefined ? '' : stageText(stage, locale);
      if (text !== shownStatus) await workspace.setStatus(to, text);
      shownStatus = text;
      return false;
    },
    { every: pace.updateEvery, firstAfter: 0 },
    log,
  );

  const placeholder = createPacedSender(
    async () => {
      if (gone) return false;
      const message = renderPlaceholder({ stages: [...stages], said, job: jobKey }, locale);
      const updated = await workspace.update(at, message, marker, 'once');
      if (updated.ok) return false;
      gone = updated.problem.code === 'slack-message-gone';
      return updated.problem.code === 'slack-rate-limited';
    },
    { every: pace.updateEvery, firstAfter: pace.firstUpdateAfter },
    log,
  );

  return {
    progress(stage) {
      if (stages.at(-1) === stage) return;
      stages.push(stage);
      status.request();
      placeholder.request();
    },
    say(text) {
      said += text;
      if (text !== '') placeholder.request();
    },
    close() {
      void status.close();
      return placeholder.close();
    },
    async clear() {
      await status.close();
      if (shownStatus !== '') await workspace.setStatus(to, '');
    },
  };
}
