import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogTable } from '../../../src/warehouse/catalog/catalog.ts';
import { readCatalog } from '../../../src/warehouse/catalog/read-catalog.ts';
import { type Guard, loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { fanOuts } from '../../../src/warehouse/inspect/fan-outs.ts';
import { inspectQuery } from '../../../src/warehouse/inspect/inspect-query.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { isPresent, linesOf } from '../../support/fixture-lines.ts';
import { linksOfKeys } from '../../support/key-links.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const folder = '../shared/cases/sql';

interface Question {
  readonly id: string;
  readonly db: string;
  readonly gold_sql: readonly string[];
}

/** Cost and weight of the parent are meant once for each child there. */
const weighted = ['advanced-031', 'advanced-033'];

describe.skipIf(!isPresent(folder))('public statements known to be right', () => {
  const directory = temporaryDirectory();
  const catalogs = new Map<string, readonly CatalogTable[]>();
  let guard: Guard;

  beforeAll(async () => {
    guard = await loadGuard();
    for (const file of readdirSync(`${folder}/databases`)) {
      const database = await openEmbedded(await placeEmptyDatabase(join(directory, file)));
      await database.script(readFileSync(`${folder}/databases/${file}`, 'utf8'));
      catalogs.set(file.replace('.sql', ''), (await readCatalog(database, null)).tables);
      await database.close();
    }
  }, 120_000);

  function inspected(sql: string, tables: readonly CatalogTable[]) {
    const names = new Set(tables.map(({ schema, name }) => `${schema}.${name}`));
    const searchPath = [...new Set(tables.map(({ schema }) => schema))];
    const checked = guard.check(sql, { tables: names, searchPath });
    if (!checked.ok) throw new Error(`${JSON.stringify(checked.problem)}\n${sql}`);
    return { ...inspectQuery(checked.value, tables), text: checked.value.text };
  }

  function golds() {
    return linesOf<Question>(`${folder}/questions.jsonl`).flatMap(({ id, db, gold_sql }) =>
      gold_sql.map((sql) => ({ id, sql, tables: catalogs.get(db) ?? [] })),
    );
  }

  test('when they are inspected, every name is known and repetition is told only where it is', () => {
    expect(golds().length).toBe(260);
    for (const { id, sql, tables } of golds()) {
      const { faults, shape } = inspected(sql, tables);
      expect(faults, sql).toEqual([]);
      expect(fanOuts(shape, linksOfKeys(tables)).length > 0, `${id} ${sql}`).toBe(weighted.includes(id));
      expect(shape.outputs.length, sql).toBeGreaterThan(0);
      expect(
        shape.outputs.every(({ kind }) => kind === 'constant'),
        sql,
      ).toBe(false);
    }
  });

  test('when one column is misspelt, the fault names it and the right one is among the first three', () => {
    const mutants = golds().flatMap(({ sql, tables }) =>
      [...columnsIn(sql, tables)].flatMap((column) =>
        misspellings(column, tables).map((misspelling) => ({
          column,
          misspelling,
          tables,
          broken: sql.replace(new RegExp(`(?<![\\w'])${column}(?![\\w'(])`), misspelling),
          sql,
        })),
      ),
    );
    const misspelt = mutants
      .filter(({ sql, broken }) => broken !== sql)
      .map(({ column, misspelling, broken, tables }) => ({
        column,
        nearest: faultNamed(misspelling, broken, tables),
      }))
      .filter(({ nearest }) => nearest !== 'not a column there');
    const named = misspelt.filter(({ column, nearest }) =>
      [...(nearest ?? [])].slice(0, 3).some((name) => name.split('.').at(-1) === column),
    );
    expect(misspelt.length).toBeGreaterThan(3_000);
    expect(misspelt.filter(({ nearest }) => nearest === null)).toEqual([]);
    expect(named.length / misspelt.length).toBeGreaterThanOrEqual(0.95);
  });

  /** The nearest names of the fault; null when nothing is found to be wrong. */
  function faultNamed(name: string, sql: string, tables: readonly CatalogTable[]) {
    const names = new Set(tables.map((table) => `${table.schema}.${table.name}`));
    const searchPath = [...new Set(tables.map(({ schema }) => schema))];
    const checked = guard.check(sql, { tables: names, searchPath });
    if (!checked.ok) return 'not a column there';
    const { faults } = inspectQuery(checked.value, tables);
    const fault = faults.find((each) => each.name === name);
    if (fault !== undefined) expect(checked.value.text.slice(fault.at)).toContain(name);
    if (fault === undefined && faults.length === 0) {
      const renamed = new RegExp(`\\bas "?${name}\\b|with ${name}\\b|\\b${name}"? as \\(|'[^']*${name}`, 'i');
      return renamed.test(checked.value.text) ? 'not a column there' : null;
    }
    return fault?.nearest ?? 'not a column there';
  }
});

function columnsIn(sql: string, tables: readonly CatalogTable[]): Set<string> {
  const names = new Set(tables.flatMap((table) => table.columns.map((column) => column.name)));
  return new Set([...sql.matchAll(/[a-z_0-9]+/g)].map(([word]) => word).filter((word) => names.has(word)));
}

function isNameOf(word: string, table: CatalogTable): boolean {
  return table.name === word || table.columns.some((column) => column.name === word);
}

/** A swap, a lost letter, a doubled one, a plural, a word too many, words run together. */
function misspellings(name: string, tables: readonly CatalogTable[]): string[] {
  const middle = Math.max(1, Math.floor(name.length / 2));
  const swapped = `${name.slice(0, middle - 1)}${name[middle] ?? ''}${name[middle - 1] ?? ''}${name.slice(middle + 1)}`;
  const lost = name.slice(0, middle) + name.slice(middle + 1);
  const doubled = name.slice(0, middle) + (name[middle - 1] ?? '') + name.slice(middle);
  const words = [swapped, lost, doubled, `${name}s`, `my_${name}`, name.replaceAll('_', '')];
  const wrong = words.filter((word) => word.length > 1 && !tables.some((table) => isNameOf(word, table)));
  return [...new Set(wrong)].filter((word) => word !== name);
}
