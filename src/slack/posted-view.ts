import { z } from 'zod';
import type { PostedMessage } from '../storage/posted-messages.ts';
import { chartViews } from './blocks/action-ids.ts';

/** What is known of a message of ours besides the question it answers. Each is left out where nothing is to be said. */
const form = z.object({
  /** Key of the job that put it there: where the message is taken away, its work ends. */
  job: z.string().optional().catch(undefined),
  /** As somebody wished it. */
  chart: z.enum(chartViews).optional().catch(undefined),
  /** Name of the file with all rows that stands beside it. */
  file: z.string().optional().catch(undefined),
  /** It explains what others say, for whoever wished so, who does not ask in their thread by that. */
  isAside: z.boolean().optional().catch(undefined),
});

export type PostedView = Readonly<z.infer<typeof form>>;

/** What an older Askbird put there and this one does not know counts as nothing. */
export function readView({ view }: Pick<PostedMessage, 'view'>): PostedView {
  return form.safeParse(view).data ?? {};
}
