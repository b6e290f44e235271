import { expect, test } from 'vitest';
import { done } from '../../../../../src/domain/outcome.ts';
import type { OutgoingMessage } from '../../../../../src/slack/delivery/outgoing.ts';
import { csvName } from '../../../../../src/slack/files/csv.ts';
import { showChart } from '../../../../../src/slack/listeners/actions/chart-click.ts';
import type { Clicked } from '../../../../../src/slack/listeners/actions/clicked.ts';
import type { HandlerDependencies } from '../../../../../src/slack/listeners/handler-dependencies.ts';
import { createLog } from '../../../../../src/telemetry/log.ts';
import { sampleDataAnswer } from '../../../../support/sample-answers.ts';
import { clickedBy, clickOn, jobAt, workOn } from './clicks.ts';

const sample = sampleDataAnswer();
const answer = { ...sample, rows: Array.from({ length: 150 }, () => sample.rows[0] ?? []) };
const file = csvName(answer);

/** The message after another chart was chosen, where that is noted of it. */
async function shownWith(view: object): Promise<string> {
  const updates: OutgoingMessage[] = [];
  const clicked = clickedBy(clickOn('chart', JSON.stringify({ question: answer.id, chart: 'none' })), []);
  const update = async (_at: unknown, message: OutgoingMessage) => {
    updates.push(message);
    return done(undefined);
  };
  const workspace = { ...clicked.workspace, update } as Clicked['workspace'];
  const row = { workspace: 'T1', channel: 'C1', ts: '2.0', person: 'U1', question: answer.id, view };
  const entry = { question: { principal: 'T1/U1', thread: 'slack:T1/C1/1.0' }, answer: { answer } };
  const records = {
    posted: { find: async () => row, setView: async () => undefined },
    ledger: { find: async () => entry },
  };
  const dependencies = { door: { records, mayRead: () => true }, log: createLog('silent') };
  const shown = await showChart(
    { ...clicked, workspace },
    workOn(jobAt(new Date(0))),
    dependencies as unknown as HandlerDependencies,
  );
  expect(shown).toEqual(done(null));
  return JSON.stringify(updates);
}

test('when all rows stand beside the answer as a file, it is named', async () => {
  expect(await shownWith({ file })).toContain(file);
});

test('when Slack took no file, none is named', async () => {
  expect(await shownWith({})).not.toContain(file);
});
