import type { Answer } from '../../domain/answer.ts';
import type { MessageBlock, OutgoingMessage } from '../delivery/outgoing.ts';
import { voteBlocks } from './answer-buttons.ts';
import type { AnswerView } from './answer-view.ts';
import { clarificationBlocks } from './clarification.ts';
import { dataBlocks } from './data-answer.ts';
import { cut } from './escape.ts';
import { explanationBlocks } from './explanation.ts';
import type { Form } from './form.ts';
import { limits } from './limits.ts';
import { shown } from './rich-parts.ts';
import { failureBlocks, refusalBlocks, talkBlocks } from './told-answers.ts';

/** An answer as a message. A kind without a rendering does not compile. */
export function renderAnswer(answer: Answer, view: AnswerView): OutgoingMessage {
  return {
    text: cut(shown(answer.text), limits.messageText),
    blocks: blocksOf(answer, view, 'full'),
    simpler: [blocksOf(answer, view, 'classic'), blocksOf(answer, view, 'plain')],
  };
}

function blocksOf(answer: Answer, view: AnswerView, form: Form): readonly MessageBlock[] {
  switch (answer.kind) {
    case 'data':
      return dataBlocks(answer, view, form);
    case 'explanation':
      return [...explanationBlocks(answer, form), ...voteBlocks(answer, view.asker, form)];
    case 'clarification':
      return [...clarificationBlocks(answer), ...voteBlocks(answer, view.asker, form)];
    case 'guide':
    case 'chat':
      return [...talkBlocks(answer), ...voteBlocks(answer, view.asker, form)];
    case 'refusal':
      return [...refusalBlocks(answer), ...voteBlocks(answer, view.asker, form)];
    case 'failure':
      return [...failureBlocks(answer, form), ...voteBlocks(answer, view.asker, form)];
    default:
      return unrendered(answer);
  }
}

function unrendered(answer: never): never {
  throw new Error(`no rendering for ${JSON.stringify(answer)}`);
}
