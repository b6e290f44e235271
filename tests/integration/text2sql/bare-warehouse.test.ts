import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { composeSections } from '../../../src/text2sql/generative/compose.ts';
import { retrieve } from '../../../src/text2sql/generative/retrieve.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import { newStorage } from '../indexing/small-company.ts';
import { type BareWarehouse, openBareWarehouse } from './generative/bare-warehouse-parts.ts';

const cases = '../shared/cases/sql';
const databases = ['academic', 'broker', 'car_dealership', 'derm_treatment', 'restaurants', 'yelp'];
const promptTokens = 6_000;

interface Case {
  readonly id: string;
  readonly db: string;
  readonly question: string;
  readonly gold_sql: readonly string[];
}

test.skipIf(!existsSync(cases))(
  'when a warehouse has no knowledge files at all, the prompt still describes the tables a question needs',
  async () => {
    const questions = readFileSync(`${cases}/questions.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const incomplete: string[] = [];
    const storage = await newStorage();
    for (const db of databases) {
      const bare = await openBareWarehouse(`${cases}/databases/${db}.sql`, storage);
      try {
        for (const each of questions.filter((question) => question.db === db)) {
          const described = await describedTables(each.question, bare);
          const sets = each.gold_sql.map((sql) => goldTables(sql, bare));
          if (!sets.some((gold) => gold.every((table) => described.has(table)))) {
            incomplete.push(`${each.id} lacks ${sets[0]?.filter((table) => !described.has(table))}`);
          }
        }
        if (db === 'academic') {
          const korean = await describedTables('인용이 가장 많은 논문의 저자는?', bare);
          expect([...korean]).toEqual(expect.arrayContaining(['public.author', 'public.publication']));
        }
      } finally {
        await bare.close();
      }
    }
    await storage.close();
    expect(questions).toHaveLength(173);
    expect(incomplete.length / questions.length, incomplete.join('\n')).toBeLessThanOrEqual(0.05);
  },
  180_000,
);

async function describedTables(question: string, bare: BareWarehouse): Promise<ReadonlySet<string>> {
  const asked = {
    question,
    refined: null,
    terms: [],
    locale: 'en' as const,
    clock: TEST_CLOCK,
    visible: bare.visible,
    previous: [],
  };
  const found = await retrieve(asked, bare.retrieval, []);
  if (!found.ok) throw new Error(found.problem.code);
  const { records } = composeSections(asked, found.value, bare.served, promptTokens);
  return new Set(
    records.flatMap(({ section, item, kept }) =>
      section.endsWith('tables') && kept && item !== null ? [item] : [],
    ),
  );
}

function goldTables(sql: string, { warehouse, visible }: BareWarehouse): readonly string[] {
  const checked = warehouse.check(sql, { tables: visible, searchPath: ['public'] });
  if (!checked.ok) throw new Error(`${checked.problem.code} ${sql}`);
  return checked.value.tables;
}
