import { expect, test } from 'vitest';
import { done } from '../../../../../src/domain/outcome.ts';
import type { Clicked } from '../../../../../src/slack/listeners/actions/clicked.ts';
import { shareCsv } from '../../../../../src/slack/listeners/actions/csv-click.ts';
import type { HandlerDependencies } from '../../../../../src/slack/listeners/handler-dependencies.ts';
import type { Job } from '../../../../../src/storage/queue.ts';
import { sampleDataAnswer } from '../../../../support/sample-answers.ts';
import { clickedBy, clickOn, jobAt, workOn } from './clicks.ts';

const answer = sampleDataAnswer();

/** What was noted before the file was shared, and whether it may stand there already. */
async function sharedAfter(progress: Job['progress']) {
  const noted: object[] = [];
  const seen: unknown[] = [];
  const clicked = clickedBy(clickOn('csv', answer.id), []);
  const share = async (_to: unknown, _file: unknown, resumed: boolean) => {
    seen.push({ resumed, noted: [...noted] });
    return done(undefined);
  };
  const entry = { question: { principal: 'T1/U1', thread: 'slack:T1/C1/1.0' }, answer: { answer } };
  const door = { records: { ledger: { find: async () => entry } }, mayRead: () => true };
  await shareCsv(
    { ...clicked, workspace: { ...clicked.workspace, share } as unknown as Clicked['workspace'] },
    workOn(jobAt(new Date(0), progress), noted),
    { door } as unknown as HandlerDependencies,
  );
  return seen;
}

test('when a run is given back in the middle, the next one knows that the file may stand there', async () => {
  const [first] = (await sharedAfter({})) as { resumed: boolean; noted: object[] }[];
  expect(first).toMatchObject({ resumed: false });
  expect(first?.noted).not.toEqual([]);
  const progress = Object.assign({}, ...(first?.noted ?? []));
  expect(await sharedAfter(progress)).toMatchObject([{ resumed: true }]);
});

test('when it was shared already, it is not shared again', async () => {
  expect(await sharedAfter({ begun: true, shared: true })).toEqual([]);
});
