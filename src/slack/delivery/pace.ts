/** How patient the bot is with Slack; tests hurry it. All in milliseconds but `attempts`. */
export interface Pace {
  /** Of one attempt of one call. */
  readonly timeout: number;
  /** Of a call that can do no harm when it is made again. */
  readonly attempts: number;
  /** Before the second attempt; doubled before each further one, and jittered. */
  readonly backoff: number;
  readonly longestBackoff: number;
  /** A longer `retry-after` is the caller's to wait for. */
  readonly longestRateLimit: number;
  /** Between two `chat.update` of a placeholder. */
  readonly updateEvery: number;
  /** A placeholder is not touched before it stood that long. */
  readonly firstUpdateAfter: number;
  /** Between two appends to a stream. */
  readonly appendEvery: number;
  /** Until an uploaded picture can be shown. */
  readonly pictureWait: number;
  readonly picturePoll: number;
}

export const usualPace: Pace = {
  timeout: 10_000,
  attempts: 5,
  backoff: 400,
  longestBackoff: 8_000,
  longestRateLimit: 30_000,
  updateEvery: 1_200,
  firstUpdateAfter: 1_000,
  appendEvery: 300,
  pictureWait: 6_000,
  picturePoll: 400,
};
