import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Line {
  readonly id: string;
  readonly lang: 'ko' | 'en';
  readonly question: string;
  readonly tables: readonly string[];
}

const lines = readFileSync('tests/suites/retrieval/demo.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

const schema = readdirSync('demo/schema')
  .map((name) => readFileSync(`demo/schema/${name}`, 'utf8'))
  .join('\n');
const existing = new Set(Array.from(schema.matchAll(/^create table (\S+)/gm), ([, name]) => name));

describe('retrieval questions of the demo company', () => {
  test('when a question names its tables, the demo company has each of them', () => {
    const missing = lines.flatMap(({ id, tables }) =>
      tables.filter((name) => !existing.has(name)).map((name) => `${id} ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('when the suite is read, its ids and questions are unique and both languages are there', () => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(new Set(lines.map(({ question }) => question)).size).toBe(lines.length);
    for (const lang of ['ko', 'en'])
      expect(lines.filter((line) => line.lang === lang).length).toBeGreaterThan(20);
    expect(lines.every(({ tables }) => tables.length > 0)).toBe(true);
  });

  test('when the company grows a table, some question still needs most of them', () => {
    const asked = new Set(lines.flatMap(({ tables }) => tables));
    const business = [...existing].filter((name) => name !== undefined && !/^demo\./.test(name));
    expect(
      business.filter((name) => name !== undefined && asked.has(name)).length / business.length,
    ).toBeGreaterThan(0.9);
  });
});
