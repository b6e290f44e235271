import { describe, expect, test } from 'vitest';
import { listValues } from '../../../src/indexing/list-values.ts';

const source = { path: 'knowledge/metrics/shops.yml', line: 3, owner: 'data' };
const dimension = {
  name: 'shop_status',
  label: { ko: '영업 상태', en: 'shop status' },
  synonyms: { ko: [], en: [] },
  description: { ko: '', en: '' },
  table: 'core.shops',
  expression: 'status',
  format: 'text' as const,
  listed: true,
  valueSynonyms: { open: ['영업 중'] },
  source,
};

function column(name: string, comment: string | null = null, type = 'text') {
  return { name, type, nullable: true, comment, default: null };
}

const shops = {
  schema: 'core',
  name: 'shops',
  kind: 'table' as const,
  comment: null,
  columns: [
    column('shop_id', null, 'integer'),
    column('status'),
    column('channel'),
    column('owner_name', '[개인정보] 사장님 이름'),
    column('contact'),
    column('note'),
    column('memo'),
  ],
  primaryKey: ['shop_id'],
  foreignKeys: [],
  estimatedRows: 3,
};

const stored: Record<string, string[]> = {
  status: ['open', 'closed'],
  channel: ['app', 'web'],
  owner_name: ['김하나'],
  contact: ['010-0000-1234', 'x'],
  note: ['kim@example.com'],
  memo: Array.from({ length: 201 }, (_, at) => `memo ${at}`),
};

function reader() {
  const asked: string[] = [];
  const read = async (sql: string) => {
    asked.push(sql);
    const name = Object.keys(stored).find((key) => sql.includes(`(${key})`) || sql.includes(`("${key}")`));
    return name === undefined ? null : (stored[name] ?? null);
  };
  return { asked, read };
}

describe('value index', () => {
  test('when a column holds few values, they are listed, a dimension with its synonyms', async () => {
    const listed = await listValues([shops], [dimension], { read: reader().read });
    expect(listed.dimensions).toEqual([
      { dimension: 'shop_status', value: 'open', synonyms: ['영업 중'] },
      { dimension: 'shop_status', value: 'closed', synonyms: [] },
    ]);
    expect(listed.columns).toEqual([
      { table: 'core.shops', column: 'channel', value: 'app' },
      { table: 'core.shops', column: 'channel', value: 'web' },
    ]);
  });

  test('when values lie within those of another dimension, each carries where it is found', async () => {
    const places = { ...dimension, name: 'channel', expression: 'channel', valueSynonyms: {} };
    const status = { ...dimension, within: ['channel', 'owner'] };
    const owner = { ...dimension, name: 'owner', expression: 'owner_name' };
    const asked: string[] = [];
    const pairs = ['open\u001fapp', 'open\u001fweb', 'closed\u001fweb'];
    const read = async (sql: string) => {
      asked.push(sql);
      return sql.includes('chr(31)') ? pairs : reader().read(sql);
    };
    const { dimensions } = await listValues([shops], [status, places, owner], { read });
    expect(dimensions.filter((value) => value.dimension === 'shop_status')).toEqual([
      {
        dimension: 'shop_status',
        value: 'open',
        synonyms: ['영업 중'],
        liesIn: { channel: ['app', 'web'] },
      },
      { dimension: 'shop_status', value: 'closed', synonyms: [], liesIn: { channel: ['web'] } },
    ]);
    expect(asked.filter((sql) => sql.includes('owner_name'))).toEqual([]);
  });

  test('when a column is marked as personal data or a policy says so, it is never even read', async () => {
    const { asked, read } = reader();
    const byPolicy = (table: string, name: string) => table === 'core.shops' && name === 'channel';
    const personal = { ...dimension, name: 'owner', expression: "coalesce(owner_name, '-')" };
    const listed = await listValues([shops], [personal], { read, isPersonal: byPolicy });
    expect(asked.filter((sql) => /owner_name|channel/.test(sql))).toEqual([]);
    expect(listed.dimensions).toEqual([]);
  });

  test('when values look like addresses or telephone numbers, or there are too many, the column is left out', async () => {
    const { columns } = await listValues([shops], [], { read: reader().read });
    expect(new Set(columns.map((value) => value.column))).toEqual(new Set(['status', 'channel']));
  });
});
