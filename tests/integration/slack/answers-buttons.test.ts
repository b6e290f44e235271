import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Colleagues, offeredIn, openColleagues, shown } from '../../support/slack/colleagues.ts';
import type { FakeMessage } from '../../support/slack/world.ts';

let company: Colleagues;
/** An answer with a chart that Slack draws. */
let daily: FakeMessage;

beforeAll(async () => {
  company = await openColleagues();
  daily = await company.ask('U1', '지난주 일별 주문 수');
});
afterAll(() => company?.close());

const standing = ({ channel, ts }: FakeMessage) =>
  company.slack.messages(channel).find((each) => each.ts === ts);
const blocksOf = (message: FakeMessage | undefined, type: string) =>
  (message?.blocks ?? []).filter((each) => each.type === type);
const whispers = (person: string) => company.slack.ephemerals(person);
const newestOf = (message: FakeMessage) => company.ours(message).at(-1) as FakeMessage;
const questionOf = async ({ channel, ts }: FakeMessage) =>
  (await company.app.records.posted.find({ workspace: 'T1', channel, ts }))?.question ?? '';

/** Lines of the file that was shared last. */
function lastFile(): { lines: string[]; shares: readonly { channel: string; ts: string }[]; name: string } {
  const file = company.slack.files().at(-1);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes ?? new Uint8Array());
  return { lines: text.trimEnd().split('\r\n'), shares: file?.shares ?? [], name: file?.name ?? '' };
}

describe('rows as a file', () => {
  test('when a colleague wants the CSV, it comes into the thread, with all rows', async () => {
    await company.press('U2', daily, 'csv');
    const { lines, shares } = lastFile();
    expect(lines).toHaveLength(8);
    expect(lines[0]?.startsWith('\uFEFF')).toBe(true);
    const shared = company.slack.messages('C1').find(({ ts }) => ts === shares[0]?.ts);
    expect(shared?.thread).toBe(daily.thread);
  });

  test('when an answer has more rows than a table shows, all of them come along in a file that the answer names', async () => {
    const known = company.slack.files().length;
    const answer = await company.ask('U2', 'daily orders last month by region');
    const { rows } = await company.dataBehind(answer);
    const file = company.slack
      .files()
      .slice(known)
      .find(({ name }) => name.endsWith('.csv'));
    const lines = new TextDecoder()
      .decode(file?.bytes ?? new Uint8Array())
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(shown(answer)).toContain(file?.name);
    const after = company.slack.thread('C1', answer.thread ?? '').map(({ ts }) => ts);
    expect(after.indexOf(file?.shares[0]?.ts ?? '')).toBeGreaterThan(after.indexOf(answer.ts));
  });
});

describe('the chart', () => {
  const chosen = async (message: FakeMessage, option: string) => {
    await company.press('U2', message, 'chart', { option });
    return standing(message);
  };

  test('when another one is chosen, it stands in the same message, with the same numbers', async () => {
    expect(blocksOf(standing(daily), 'data_visualization')).toMatchObject([{ chart: { type: 'line' } }]);
    const table = blocksOf(daily, 'data_table')[0]?.rows;
    const bars = await chosen(daily, '"bar"');
    expect(blocksOf(bars, 'data_visualization')).toMatchObject([{ chart: { type: 'bar' } }]);
    expect(blocksOf(bars, 'data_table')[0]?.rows).toEqual(table);
    expect(blocksOf(await chosen(daily, '"none"'), 'data_visualization')).toEqual([]);
    expect(blocksOf(await chosen(daily, '"auto"'), 'data_visualization')).toHaveLength(1);
    expect(company.ours(daily).filter(({ ts }) => ts === daily.ts)).toHaveLength(1);
  });

  test('when Slack cannot draw so many values, a picture of them stands there, and none once it is not wanted', async () => {
    const answer = await company.ask('U2', 'orders by region last week');
    const [image] = blocksOf(answer, 'image');
    const { id } = (image?.slack_file ?? {}) as { id: string };
    expect(company.slack.file(id)?.bytes?.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
    expect(String(image?.alt_text)).not.toBe('');
    expect(blocksOf(await chosen(answer, '"none"'), 'image')).toEqual([]);
    const [line] = blocksOf(await chosen(answer, '"line"'), 'image');
    expect(line).toBeDefined();
    expect(line?.slack_file).not.toEqual({ id });
  });
});

describe('what is behind a number', () => {
  test('when a colleague opens the query, they see the statement that ran', async () => {
    await company.press('U2', daily, 'sql');
    const form = await company.slack.waitFor(() => company.slack.forms('U2').at(-1), 'a form');
    const { sql } = await company.dataBehind(daily);
    for (const word of ['orders.orders', 'count(']) {
      expect(sql).toContain(word);
      expect(JSON.stringify(form.view)).toContain(word);
    }
  });
});

describe('votes', () => {
  const votes = async () => company.app.records.feedback.of(await questionOf(daily));

  test('when an answer helped, the vote counts and nothing else happens', async () => {
    const known = company.slack.forms('U3').length;
    await company.press('U3', daily, 'feedback', { option: 'good' });
    expect(await votes()).toMatchObject([{ principal: 'T1/U3', value: 'good', by: 'button' }]);
    expect(company.slack.forms('U3')).toHaveLength(known);
  });

  test('when it did not, the reason is asked for, and kept with the vote', async () => {
    const known = company.slack.forms('U2').length;
    await company.press('U2', daily, 'feedback', { option: 'bad' });
    const form = await company.slack.waitFor(() => company.slack.forms('U2')[known], 'a form');
    const sent = await company.slack.submitForm('U2', form, {
      reason: 'wrong-number',
      words: 'Friday is off',
    });
    expect([sent.payload ?? {}, form.open]).toEqual([{}, false]);
    const own = (await votes()).find(({ principal }) => principal === 'T1/U2');
    expect(own).toMatchObject({ value: 'bad', reason: { code: 'wrong-number', text: 'Friday is off' } });
  });

  test('when somebody changes their mind, only the last vote counts', async () => {
    await company.press('U3', daily, 'feedback', { option: 'bad' });
    expect((await votes()).filter(({ principal }) => principal === 'T1/U3')).toMatchObject([
      { value: 'bad' },
    ]);
  });
});

describe('going on from an answer', () => {
  const ranges = async (answer: FakeMessage) => (await company.dataBehind(answer)).sources.range;
  const month = { from: '2026-03-01', to: '2026-04-01' };
  const lastWeek = { from: '2026-03-23', to: '2026-03-30' };

  test.each(['지난주 주문 수', 'orders last week'])(
    'when "%s" gets a wider and a narrower period, both are new answers in the thread',
    async (text) => {
      const answer = await company.ask('U2', text);
      expect(await ranges(answer)).toEqual(lastWeek);
      await company.press('U2', answer, 'wider');
      const wide = newestOf(answer);
      expect(await ranges(wide)).toEqual(month);
      await company.press('U2', answer, 'narrower');
      expect(await ranges(newestOf(answer))).toEqual({ from: '2026-03-29', to: '2026-03-30' });
      await company.press('U2', wide, 'narrower');
      expect(await ranges(newestOf(answer))).toEqual(lastWeek);
      const { locale, verified } = await company.dataBehind(newestOf(answer));
      expect([locale, verified?.names]).toEqual([(await company.dataBehind(answer)).locale, ['orders']]);
    },
  );

  test('when a colleague runs it again, they are its asker, and the first answer stays', async () => {
    const answer = await company.ask('U1', '지난주 지역별 매출');
    await company.press('U2', answer, 'rerun');
    const again = newestOf(answer);
    expect(again.ts).not.toBe(answer.ts);
    expect(await company.behind(again)).toMatchObject({ asker: 'T1/U2', text: '지난주 지역별 매출' });
    expect((await company.dataBehind(again)).rows).toEqual((await company.dataBehind(answer)).rows);
    expect(shown(company.ours(answer).at(-2))).toContain('<@U2>');
  });

  test('when a button is pressed twice, it is answered once', async () => {
    const answer = await company.ask('U1', '지난주 취소율');
    const presses = [0, 1].map(() => company.slack.click('U1', answer, 'rerun'));
    await Promise.all(presses);
    await company.settled();
    const answers = await Promise.all(company.ours(answer).map((each) => company.behind(each)));
    expect(answers.filter((each) => each !== null)).toHaveLength(2);
  });

  test('when what is suggested next is tapped, it is answered in the thread, and can be gone on from', async () => {
    const answer = await company.ask('U2', 'completed orders last week');
    const [holding = ''] = offeredIn(answer.blocks);
    await company.press('U2', answer, 'ask', { holding });
    expect(await company.behind(newestOf(answer))).toMatchObject({ text: holding, asker: 'T1/U2' });
    await company.dataBehind(newestOf(answer));
  });
});

describe('a question back', () => {
  test('when its asker chooses, that is answered; when a colleague does, it is theirs', async () => {
    const asked = await company.ask('U2', 'rider fee last month');
    const found = await company.behind(asked);
    if (found?.answer.kind !== 'clarification') throw new Error(shown(asked));
    const names = found.answer.choices.map(({ chosen }) => chosen?.name);
    await company.press('U2', asked, 'choose', { holding: 'index\\":1' });
    expect((await company.dataBehind(newestOf(asked))).verified?.names).toEqual([names[1]]);
    await company.press('U1', asked, 'choose', { holding: 'index\\":0' });
    expect((await company.dataBehind(newestOf(asked))).verified?.names).toEqual([names[0]]);
    expect(await company.behind(newestOf(asked))).toMatchObject({ asker: 'T1/U1' });
  });
});

describe('taking an answer away', () => {
  test('when its asker presses the bin, it goes; for anybody else it stays, and they are told', async () => {
    const answer = await company.ask('U1', '어제 매출');
    const known = whispers('U2').length;
    await company.press('U2', answer, 'remove');
    expect(whispers('U2')).toHaveLength(known + 1);
    expect(standing(answer)).toBeDefined();
    await company.press('U1', answer, 'remove');
    expect(standing(answer)).toBeUndefined();
  });
});

describe('an answer that is not on record', () => {
  test.each(['csv', 'sql', 'rerun', 'wider', 'chart', 'feedback'])(
    'when %s is pressed, whoever pressed is told',
    async (action) => {
      const answer = await company.ask('U1', '지난주 일별 주문 수');
      const id = await questionOf(answer);
      const stored = company.slack
        .team()
        .channels.get('C1')
        ?.messages.find(({ ts }) => ts === answer.ts);
      if (stored === undefined) throw new Error('the answer is gone');
      const text = JSON.stringify(stored.blocks).replaceAll(id, '00000000-0000-8000-8000-000000000000');
      stored.blocks = JSON.parse(text);
      const known = whispers('U2').length;
      const choice = action === 'chart' ? { option: '"bar"' } : {};
      await company.press('U2', answer, action, choice);
      await company.slack.waitFor(() => whispers('U2').length > known, 'a word');
    },
  );
});
