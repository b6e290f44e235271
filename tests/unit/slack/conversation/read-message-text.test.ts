import { describe, expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { readMessageText } from '../../../../src/slack/conversation/read-message-text.ts';
import type { Workspace } from '../../../../src/slack/delivery/workspace.ts';

/** Everybody is called by their number; who is looked up ends up in `asked`. */
function workspace(asked: string[]): Pick<Workspace, 'self' | 'person'> {
  return {
    self: { user: 'UBOT', bot: 'B1' },
    person: async (id) => {
      asked.push(id);
      if (id === 'U0') return failed({ code: 'slack-unreachable' });
      return done({ id, locale: 'ko', name: `number ${id.slice(1)}`, standing: 'member' });
    },
  };
}

describe('the people in a message', () => {
  test('when it mentions some, they are named, and those that cannot be looked up by their id', async () => {
    const asked: string[] = [];
    expect(await readMessageText('<@UBOT> <@U1> and <@U0>', workspace(asked))).toBe('@number 1 and @U0');
    expect(asked).toEqual(['U1', 'U0']);
  });

  test('when it mentions thousands, only the first few are looked up, and all of its words stay', async () => {
    const asked: string[] = [];
    const text = Array.from({ length: 3000 }, (_, at) => `<@U${at + 1}>`).join(' ');
    const read = await readMessageText(text, workspace(asked));
    expect(asked.length).toBeLessThanOrEqual(50);
    expect(read.startsWith('@number 1 @number 2 ')).toBe(true);
    expect(read.endsWith('@U3000')).toBe(true);
  });
});
