import { describe, expect, test } from 'vitest';
import { blockKitProblems, type Surface, viewProblems } from '../../support/slack/block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const button = { type: 'button', action_id: 'ask', text: plain('Ask'), value: 'v' };
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`${index}`), value: `${index}` }));
const select = { type: 'static_select', action_id: 'chart', options: options(2) };
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = { type: 'section', text: mrkdwn('fine') };
const raw = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, columns = 2) => ({
  type: 'data_table',
  caption: 'Sales',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => raw('a'))),
});
const vote = (text: string) => ({ text: plain(text), value: text });
const feedback = {
  type: 'feedback_buttons',
  action_id: 'feedback',
  positive_button: vote('good'),
  negative_button: vote('bad'),
};
const bars = (change: object = {}) => ({
  type: 'data_visualization',
  title: 'Sales',
  chart: {
    type: 'bar',
    series: [{ name: 'all', data: [{ label: 'Jan', value: 1 }] }],
    axis_config: { categories: ['Jan'] },
    ...change,
  },
});
const pie = (segments: unknown) => ({
  type: 'data_visualization',
  title: 'Share',
  chart: { type: 'pie', segments },
});
const task = (id: string, status = 'complete') => ({
  type: 'task_card',
  task_id: id,
  title: 'Reading',
  status,
});
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'fine' }] }],
};

describe('blockKitProblems', () => {
  test('when blocks keep every limit, it finds nothing', () => {
    const blocks = [
      section,
      { type: 'header', text: plain(long(150)) },
      { type: 'divider' },
      {
        type: 'context',
        elements: [mrkdwn('small'), { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'c' }],
      },
      actions(button, { ...button, action_id: 'ask:2' }, select),
      { type: 'context_actions', elements: [feedback] },
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a chart' },
      { type: 'markdown', text: '**fine**' },
      rich,
      { type: 'table', rows: [[raw('a')], [{ type: 'raw_number', value: 1, text: '1' }]] },
      table(101, 3),
      bars(),
      pie([{ label: 'a', value: 1 }]),
      { type: 'plan', title: 'Work', tasks: [task('1'), task('2', 'in_progress')] },
    ];
    expect(blockKitProblems(blocks, 'message')).toEqual([]);
  });

  const faulty: [string, unknown, string][] = [
    [
      'a text is too long',
      { type: 'section', text: mrkdwn(long(3001)) },
      '/blocks/0/text/text: longer than 3000',
    ],
    ['a text is empty', { type: 'section', text: mrkdwn('') }, '/blocks/0/text/text: empty'],
    ['a section has nothing', { type: 'section' }, '/blocks/0: needs text or fields'],
    [
      'a field is too long',
      { type: 'section', fields: [mrkdwn(long(2001))] },
      '/blocks/0/fields/0/text: longer than 2000',
    ],
    [
      'there are too many fields',
      { type: 'section', fields: Array(11).fill(mrkdwn('a')) },
      '/blocks/0/fields: more than 10',
    ],
    [
      'a header is too long',
      { type: 'header', text: plain(long(151)) },
      '/blocks/0/text/text: longer than 150',
    ],
    ['a field is unknown', { ...section, colour: 'red' }, '/blocks/0: no such field: colour'],
    [
      'a context is too full',
      { type: 'context', elements: Array(11).fill(mrkdwn('a')) },
      '/blocks/0/elements: more than 10',
    ],
    [
      'a button says too much',
      actions({ ...button, text: plain(long(76)) }),
      '/blocks/0/elements/0/text/text: longer than 75',
    ],
    [
      'a value is too long',
      actions({ ...button, value: long(2001) }),
      '/blocks/0/elements/0/value: longer than 2000',
    ],
    [
      'an action id is too long',
      actions({ ...button, action_id: long(256) }),
      '/blocks/0/elements/0/action_id: longer than 255',
    ],
    [
      'an action id comes twice',
      actions(button, button),
      '/blocks/0/elements/1/action_id: used twice in one block',
    ],
    [
      'there are too many actions',
      actions(...Array(26).fill({ ...button, action_id: undefined })),
      '/blocks/0/elements: more than 25',
    ],
    ['a menu has no options', actions({ ...select, options: [] }), '/blocks/0/elements/0/options: empty'],
    [
      'a menu has too many',
      actions({ ...select, options: options(101) }),
      '/blocks/0/elements/0/options: more than 100',
    ],
    [
      'an initial option is none of them',
      actions({ ...select, initial_option: { text: plain('9'), value: '9' } }),
      '/blocks/0/elements/0/initial_option: not one of the options',
    ],
    [
      'an option value is too long',
      actions({ ...select, options: [{ text: plain('a'), value: long(151) }] }),
      '/blocks/0/elements/0/options/0/value: longer than 150',
    ],
    ['a picture has no description', { type: 'image', slack_file: { id: 'F1' } }, '/blocks/0/alt_text'],
    [
      'a picture has two sources',
      { type: 'image', slack_file: { id: 'F1' }, image_url: 'https://a.b', alt_text: 'a' },
      '/blocks/0: needs image_url or slack_file',
    ],
    ['markdown is too long', { type: 'markdown', text: long(12_001) }, '/blocks/0/text: longer than 12000'],
    ['feedback stands among actions', actions(feedback), '/blocks/0/elements/0/type'],
    ['a table has no caption', { ...table(2), caption: undefined }, '/blocks/0/caption'],
    ['a table has only a header', table(1), '/blocks/0/rows'],
    ['a table has too many rows', table(102), '/blocks/0/rows: more than 101'],
    ['a table is too wide', table(2, 21), '/blocks/0/rows/0: more than 20'],
    [
      'rows differ',
      { ...table(2), rows: [[raw('a')], [raw('a'), raw('b')]] },
      '/blocks/0/rows/1: 2 cells where the header has 1',
    ],
    ['a cell is empty', { ...table(2), rows: [[raw('a')], [raw('')]] }, '/blocks/0/rows/1/0/text: empty'],
    [
      'a header cell is rich',
      { ...table(2), rows: [[rich], [raw('a')]] },
      '/blocks/0/rows/0/0: no rich_text in the header',
    ],
    ['a page is too long', { ...table(2), page_size: 101 }, '/blocks/0/page_size: more than 100'],
    ['a slice is nothing', pie([{ label: 'a', value: 0 }]), '/blocks/0/chart/segments/0/value'],
    [
      'there are too many slices',
      pie(Array.from({ length: 7 }, (_, i) => ({ label: `${i}`, value: 1 }))),
      '/blocks/0/chart/segments: more than 6',
    ],
    [
      'there are too many series',
      bars({
        series: Array.from({ length: 7 }, (_, i) => ({ name: `${i}`, data: [{ label: 'Jan', value: 1 }] })),
      }),
      '/blocks/0/chart/series: more than 6',
    ],
    [
      'a label is too long',
      pie([{ label: long(21), value: 1 }]),
      '/blocks/0/chart/segments/0/label: longer than 20',
    ],
    [
      'a category has no value',
      bars({ axis_config: { categories: ['Jan', 'Feb'] } }),
      '/blocks/0/chart/series/0/data: not exactly one value',
    ],
    ['a chart title is too long', { ...bars(), title: long(51) }, '/blocks/0/title: longer than 50'],
    ['a task has a status of its own', task('1', 'completed'), '/blocks/0/status'],
    [
      'tasks share an id',
      { type: 'plan', title: 'Work', tasks: [task('1'), task('1')] },
      '/blocks/0/tasks: task_ids are not unique',
    ],
    ['a block is unknown', { type: 'hologram' }, '/blocks/0/type'],
    ['a rich text is empty', { type: 'rich_text', elements: [] }, '/blocks/0/elements: empty'],
  ];
  test.each(faulty)('when %s, it says where', (_what, block, problem) => {
    const problems = blockKitProblems([block], 'message');
    expect(problems.filter((each) => each.startsWith(problem))).not.toEqual([]);
  });

  const faultyLists: [string, unknown, Surface, string][] = [
    [
      'a message has too many blocks',
      Array(51).fill({ type: 'divider' }),
      'message',
      '/blocks: more than 50',
    ],
    ['a modal has too many blocks', Array(101).fill({ type: 'divider' }), 'modal', '/blocks: more than 100'],
    [
      'a block id comes twice',
      [
        { ...section, block_id: 'a' },
        { ...section, block_id: 'a' },
      ],
      'message',
      '/blocks/1/block_id: used twice',
    ],
    [
      'all together is too long',
      Array(5).fill({ type: 'section', text: mrkdwn(long(2700)) }),
      'message',
      '/blocks: 13500 characters',
    ],
    [
      'the cells of a table are too long together',
      [{ type: 'table', rows: [[raw(long(5_000)), raw(long(5_001))]] }],
      'message',
      '/blocks: 10001 characters in cells',
    ],
    [
      'there are two tables',
      [
        { type: 'table', rows: [[raw('a')]] },
        { type: 'table', rows: [[raw('a')]] },
      ],
      'message',
      '/blocks/1: more than 1',
    ],
    ['markdown stands on the Home', [{ type: 'markdown', text: 'a' }], 'home', '/blocks/0/type: markdown'],
    [
      'feedback stands in a modal',
      [{ type: 'context_actions', elements: [feedback] }],
      'modal',
      '/blocks/0/type: context_actions',
    ],
    ['it is no list', { type: 'divider' }, 'message', '/blocks: not a list'],
  ];
  test.each(faultyLists)('when %s, it says so', (_what, blocks, surface, problem) => {
    expect(blockKitProblems(blocks, surface).filter((each) => each.startsWith(problem))).not.toEqual([]);
  });
});

describe('viewProblems', () => {
  const modal = { type: 'modal', title: plain('Why'), blocks: [section] };
  const input = {
    type: 'input',
    label: plain('Why'),
    element: { type: 'plain_text_input', action_id: 'text' },
  };
  test('when a view keeps every limit, it finds nothing', () => {
    expect(viewProblems({ ...modal, submit: plain('Send'), blocks: [input] })).toEqual([]);
    expect(viewProblems({ type: 'home', blocks: [section, actions(button)] })).toEqual([]);
  });
  test.each([
    ['the title is too long', { ...modal, title: plain(long(25)) }, '/title/text: longer than 24'],
    [
      'the metadata is too long',
      { ...modal, private_metadata: long(3001) },
      '/private_metadata: longer than 3000',
    ],
    ['the callback id is too long', { ...modal, callback_id: long(256) }, '/callback_id: longer than 255'],
    ['an input has no button to send it', { ...modal, blocks: [input] }, '/submit'],
  ])('when %s, it says so', (_what, view, problem) => {
    expect(viewProblems(view).filter((each) => each.startsWith(problem))).not.toEqual([]);
  });
});
