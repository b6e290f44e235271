import type { Answer, DataAnswer } from '../../../src/domain/answer.ts';
import type { Choice } from './elements.ts';
import { openSlackCompany, type SlackCompany, type SlackCompanyOptions } from './slack-company.ts';
import type { Ephemeral, FakeMessage } from './world.ts';

/** A company with what its tests say and look at all the time. */
export interface Colleagues extends Omit<SlackCompany, 'ask'> {
  /** A mention, or in a direct conversation (`D1`) a plain message; the answer to it. */
  ask(person: string, text: string, place?: { channel?: string; thread?: string }): Promise<FakeMessage>;
  /** Presses it, and waits until all that follows from it is done. */
  press(person: string, message: FakeMessage | Ephemeral, action: string, choice?: Choice): Promise<void>;
  /** Nothing is under way any more. */
  settled(): Promise<void>;
  /** Messages of the bot in the thread of that message, oldest first. */
  ours(message: {
    readonly channel: string;
    readonly ts: string;
    readonly thread: string | null;
  }): FakeMessage[];
  /** The last message that stands in a channel; in a thread of it, when one is named by its root. */
  newest(channel: string, root?: string): FakeMessage;
  /** What the ledger holds of the question that a message answers; null where it answers none. */
  behind(
    message: FakeMessage,
  ): Promise<{ readonly text: string; readonly answer: Answer; asker: string } | null>;
  /** The same, for what must be a number. */
  dataBehind(message: FakeMessage): Promise<DataAnswer>;
}

export async function openColleagues(options: SlackCompanyOptions = {}): Promise<Colleagues> {
  const company = await openSlackCompany(options);
  const { slack, app } = company;
  const { records } = app;

  const settled = async () => {
    for (let time = 0; time < 2000; time += 1) {
      await slack.deliveriesDone();
      const { waiting, running } = await records.queue.counts();
      if (waiting + running === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`it never came to rest:\n${slack.transcript()}`);
  };

  const behind: Colleagues['behind'] = async ({ team, channel, ts }) => {
    const row = await records.posted.find({ workspace: team, channel, ts });
    const entry = row?.question == null ? null : await records.ledger.find(row.question);
    if (entry === null || entry.answer === null) return null;
    const { text, principal } = entry.question;
    return { text, answer: entry.answer.answer, asker: principal };
  };

  return {
    ...company,
    settled,
    behind,
    async ask(person, text, { channel = 'C1', thread } = {}) {
      const mention = channel.startsWith('D') ? '' : '<@UBOT> ';
      const where = { channel, ...(thread === undefined ? {} : { thread }) };
      const said = slack.say({ person, ...where, text: mention + text });
      await settled();
      return slack.answerTo(said.ts);
    },
    async press(person, message, action, choice = {}) {
      const acked = await slack.click(person, message, action, choice);
      if (!acked.ok) throw new Error(`nobody took the click on ${action}`);
      await settled();
    },
    ours: ({ channel, ts, thread }) => slack.thread(channel, thread ?? ts).filter(({ bot }) => bot === 'B1'),
    newest(channel, root) {
      const found = (root === undefined ? slack.messages(channel) : slack.thread(channel, root)).at(-1);
      if (found === undefined) throw new Error(`nothing stands in ${channel}`);
      return found;
    },
    async dataBehind(message) {
      const found = await behind(message);
      if (found?.answer.kind !== 'data') {
        throw new Error(`no number stands there: ${JSON.stringify(found ?? message.text)}`);
      }
      return found.answer;
    },
    async close() {
      await company.close();
      slack.assertClean();
    },
  };
}

/** All that a message says, for a look whether something is in it. */
export function shown(
  message: { readonly text: string; readonly blocks: readonly unknown[] } | undefined,
): string {
  return message === undefined ? '' : JSON.stringify([message.text, message.blocks]);
}

/** Questions that the buttons of a message ask. */
export function offeredIn(blocks: readonly unknown[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":"\{\\"text\\":\\"(.*?)\\"\}"/g)].map(
    ([, text = '']) => text,
  );
}
