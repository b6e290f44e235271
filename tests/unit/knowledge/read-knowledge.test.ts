import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { soundFiles, writeKnowledge } from './write-files.ts';

type Path = keyof typeof soundFiles;

/** Where the fault is told, by the first piece of the file in which it is planted. */
interface Fault {
  readonly name: string;
  readonly path: Path;
  readonly from: string | RegExp;
  readonly to: string;
  readonly line: number;
  readonly says: RegExp;
  readonly remedy: RegExp;
}

const faults: readonly Fault[] = [
  {
    name: 'a table file has a misspelt key',
    path: 'tables/shop/orders.yaml',
    from: 'keywords:',
    to: 'keyword:',
    line: 5,
    says: /unknown key `keyword`/,
    remedy: /`keywords`/,
  },
  {
    name: 'a join has a cardinality that does not exist',
    path: 'tables/shop/orders.yaml',
    from: 'many-to-one',
    to: 'many-to-on',
    line: 9,
    says: /`joins\[0\].cardinality`/,
    remedy: /many-to-one/,
  },
  {
    name: 'a term lacks its English label',
    path: 'glossary/orders.yaml',
    from: '{ ko: 매출, en: Revenue }',
    to: '{ ko: 매출 }',
    line: 5,
    says: /term `sales_term`.*`label.en` is missing/,
    remedy: /add `label.en`/,
  },
  {
    name: 'a metric has a kind that does not exist',
    path: 'metrics/metrics-orders.yaml',
    from: 'kind: ratio',
    to: 'kind: quotient',
    line: 21,
    says: /metric `order_value`: `kind` must be one of aggregate, ratio, derived/,
    remedy: /quotient/,
  },
  {
    name: 'a dimension says yes where true is meant',
    path: 'metrics/dimensions.yaml',
    from: 'listed: true',
    to: 'listed: yes',
    line: 8,
    says: /`listed` must be true or false/,
    remedy: /true or false/,
  },
  {
    name: 'an example writes a number where text is meant',
    path: 'examples/orders.yaml',
    from: 'default: "5"',
    to: 'default: 5',
    line: 12,
    says: /example `top_channels`.*`parameters\[1\].default` must be text/,
    remedy: /"5"/,
  },
  {
    name: 'an example has no question in English',
    path: 'examples/orders.yaml',
    from: 'en: ["top {count} channels {period}"]',
    to: 'en: []',
    line: 4,
    says: /question in English/,
    remedy: /./,
  },
  {
    name: 'an event has an unknown type',
    path: 'logs/events-home.yaml',
    from: 'type: action',
    to: 'type: acton',
    line: 7,
    says: /event `home.category.click`/,
    remedy: /`action`/,
  },
  {
    name: 'a log term has a misspelt key deep inside',
    path: 'logs/terms.yaml',
    from: 'why:',
    to: 'wy:',
    line: 6,
    says: /unknown key `wy`/,
    remedy: /`why`/,
  },
  {
    name: 'a document has a day that does not exist',
    path: 'documents/orders.md',
    from: '2026-11-01',
    to: '2026-13-01',
    line: 4,
    says: /`updatedAt`/,
    remedy: /2026-13-01/,
  },
  {
    name: 'a document has no front matter',
    path: 'documents/orders.md',
    from: /^---[\s\S]*---\n/,
    to: '',
    line: 1,
    says: /no front matter/,
    remedy: /---/,
  },
  {
    name: 'a list file names no owner',
    path: 'logs/events-home.yaml',
    from: 'owner: 서비스팀\n',
    to: '',
    line: 1,
    says: /`owner` is missing/,
    remedy: /add `owner`/,
  },
  {
    name: 'a file is not YAML',
    path: 'glossary/orders.yaml',
    from: '{ ko: 매출, en: Revenue }',
    to: '{ ko: 매출, en: Revenue',
    line: 6,
    says: /not readable YAML/,
    remedy: /./,
  },
];

describe('readKnowledge', () => {
  it('when all files are sound, reads every kind with its owner and line', async () => {
    const { knowledge, problems } = await readKnowledge(writeKnowledge(soundFiles));
    expect(problems).toEqual([]);
    expect(knowledge.tables.map(({ name, questions }) => [name, questions])).toEqual([
      ['shop.members', ['회원 수는?', 'How many members?']],
      ['shop.orders', ['주문 수는?', 'How many orders?']],
    ]);
    expect(knowledge.metrics.map((metric) => metric.source)).toEqual([
      { path: 'knowledge/metrics/metrics-orders.yaml', line: 3, owner: '주문팀' },
      { path: 'knowledge/metrics/metrics-orders.yaml', line: 12, owner: '주문팀' },
      { path: 'knowledge/metrics/metrics-orders.yaml', line: 20, owner: '주문팀' },
    ]);
    expect(knowledge.glossary[0]?.source.owner).toBe('정산팀');
    expect(knowledge.documents[0]).toMatchObject({ name: 'orders', title: '주문', body: '# 주문\n\n본문' });
    expect(knowledge.examples).toHaveLength(1);
    expect(knowledge.logs).toHaveLength(1);
    expect(knowledge.logTerms).toHaveLength(2);
  });

  it.each(faults)('when $name, tells the path, the line and the remedy', async (fault) => {
    const broken = soundFiles[fault.path].replace(fault.from, fault.to);
    expect(broken).not.toBe(soundFiles[fault.path]);
    const { problems } = await readKnowledge(writeKnowledge({ ...soundFiles, [fault.path]: broken }));
    const found = problems.find((problem) => problem.path === `knowledge/${fault.path}`);
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(found?.line).toBe(fault.line);
    expect(found?.message).toMatch(fault.says);
    expect(found?.remedy).toMatch(fault.remedy);
  });

  it('when one item of a list is broken, keeps the others', async () => {
    const path = 'metrics/metrics-orders.yaml';
    const broken = soundFiles[path].replace('expression: sum(amount)', 'expresion: sum(amount)');
    const { knowledge, problems } = await readKnowledge(writeKnowledge({ ...soundFiles, [path]: broken }));
    expect(knowledge.metrics.map((metric) => metric.name)).toEqual(['orders']);
    expect(problems.map((problem) => problem.line)).toEqual([3, 18, 20]);
  });

  it('when a file stands where no kind is read, says where it belongs', async () => {
    const { problems } = await readKnowledge(
      writeKnowledge({ ...soundFiles, 'tables/orders.yaml': 'owner: x', 'metrics/sales.yml': '' }),
    );
    expect(problems.map(({ path, remedy }) => [path, remedy])).toEqual([
      ['knowledge/metrics/sales.yml', expect.stringContaining('metrics/metrics-<subject>.yaml')],
      ['knowledge/tables/orders.yaml', expect.stringContaining('tables/<schema>/<table>.yaml')],
    ]);
  });

  it('when several faults are in one item, tells them all', async () => {
    const path = 'metrics/dimensions.yaml';
    const broken = soundFiles[path]
      .replace('expression: channel', 'format: txt')
      .replace('ko: 채널', 'ko: ""');
    const { problems } = await readKnowledge(writeKnowledge({ ...soundFiles, [path]: broken }));
    expect(problems.filter((problem) => problem.path.endsWith(path))).toHaveLength(3);
  });
});
