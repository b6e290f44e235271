import { describe, expect, test } from 'vitest';
import { done } from '../../../../src/domain/outcome.ts';
import { endUnfinished } from '../../../../src/slack/conversation/give-up.ts';
import { ownKey, questionId } from '../../../../src/slack/conversation/question-id.ts';
import type { Standing } from '../../../../src/slack/delivery/outgoing.ts';
import type { Workspace } from '../../../../src/slack/delivery/workspace.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { jobAt, workOn } from '../listeners/actions/clicks.ts';

const inChannel = { channel: 'C1', ts: '2.0' };
const inDirect = { channel: 'D1', ts: '3.0' };
const questionKey = 'T1/C1/1.0';

/** Which messages were told, and what was found. */
async function end(progress: Record<string, unknown>, existing: Standing | null = null) {
  const told: Standing[] = [];
  const workspace = {
    update: async (at: Standing) => {
      told.push(at);
      return done(undefined);
    },
  } as unknown as Workspace;
  const message = { text: 'sorry', blocks: [], simpler: [] };
  const asked = { workspace, questionKey, existing };
  const found = await endUnfinished(message, asked, workOn(jobAt(new Date(), progress)), createLog('silent'));
  return { told, found };
}

describe('a question that is given up', () => {
  test('when messages say that it is worked on, in the channel and privately, both say its end', async () => {
    expect(await end({ at: inChannel, 'at-private': inDirect })).toEqual({
      told: [inChannel, inDirect],
      found: 'ended',
    });
    expect((await end({ 'at-private': inDirect })).told).toEqual([inDirect]);
  });

  test('when the private answer stands and only the channel could not be told, the answer stays', async () => {
    const shown = questionId(ownKey(questionKey));
    expect((await end({ at: inChannel, 'at-private': inDirect, shown })).told).toEqual([inChannel]);
  });

  test('when it took the place of an older answer, that one says so', async () => {
    expect((await end({}, inChannel)).told).toEqual([inChannel]);
  });

  test('when its answer stands, or nothing of it does, nothing is changed', async () => {
    expect(await end({ at: inChannel, shown: questionId(questionKey) })).toEqual({
      told: [],
      found: 'answered',
    });
    expect(await end({})).toEqual({ told: [], found: 'nothing-stands' });
  });
});
