import type { QuestionArrival } from '../../arrival.ts';
import type { Handler } from '../../work/handler.ts';
import type { HandlerDependencies } from '../handler-dependencies.ts';

export function createQuestionHandler(_dependencies: HandlerDependencies): Handler<QuestionArrival> {
  throw new Error('not built yet');
}
