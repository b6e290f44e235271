import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDemoCompany } from '../../../demo/build.ts';
import { dayOf } from '../../../demo/calendar.ts';
import { incidentSql, readIncidents } from '../../../demo/incidents.ts';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';

const until = '2026-09-10';
const { all } = readIncidents(dayOf(until));
const home = mkdtempSync(join(tmpdir(), 'askbird-incidents-'));
let database: Database;

beforeAll(async () => {
  const directory = join(home, 'warehouse');
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Error(opened.problem.code);
  database = opened.value;
  await buildDemoCompany(database, { until, orders: 40_000, seed: 11 });
});
afterAll(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

describe('planted incidents', () => {
  it.each(all.map((incident) => [incident.id, incident] as const))(
    'when the rows are asked about %s, it shows',
    async (_, incident) => {
      const [seen] = await database.query<{ during: number | string; baseline: number | string }>(
        incidentSql(incident),
      );
      const ratio = Number(seen?.during) / Number(seen?.baseline);
      const [low, high] = incident.find.ratio;
      expect(incident.direction === 'up' ? low > 1 : high < 1).toBe(true);
      expect(ratio).toBeGreaterThanOrEqual(low);
      expect(ratio).toBeLessThanOrEqual(high);
    },
  );
});
