import { describe, expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { takeVote } from '../../../../src/slack/listeners/actions/feedback-click.ts';
import type { HandlerDependencies } from '../../../../src/slack/listeners/handler-dependencies.ts';
import { takeFeedbackReason } from '../../../../src/slack/listeners/views/feedback-reason.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { clickOn } from './actions/clicks.ts';

const id = '00000000-0000-8000-8000-000000000001';

/** What happened, in order; `broken` storage takes nothing, and `refusal` is what Slack says to a form. */
function handling(options: { broken?: boolean; refusal?: string } = {}) {
  const seen: string[] = [];
  const store = async (what: string) => {
    if (options.broken) throw new Error('the database is gone');
    seen.push(what);
    return true;
  };
  const workspace = {
    person: async () => done({ id: 'U1', locale: 'ko', name: '', standing: 'member' }),
    openForm: async () => {
      seen.push('opened');
      const { refusal } = options;
      if (refusal === undefined) return done(undefined);
      return failed({ code: 'slack-refused', params: { method: 'views.open', error: refusal } });
    },
  };
  const feedback = { vote: () => store('voted'), explain: () => store('explained') };
  const ledger = { find: async () => ({ question: { id, principal: 'T1/U1', thread: 'slack:T1/D1' } }) };
  const dependencies = {
    door: { records: { feedback, ledger } },
    workspaceOf: async () => workspace,
    language: 'auto',
    log: createLog('silent'),
  } as unknown as HandlerDependencies;
  return { seen, dependencies };
}

describe('a vote', () => {
  const press = (vote: 'good' | 'bad', { seen, dependencies }: ReturnType<typeof handling>) => {
    const arrival = clickOn('feedback', JSON.stringify({ question: id, vote }));
    const ack = async () => void seen.push('acknowledged');
    return takeVote({ arrival, trigger: 'ticket', ack }, dependencies);
  };

  test('when it is given, it is stored before it is acknowledged, and a bad one asks why', async () => {
    const [good, bad] = [handling(), handling()];
    await press('good', good);
    await press('bad', bad);
    expect(good.seen).toEqual(['voted', 'acknowledged']);
    expect(bad.seen).toEqual(['voted', 'acknowledged', 'opened']);
  });

  test('when it cannot be stored, it is not acknowledged', async () => {
    const handled = handling({ broken: true });
    await expect(press('bad', handled)).rejects.toThrow();
    expect(handled.seen).toEqual([]);
  });

  test("when Slack's ticket has run out, whoever pressed is asked to press again", async () => {
    const pressed = await press('bad', handling({ refusal: 'expired_trigger_id' }));
    expect(pressed).toEqual(done({ kind: 'form-too-late' }));
    expect((await press('bad', handling({ refusal: 'invalid_arguments' }))).ok).toBe(false);
  });
});

describe('the reason of a vote', () => {
  const send = async ({ seen, dependencies }: ReturnType<typeof handling>) => {
    const answers: unknown[] = [];
    const ack = async (answer?: unknown) => {
      seen.push('acknowledged');
      answers.push(answer);
    };
    await takeFeedbackReason({ workspace: 'T1', person: 'U1', question: id, state: {}, ack }, dependencies);
    return answers;
  };

  test('when it is sent, it is stored before the form closes', async () => {
    const handled = handling();
    expect(await send(handled)).toEqual([undefined]);
    expect(handled.seen).toEqual(['explained', 'acknowledged']);
  });

  test('when it cannot be stored, the form stays open and says so', async () => {
    const [answer] = await send(handling({ broken: true }));
    expect(answer).toMatchObject({
      response_action: 'errors',
      errors: { reason: expect.stringMatching(/[가-힣]/) },
    });
  });
});
