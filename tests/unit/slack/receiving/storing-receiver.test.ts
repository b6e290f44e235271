import type { ReceiverEvent } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { type AdmissionRecords, createAdmission } from '../../../../src/slack/receiving/admission.ts';
import { createTaker, type StoringDependencies } from '../../../../src/slack/receiving/storing-receiver.ts';
import type { PostedMessage } from '../../../../src/storage/posted-messages.ts';
import type { Job, NewJob } from '../../../../src/storage/queue.ts';
import { createLog } from '../../../../src/telemetry/log.ts';
import { click, envelope, mention, message } from './events.ts';

interface Given {
  readonly put?: (job: NewJob) => Promise<boolean>;
  readonly asker?: string;
  readonly inThread?: readonly string[];
  /** Of our messages there. */
  readonly view?: PostedMessage['view'];
}

/** A taker whose every step is noted in order. */
function taker({ put = async () => true, asker, inThread = [], view = {} }: Given = {}) {
  const steps: string[] = [];
  const records = {
    queue: { find: async () => (asker === undefined ? null : ({ asker } as Job)) },
    posted: { inThread: async () => inThread.map((person) => ({ person, view })), answering: async () => [] },
  } as unknown as AdmissionRecords;
  const dependencies = {
    queue: {
      put: async (job: NewJob) => {
        const isNew = await put(job);
        steps.push(`put ${job.key}`);
        return isNew;
      },
    },
    admission: createAdmission(records),
    self: { workspace: 'T1', botUserOf: () => 'UBOT' },
    wake: () => steps.push('wake'),
    mark: (step: string) => steps.push(step),
    log: createLog('silent'),
  } as unknown as StoringDependencies;
  const take = createTaker(dependencies, async () => void steps.push('now'));
  const event = (body: unknown, ack: () => Promise<void> = async () => void steps.push('ack')) =>
    ({ body, ack }) as unknown as ReceiverEvent;
  return { steps, take: (body: unknown, ack?: () => Promise<void>) => take(event(body, ack)) };
}

const reply = envelope(message({ ts: '101.1', thread_ts: '100.1', text: '강남구만' }));

describe('what starts work', () => {
  test('when a question arrives, it is stored, then acknowledged, then the worker is woken', async () => {
    const { steps, take } = taker();
    await take(envelope(mention()));
    expect(steps).toEqual(['put T1/C1/100.1', 'stored', 'ack', 'acknowledged', 'wake']);
  });

  test('when it cannot be stored, it is not acknowledged, so that Slack sends it again', async () => {
    const { steps, take } = taker({ put: () => Promise.reject(new Error('no database')) });
    await expect(take(envelope(mention()))).rejects.toThrow('no database');
    expect(steps).toEqual([]);
  });

  test('when it was stored before, it is acknowledged again', async () => {
    const { steps, take } = taker({ put: async () => false });
    await take(envelope(mention()));
    expect(steps).toContain('ack');
  });

  test('when the acknowledgement does not arrive, the work begins all the same', async () => {
    const { steps, take } = taker();
    await take(envelope(mention()), () => Promise.reject(new Error('socket closed')));
    expect(steps).toContain('wake');
  });
});

describe('what comes in one go with a question', () => {
  test('when it is edited or deleted before it is stored, that is stored behind it', async () => {
    const { steps, take } = taker();
    const question = mention();
    const { ts } = question;
    const changes = [
      { subtype: 'message_changed', message: { ...question, text: 'another' }, previous_message: question },
      { subtype: 'message_deleted', deleted_ts: ts, previous_message: question },
    ].map((change, index) => envelope(message({ ts: '100.2', ...change }), { event_id: `Ev${index}` }));
    await Promise.all([envelope(question), ...changes].map((body) => take(body)));
    expect(steps.filter((step) => step.startsWith('put'))).toEqual(['put T1/C1/100.1', 'put Ev0', 'put Ev1']);
  });
});

describe('what does not', () => {
  test('when it is none of ours, it is acknowledged and not stored', async () => {
    const { steps, take } = taker();
    await take(envelope(message()));
    expect(steps).toEqual(['ack']);
  });

  test('when it must be answered at once, Bolt does it and acknowledges it', async () => {
    const { steps, take } = taker();
    await take(click([{ action_id: 'sql' }]));
    expect(steps).toEqual(['now']);
  });
});

describe('replies in a thread without a mention', () => {
  test.each([
    ['asked at its root', { asker: 'T1/U1' }],
    ['has an answer of ours there', { inThread: ['U1'] }],
  ])('when the writer %s, it is a question', async (_, given) => {
    const { steps, take } = taker(given);
    await take(reply);
    expect(steps).toContain('put T1/C1/101.1');
  });

  test('when only others asked there, it is not', async () => {
    const { steps, take } = taker({ asker: 'T1/U2', inThread: ['U3'] });
    await take(reply);
    expect(steps).toEqual(['ack']);
  });

  test('when the writer only had something explained there, it is not', async () => {
    const { steps, take } = taker({ asker: 'T1/U2', inThread: ['U1'], view: { isAside: true } });
    await take(reply);
    expect(steps).toEqual(['ack']);
  });

  test('when the writer has just mentioned us there and waits for the answer, it is', async () => {
    const { steps, take } = taker({ asker: 'T1/U2' });
    await take(envelope(mention({ ts: '100.5', thread_ts: '100.1' })));
    await take(reply);
    expect(steps).toContain('put T1/C1/101.1');
  });
});
