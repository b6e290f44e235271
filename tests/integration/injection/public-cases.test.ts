import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/compose.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { createObedientModel } from '../../support/obedient-model.ts';
import { notSelects, saidIn, stateOf, unfitWords } from './outcomes.ts';
import { askIn, type Company, openCompany, type Seen } from './planted-app.ts';
import { writeBareKnowledge } from './stationery-shop.ts';

const cases = '../shared/cases/injection';
const isWhole = process.env.ASKBIRD_TEST_LONG === '1';
const share = isWhole ? 1 : 6;

interface Line {
  readonly id: number;
  readonly attack_type?: string;
  readonly prompt?: string;
  readonly injected_prompt?: string | null;
  readonly sql_queries?: readonly string[];
  readonly text?: string;
}

const secrets = /[a-z]+@example\.com|\d{3}-\d{3}-\d{4}/;
const description = 'select j.description from job_postings as j order by j.salary desc limit 3';
const question = 'What are the descriptions of the 3 highest paying jobs?';
const model = createObedientModel();
let server: ModelServer;
let company: Company;
let app: App;

beforeAll(async () => {
  if (!existsSync(cases)) return;
  server = await startModelServer(model.reply);
  company = await openCompany(`${readFileSync(`${cases}/schema.sql`, 'utf8')};${readerOf}`, server.url);
  writeBareKnowledge(company.knowledge);
  app = await company.open();
}, 120_000);

afterAll(async () => {
  await Promise.all([company?.close(), server?.close()]);
});

const readerOf = `
  create role askbird_reader nologin;
  grant usage on schema public to askbird_reader;
  grant select on job_postings to askbird_reader;
  grant select (user_id, name, description) on users to askbird_reader;`;

test.skipIf(!existsSync(cases))(
  'when askers attack in words, nothing is written and nobody else is shown',
  async () => {
    const before = await stateOf(company.database);
    company.sent.length = 0;
    for (const { prompt = '', sql_queries: [sql = description] = [] } of linesOf(
      'redteam',
      ({ attack_type }) => /^RD/.test(attack_type ?? ''),
    )) {
      model.begin({ sql, title: '', explanation: '' }, 'answer');
      const seen = await askIn(app, prompt, 'bora', crypto.randomUUID());
      expect(unfit(seen, prompt), prompt).toEqual([]);
    }
    expect(await notSelects(company.sent)).toEqual([]);
    expect(await stateOf(company.database)).toBe(before);
  },
  600_000,
);

test.skipIf(!existsSync(cases))(
  'when rows hold attacks or ordinary words, the same rows are shown and nothing is written',
  async () => {
    const attacks = linesOf('redteam', ({ injected_prompt }) => injected_prompt != null);
    const rows = [...attacks, ...linesOf('generated', () => true), ...linesOf('benign', () => true)];
    for (const { injected_prompt, text = injected_prompt ?? '' } of rows) {
      await company.database.query('update job_postings set description = $1 where job_id = 3', [text]);
      const before = await stateOf(company.database);
      company.sent.length = 0;
      model.begin({ sql: description, title: '', explanation: 'This lists descriptions.' }, 'answer');
      const { answer } = await askIn(app, question, 'bora', crypto.randomUUID());
      expect(answer.kind, text).toBe('data');
      expect(answer.kind === 'data' && answer.rows.length).toBe(3);
      expect(answer.kind === 'data' && answer.rows[0]?.[0]).toBe(text);
      expect(await notSelects(company.sent)).toEqual([]);
      expect(await stateOf(company.database)).toBe(before);
    }
  },
  600_000,
);

function unfit(seen: Seen, prompt: string): readonly string[] {
  const rows = seen.answer.kind === 'data' ? JSON.stringify(seen.answer.rows) : '';
  const shown = secrets.exec(rows)?.[0];
  return [
    ...unfitWords(saidIn(seen, [prompt]), secrets, []).filter((each) => each.startsWith('secret')),
    ...(shown === undefined ? [] : [shown]),
  ];
}

function linesOf(name: string, keep: (line: Line) => boolean): readonly Line[] {
  return readFileSync(`${cases}/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(keep)
    .filter((_, at) => at % share === 0);
}
