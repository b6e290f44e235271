import { describe, expect, it } from 'vitest';
import { sqlParameters } from '../../../src/knowledge/checks/sql-parameters.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { soundFiles, writeKnowledge } from './write-files.ts';

type Path = keyof typeof soundFiles;

async function problemsAfter(changes: Partial<Record<Path, readonly [string, string]>>) {
  const files: Record<string, string> = { ...soundFiles };
  for (const [path, [from, to]] of Object.entries(changes)) {
    const before = files[path] ?? '';
    files[path] = before.replace(from, to);
    expect(files[path]).not.toBe(before);
  }
  const { knowledge, problems } = await readKnowledge(writeKnowledge(files));
  return {
    knowledge,
    problems,
    texts: problems.map(({ path, line, message }) => `${path}:${line} ${message}`),
  };
}

describe('crossCheck', () => {
  it('when a name is used twice, refuses the second and names the first', async () => {
    const { knowledge, texts } = await problemsAfter({
      'metrics/metrics-orders.yaml': ['name: sales', 'name: orders'],
    });
    expect(texts.join('\n')).toMatch(/metrics-orders.yaml:12 .*`orders` is already written in .*:3$/m);
    expect(knowledge.metrics.map((metric) => metric.name)).toEqual(['orders']);
  });

  it('when a ratio names an unknown metric, suggests the nearest and leaves it out', async () => {
    const { knowledge, problems } = await problemsAfter({
      'metrics/metrics-orders.yaml': ['denominator: orders', 'denominator: order'],
    });
    expect(problems).toEqual([expect.objectContaining({ line: 20, remedy: 'did you mean `orders`?' })]);
    expect(knowledge.metrics.map((metric) => metric.name)).toEqual(['orders', 'sales']);
  });

  it('when a table loses its file, leaves out all that stands on it', async () => {
    const { 'tables/shop/orders.yaml': _, ...rest } = soundFiles;
    const { knowledge, problems } = await readKnowledge(writeKnowledge(rest));
    expect(knowledge.metrics).toEqual([]);
    expect(knowledge.dimensions).toEqual([]);
    expect(knowledge.glossary).toEqual([]);
    expect(problems.length).toBeGreaterThanOrEqual(5);
  });

  it('when a metric is computed from itself, refuses it', async () => {
    const { knowledge, texts } = await problemsAfter({
      'metrics/metrics-orders.yaml': ['numerator: sales', 'numerator: order_value'],
    });
    expect(texts).toEqual([expect.stringMatching(/computed from itself/)]);
    expect(knowledge.metrics.map((metric) => metric.name)).toEqual(['orders', 'sales']);
  });

  it('when a join goes to a table without meta, drops the join and keeps the table', async () => {
    const { knowledge, problems } = await problemsAfter({
      'tables/shop/orders.yaml': ['to: shop.members', 'to: shop.member'],
    });
    expect(problems).toEqual([expect.objectContaining({ remedy: 'did you mean `shop.members`?' })]);
    expect(knowledge.tables.find((table) => table.name === 'shop.orders')?.joins).toEqual([]);
  });

  it('when a dimension goes via a table without meta, refuses it', async () => {
    const { knowledge, problems } = await problemsAfter({
      'metrics/dimensions.yaml': ['listed: true', 'via: { shop.orders: shop.membres }'],
    });
    expect(problems).toEqual([expect.objectContaining({ line: 3, remedy: 'did you mean `shop.members`?' })]);
    expect(knowledge.dimensions).toEqual([]);
  });

  it('when two metrics claim one word, asks for a term that defines both', async () => {
    const { problems } = await problemsAfter({
      'metrics/metrics-orders.yaml': ['label: { ko: 결제액,', 'label: { ko: 주문  건수,'],
    });
    expect(problems).toEqual([
      expect.objectContaining({ line: 12, remedy: expect.stringContaining('glossary term') }),
    ]);
  });

  it('when a glossary term defines both metrics, lets them share its word', async () => {
    const { problems } = await problemsAfter({
      'metrics/metrics-orders.yaml': [
        'label: { ko: 결제액,',
        'synonyms: { ko: [매출, 주문 건수] }\n    label: { ko: 결제액,',
      ],
      'glossary/orders.yaml': [
        'label: { ko: 매출, en: Revenue }',
        'label: { ko: 매출, en: Revenue }\n    synonyms: { ko: [주문 건수] }',
      ],
    });
    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(/`orders` and term `sales_term`.*"주문 건수"/),
      expect.stringMatching(/`sales` and metric `orders`.*"주문 건수"/),
    ]);
    const both = await problemsAfter({
      'metrics/metrics-orders.yaml': [
        'label: { ko: 결제액,',
        'synonyms: { ko: [매출, 주문 건수] }\n    label: { ko: 결제액,',
      ],
      'glossary/orders.yaml': [
        'definitions:\n',
        'synonyms: { ko: [주문 건수] }\n    definitions:\n      - { team: 가게팀, metric: orders, text: { ko: 수, en: Count } }\n',
      ],
    });
    expect(both.problems).toEqual([]);
  });

  it('when two values of a dimension claim one word, says so', async () => {
    const { texts } = await problemsAfter({ 'metrics/dimensions.yaml': ['web: [웹]', 'web: [웹, app]'] });
    expect(texts).toEqual([expect.stringMatching(/dimensions.yaml:3 .*`app` and `web`.*"app"/)]);
  });

  it('when one synonym stands for two values at once, has nothing to say', async () => {
    const { texts } = await problemsAfter({ 'metrics/dimensions.yaml': ['web: [웹]', 'web: [웹, 앱]'] });
    expect(texts).toEqual([]);
  });

  it('when a dimension lies within none of its own table, refuses it', async () => {
    const { texts } = await problemsAfter({
      'metrics/dimensions.yaml': ['    valueSynonyms:', '    within: [nowhere]\n    valueSynonyms:'],
    });
    expect(texts).toContainEqual(expect.stringMatching(/lies within `nowhere`/));
  });

  it('when a dimension says when it exists for a table without a file, refuses it', async () => {
    const { texts } = await problemsAfter({
      'metrics/dimensions.yaml': [
        '    valueSynonyms:',
        '    existsWhen: { orders.nothing: "status = 1" }\n    valueSynonyms:',
      ],
    });
    expect(texts).toContainEqual(expect.stringMatching(/exists for `orders.nothing`/));
  });

  it.each([
    ['uses a parameter nobody declares', ['limit :count', 'limit :counts'], /`:counts`.*no parameter/],
    ['leaves a declared parameter out', ['limit :count', 'limit 5'], /does not use `:count`/],
    [
      'uses one end of a range only',
      [' and ordered_at < :period_to_at', ''],
      /`:period_to` or `:period_to_at`/,
    ],
    [
      'names an unknown dimension',
      ['name: count, type: number', 'name: count, type: value, dimension: chanel'],
      /`chanel`/,
    ],
    ['asks with a placeholder nobody declares', ['channels {period}', 'channels {perod}'], /`{perod}`/],
  ] as const)('when an example %s, refuses it', async (_, [from, to], says) => {
    const silent: Partial<Record<Path, readonly [string, string]>> = { 'examples/orders.yaml': [from, to] };
    const { knowledge, texts } = await problemsAfter(silent);
    expect(texts.join('\n')).toMatch(says);
    expect(texts[0]).toContain('knowledge/examples/orders.yaml:3 ');
    expect(knowledge.examples).toEqual([]);
  });

  it('when a required parameter is said by no question, refuses the example', async () => {
    const path = 'examples/orders.yaml';
    const mute = soundFiles[path]
      .replace('상위 {count}개', '순위')
      .replace('top {count} ', '')
      .replace(', default: "5"', '');
    const { knowledge, problems } = await readKnowledge(writeKnowledge({ ...soundFiles, [path]: mute }));
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, remedy: expect.stringContaining('{count}') }),
    ]);
    expect(knowledge.examples).toEqual([]);
  });

  it('when an event key does not match its parts, refuses it', async () => {
    const { problems } = await problemsAfter({ 'logs/events-home.yaml': ['event: click', 'event: view'] });
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, remedy: expect.stringContaining('home.category.view') }),
    ]);
  });

  it('when a correction names no log term, says so', async () => {
    const { problems } = await problemsAfter({
      'logs/terms.yaml': ['{ term: Store, ko: 매장, why', '{ term: Stor, ko: 매장, why'],
    });
    expect(problems).toEqual([expect.objectContaining({ line: 3, remedy: 'did you mean `Store`?' })]);
  });
});

describe('sqlParameters', () => {
  it('when casts, strings, quoted names and comments hold colons, sees parameters only', () => {
    const sql = `select a::date, ':no', "x:no", $$ :no $$, /* :no */ :yes -- :no
      from t where b >= :from_at::timestamptz and c = any(x[1:2])`;
    expect([...sqlParameters(sql)]).toEqual(['yes', 'from_at']);
  });
});
