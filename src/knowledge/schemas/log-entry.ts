import { z } from 'zod';
import { identifier, itemOwner, localised, strict, text } from './common.ts';

/** One item under `events:` of `logs/events-*.yaml`; `key` is `screen.group.event`. */
export const logEntry = strict({
  key: text,
  owner: itemOwner,
  screen: identifier,
  group: identifier,
  event: identifier,
  type: z.enum(['screen', 'action', 'system']),
  description: localised,
  values: z.record(z.string(), text).default({}),
});
