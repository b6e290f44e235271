/** What went wrong in one sentence, and what the reader can do now. */
export interface ProblemMessage {
  readonly text: string;
  readonly nextStep: string;
}
