import { done } from '../../domain/outcome.ts';
import { sendSimplerUntilTaken } from './ladder.ts';
import { metadataOf, outcomeOf, threadOf } from './message-parts.ts';
import { type PostDependencies, postOnce } from './post-once.ts';
import type { Workspace } from './workspace.ts';

export type MessageCalls = Pick<Workspace, 'post' | 'update' | 'remove' | 'whisper'>;

/** What is done with single messages. */
export function createMessageCalls(dependencies: PostDependencies): MessageCalls {
  const { api, log } = dependencies;
  return {
    post: (to, message, marker) => postOnce(dependencies, to, message, marker),

    update: async (at, message, marker, tries = 'until-done') =>
      outcomeOf(
        await sendSimplerUntilTaken(
          message,
          ({ text, blocks }) =>
            api.call({ method: 'chat.update', again: tries === 'once' ? 'never' : 'always' }, (client) =>
              // Without blocks the ones before would stay.
              client.chat.update({ ...at, text, blocks, metadata: metadataOf(marker) }),
            ),
          log,
        ),
      ),

    remove: async (at) => {
      const reply = await api.call({ method: 'chat.delete', again: 'always' }, (client) =>
        client.chat.delete({ ...at }),
      );
      return !reply.ok && reply.failure.code === 'message_not_found' ? done(undefined) : outcomeOf(reply);
    },

    whisper: async (to, person, message) =>
      outcomeOf(
        await sendSimplerUntilTaken(
          message,
          (body) =>
            // Twice is better than never: it is seen by one person, and goes away by itself.
            api.call({ method: 'chat.postEphemeral', again: 'always', lane: to.channel }, (client) =>
              client.chat.postEphemeral({ channel: to.channel, user: person, ...body, ...threadOf(to) }),
            ),
          log,
        ),
      ),
  };
}
