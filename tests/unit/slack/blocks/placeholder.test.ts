import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../../src/domain/stage.ts';
import { renderPlaceholder } from '../../../../src/slack/blocks/placeholder.ts';
import type { MessageBlock, OutgoingMessage } from '../../../../src/slack/delivery/outgoing.ts';
import { blockKitProblems } from '../../../support/slack/block-kit.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';
import { hygieneProblems } from '../../../support/slack/hygiene.ts';
import { stages } from '../../../support/stages.ts';

/** With a statement that was repaired, and so checked and run again. */
const allStages = stages.toSpliced(-1, 0, 'checking', 'running');

const at = (stages: readonly Stage[], said = '') => ({ stages, said, job: 'T1/C1/1.1' });

interface Task {
  readonly task_id: string;
  readonly title: string;
  readonly status: string;
}

function tasksOf({ blocks }: OutgoingMessage): readonly Task[] {
  const plan = blocks.find(({ type }) => type === 'plan') as { tasks?: readonly Task[] } | undefined;
  return plan?.tasks ?? [];
}

const types = (blocks: readonly MessageBlock[]) => blocks.map(({ type }) => type);

describe('the placeholder', () => {
  it('when nothing has begun, shows no plan, and can be stopped', () => {
    const message = renderPlaceholder(at([]), 'ko');
    expect(types(message.blocks)).toEqual(['context', 'actions']);
    expect(JSON.stringify(message.blocks)).toContain('"value":"T1/C1/1.1"');
  });

  it('when stages took place, shows the last as under way and those before as done', () => {
    const tasks = tasksOf(renderPlaceholder(at(['recording', 'searching', 'drafting']), 'ko'));
    expect(tasks.map(({ status }) => status)).toEqual(['complete', 'complete', 'in_progress']);
  });

  it('when stages take no time, shows them as one', () => {
    expect(
      tasksOf(renderPlaceholder(at(['recording', 'recalling', 'reading', 'routing']), 'en')),
    ).toHaveLength(1);
    const checked = tasksOf(renderPlaceholder(at(['drafting', 'checking', 'running']), 'en'));
    expect(checked).toHaveLength(2);
  });

  it('when many stages took place, shows the last five, each under the id it always had', () => {
    const before = tasksOf(renderPlaceholder(at(allStages.slice(0, -1)), 'ko'));
    const after = tasksOf(renderPlaceholder(at(allStages), 'ko'));
    expect(after).toHaveLength(5);
    const common = after.filter(({ task_id }) => before.some((each) => each.task_id === task_id));
    expect(common.length).toBeGreaterThan(2);
  });

  it('when a long explanation is being written, shows its end', () => {
    const message = renderPlaceholder(at(['explaining'], `${'가'.repeat(9_000)}끝`), 'ko');
    expect(JSON.stringify(message.blocks)).toContain('끝');
    expect(blockKitProblems(message.blocks, 'message')).toEqual([]);
  });

  it('when whatever is said, is a message Slack takes, in every simpler form too', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.nat(allStages.length),
        fc.constantFrom('ko' as const, 'en' as const),
        (said, count, locale) => {
          const message = renderPlaceholder(at(allStages.slice(0, count), said), locale);
          for (const blocks of [message.blocks, ...message.simpler]) {
            expect(blockKitProblems(blocks, 'message')).toEqual([]);
            expect(hygieneProblems({ text: message.text, blocks })).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
