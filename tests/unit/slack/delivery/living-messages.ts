import type { LivingMessage } from '../../../../src/slack/delivery/living-message.ts';
import {
  type LivingMessageOptions,
  openLivingMessage,
} from '../../../../src/slack/delivery/open-living-message.ts';
import { type FakeWebApi, hurried, message } from './fake-web-api.ts';

export const to = { channel: 'C1', thread: '100.000001' };
export const job = 'T1/C1/100.000001';
export const final = message('the answer');

export async function opened(
  slack: FakeWebApi,
  more: Partial<LivingMessageOptions> = {},
): Promise<LivingMessage> {
  const living = await openLivingMessage(options(slack, more));
  if (!living.ok) throw new Error(living.problem.code);
  return living.value;
}

export function options(slack: FakeWebApi, more: Partial<LivingMessageOptions>): LivingMessageOptions {
  return {
    workspace: slack.workspace,
    to,
    recipient: 'U1',
    locale: 'ko',
    marker: { job, part: 'answer', resumed: false },
    streams: false,
    jobKey: job,
    existing: null,
    mark: () => {},
    log: slack.log,
    pace: hurried,
    ...more,
  };
}

export function methods(slack: FakeWebApi): string[] {
  return slack.calls.map(({ method }) => method).filter((method) => method !== 'assistant.threads.setStatus');
}
