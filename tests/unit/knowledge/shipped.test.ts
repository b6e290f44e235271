import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDemoSchema } from '../../../demo/schema.ts';
import { appLogs } from '../../../demo/vocabulary/app-log.ts';
import type { Knowledge, TableMeta } from '../../../src/domain/knowledge.ts';
import type { KnowledgeProblem } from '../../../src/knowledge/problem.ts';
import { readAccessPolicy } from '../../../src/knowledge/read-access-policy.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';

const root = join(import.meta.dirname, '../../..');
const schema = readDemoSchema();
const keysSql = readFileSync(join(root, 'demo/schema/90-keys.sql'), 'utf8');

let knowledge: Knowledge;
let problems: readonly KnowledgeProblem[];

beforeAll(async () => {
  ({ knowledge, problems } = await readKnowledge(join(root, 'knowledge')));
});

describe('the shipped knowledge', () => {
  it('when linted, has no problem', async () => {
    const access = await readAccessPolicy(join(root, 'knowledge'), knowledge.tables);
    expect([...problems, ...access.problems]).toEqual([]);
  });

  it('when counted, holds what a newcomer needs', () => {
    expect(knowledge.glossary.length).toBeGreaterThanOrEqual(80);
    expect(knowledge.metrics.length).toBeGreaterThanOrEqual(30);
    expect(knowledge.examples.length).toBeGreaterThanOrEqual(80);
    expect(knowledge.logs.length).toBeGreaterThanOrEqual(150);
    expect(knowledge.documents.length).toBeGreaterThanOrEqual(12);
    const competing = knowledge.glossary.filter((term) => term.definitions.length > 1);
    expect(competing.length).toBeGreaterThanOrEqual(6);
  });

  it('when a term has competing definitions, prefers one at most and names a team for each', () => {
    for (const { name, definitions } of knowledge.glossary) {
      const preferred = definitions.filter((definition) => definition.preferred).length;
      expect(preferred, name).toBeLessThanOrEqual(1);
      if (definitions.length === 1) expect(preferred, name).toBe(1);
      expect(new Set(definitions.map((definition) => definition.team)).size, name).toBe(definitions.length);
    }
  });

  it('when the warehouse has a table, the table has its meta', () => {
    const askable = [...schema.columns.keys()].filter((name) => !name.startsWith('demo.'));
    expect(knowledge.tables.map((table) => table.name).sort()).toEqual(askable.sort());
  });

  it('when a table file names columns, they exist', () => {
    for (const table of knowledge.tables) {
      const columns = schema.columns.get(table.name) ?? [];
      const named = [
        ...Object.keys(table.columns),
        ...table.primaryKey,
        ...table.joins.flatMap((join) => Object.keys(join.on)),
        ...(table.freshness ? [table.freshness] : []),
      ];
      expect(
        named.filter((column) => !columns.includes(column)),
        table.name,
      ).toEqual([]);
    }
  });

  it('when compared with the DDL, primary keys and joins are those of the database', () => {
    expect(keysOf(knowledge.tables)).toEqual(readPrimaryKeys());
    expect(joinsOf(knowledge.tables)).toEqual(readForeignKeys());
  });

  it('when the app writes a log, the dictionary explains it with the same type', () => {
    const types = new Map(knowledge.logs.map((log) => [log.key, log.type]));
    expect(Object.entries(appLogs).filter(([key, type]) => types.get(key) !== type)).toEqual([]);
  });

  it('when asked in either language, every table has questions in both', () => {
    for (const table of knowledge.tables) {
      const korean = table.questions.filter((question) => /\p{Script=Hangul}/u.test(question));
      expect(korean.length, table.name).toBeGreaterThanOrEqual(2);
      expect(table.questions.length - korean.length, table.name).toBeGreaterThanOrEqual(2);
    }
  });

  it('when the log dictionary corrects Shop, it is set apart from Store', () => {
    const shop = knowledge.logTerms.find((term) => term.term === 'Shop');
    expect(shop?.ko).toBe('가게');
    expect(shop?.notToConfuseWith.map((other) => other.term)).toContain('Store');
    expect(knowledge.logTerms.find((term) => term.abbreviations.includes('ShopDet'))?.term).toBe(
      'Shop Detail',
    );
  });
});

function keysOf(tables: readonly TableMeta[]): string[] {
  return tables.map((table) => `${table.name} (${table.primaryKey.join(', ')})`).sort();
}

function readPrimaryKeys(): string[] {
  return [...keysSql.matchAll(/^alter table (\S+) add primary key \(([^)]+)\)/gm)]
    .map(([, table, columns]) => `${table} (${columns})`)
    .sort();
}

function joinsOf(tables: readonly TableMeta[]): string[] {
  return tables
    .flatMap((table) =>
      table.joins.map(
        (join) =>
          `${table.name} (${Object.keys(join.on).join(', ')}) -> ${join.to} (${Object.values(join.on).join(', ')}) ${join.cardinality}`,
      ),
    )
    .sort();
}

/** A foreign key is one-to-one when its own columns are a key of their table. */
function readForeignKeys(): string[] {
  const unique = new Set(
    [...keysSql.matchAll(/^alter table (\S+) add (?:primary key|unique) \(([^)]+)\)/gm)].map(
      ([, table, columns]) => `${table} (${columns})`,
    ),
  );
  const keys = keysSql.matchAll(
    /^alter table (\S+) add foreign key \(([^)]+)\) references (\S+) \(([^)]+)\)/gm,
  );
  return [...keys]
    .map(([, from, columns, to, target]) => {
      const cardinality = unique.has(`${from} (${columns})`) ? 'one-to-one' : 'many-to-one';
      return `${from} (${columns}) -> ${to} (${target}) ${cardinality}`;
    })
    .sort();
}
