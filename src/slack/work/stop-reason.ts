const reasons = ['stopped', 'replaced', 'lost'] as const;

/**
 * Why work is to end early: the asker wants no answer any more, asked something else in its place, or another process
 * has taken the job over.
 */
export type StopReason = (typeof reasons)[number];

/** Null while nobody wants it to end. */
export function stopReason({ aborted, reason }: AbortSignal): StopReason | null {
  return aborted ? (reasons.find((each) => each === reason) ?? 'stopped') : null;
}
