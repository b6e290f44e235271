import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Conversation } from './outgoing.ts';
import { markerType } from './read-messages.ts';
import type { Reply } from './web-api.ts';
import type { Marker } from './workspace.ts';

export function outcomeOf(reply: Reply<unknown>): Outcome<void> {
  return reply.ok ? done(undefined) : failed(reply.failure.problem);
}

export function threadOf(to: Conversation): { thread_ts?: string } {
  return to.thread === null ? {} : { thread_ts: to.thread };
}

/** Comes back with the message when it is read, and is shown to nobody. */
export function metadataOf(marker: Pick<Marker, 'job' | 'part'>) {
  return { event_type: markerType, event_payload: { job: marker.job, part: marker.part } };
}
