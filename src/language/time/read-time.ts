import type { Clock } from '../../domain/date-range.ts';
import type { Holiday, TimeMention } from './time-mention.ts';

/** Reads every time expression of a Korean or English text, in order and without overlaps. Never throws. */
export function readTime(_text: string, _clock: Clock, _holidays: readonly Holiday[]): TimeMention[] {
  return [];
}
