/** What a button or menu does; the listener of that name does it. Suffixes after `:` keep ids unique in a block. */
export const actionIds = {
  /** Asks a ready-made question: value is an `AskValue`. */
  ask: 'ask',
  /** Takes one choice of a clarification: value is a `ChoiceValue`. */
  choose: 'choose',
  /** Asks the same again, as whoever clicks: value is the question's id. So are those below. */
  rerun: 'rerun',
  narrower: 'narrower',
  wider: 'wider',
  csv: 'csv',
  /** Opens a form at once. */
  sql: 'sql',
  stop: 'stop',
  remove: 'remove',
  /** A menu: value is a `ChartValue`. */
  chart: 'chart',
  /** Slack's feedback buttons: value is a `FeedbackValue`. */
  feedback: 'feedback',
} as const;

export type ActionId = (typeof actionIds)[keyof typeof actionIds];

/** `ask`, `ask:2` -> `ask`; null for what is none of ours. */
export function actionOf(id: string): ActionId | null {
  const [name = ''] = id.split(':');
  return Object.values(actionIds).find((each) => each === name) ?? null;
}

/** A question that is offered by its own text (App Home, help, onboarding, suggestions). At most 2,000 characters. */
export interface AskValue {
  readonly text: string;
}

/** A choice of a clarification, by its place in the ledger's answer. */
export interface ChoiceValue {
  readonly question: string;
  readonly index: number;
}

export const chartViews = ['auto', 'bar', 'line', 'pie', 'none'] as const;

export type ChartView = (typeof chartViews)[number];

export interface ChartValue {
  readonly question: string;
  readonly chart: ChartView;
}

export interface FeedbackValue {
  readonly question: string;
  readonly vote: 'good' | 'bad';
}

/** `callback_id` of forms and shortcuts. */
export const callbackIds = {
  feedbackReason: 'feedback_reason',
  explainQuery: 'explain_query',
  explainTable: 'explain_table',
} as const;
