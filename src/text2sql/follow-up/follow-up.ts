import type { Clock } from '../../domain/date-range.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import type { Chosen, QuestionReading } from '../../semantic-layer/reading/question-reading.ts';
import type { EditReader } from '../../semantic-layer/reading/read-edit.ts';
import type { GovernedPlan } from '../governed/plan.ts';
import type { PlanMetrics } from '../governed/plan-metrics.ts';
import type { FollowedPlan } from './follow-example.ts';
import type { PreviousTurn } from './previous-turn.ts';

export interface FollowUpRequest {
  readonly text: string;
  /** Whether the governed tier has an answer to the text as it stands; then only words that point back make it a follow-up. */
  readonly isWhole: boolean;
  /** The thread's last turns, the oldest first. */
  readonly turns: readonly PreviousTurn[];
  /** Id of who asks now. */
  readonly asker: string;
  readonly clock: Clock;
  /** What ambiguous words were chosen to mean. */
  readonly chosen?: readonly Chosen[];
}

export type FollowedUp =
  | ({ readonly kind: 'plan' } & FollowedPlan)
  /** An edit in every word, and one that the number does not bear: the reading says why. */
  | { readonly kind: 'stuck'; readonly reading: QuestionReading }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Edits the thread's previous question by words alone; null as soon as one content word is no edit, or there is nothing to edit. */
export type FollowUp = (request: FollowUpRequest) => FollowedUp | null;

export interface FollowUpDependencies {
  /** Of what the asker may see: a name that is hidden from them is no word, and a question about it is not edited. */
  readonly model: SemanticModel;
  readonly edits: EditReader;
  readonly planMetrics: PlanMetrics;
  /** The governed tier's answer to a whole question, for a verified example to be asked again. */
  readonly planWhole: (question: string, clock: Clock) => GovernedPlan | null;
}
