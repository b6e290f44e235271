import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateCompany } from '../../../demo/generate/generate.ts';
import type { WorldOptions } from '../../../demo/generate/world.ts';
import type { Value } from '../../../demo/rows.ts';
import { csvLine } from '../../../demo/rows.ts';

const options: WorldOptions = { until: '2026-03-31', orders: 2000, seed: 7 };

function contentHash(chosen: WorldOptions): string {
  const hash = createHash('sha256');
  const row = (table: string, cells: readonly Value[]) => hash.update(`${table},${csvLine(cells)}\n`);
  for (const _ of generateCompany(chosen, { row }));
  return hash.digest('hex');
}

function rowsOf(chosen: WorldOptions, table: string): (readonly Value[])[] {
  const rows: (readonly Value[])[] = [];
  const row = (name: string, cells: readonly Value[]) => name === table && rows.push(cells);
  for (const _ of generateCompany(chosen, { row }));
  return rows;
}

describe('generateCompany', () => {
  it('when run twice with the same seed and day, every row is the same', () => {
    expect(contentHash(options)).toBe(contentHash(options));
  });

  it('when the seed differs, the rows differ', () => {
    expect(contentHash({ ...options, seed: 8 })).not.toBe(contentHash(options));
  });

  it('when the last day moves on, days no incident touches keep their deliveries', () => {
    const calm = (rows: (readonly Value[])[]) =>
      rows
        .filter(([id]) => Number(id) >= 260101_00000 && Number(id) < 260121_00000)
        .map((row) => csvLine(row));
    const before = calm(rowsOf({ ...options, until: '2026-04-19' }, 'delivery.deliveries'));
    const after = calm(rowsOf({ ...options, until: '2026-04-20' }, 'delivery.deliveries'));
    expect(before.length).toBeGreaterThan(200);
    expect(after).toEqual(before);
  });

  it('when more orders are wanted, about that many come', () => {
    const orders = rowsOf({ ...options, until: '2026-09-30', orders: 4000 }, 'orders.orders').length;
    expect(orders).toBeGreaterThan(3400);
    expect(orders).toBeLessThan(4800);
  });

  it.each([
    { until: '2026-02-30' },
    { until: '2020-01-01' },
    { orders: 10 },
    { orders: 1500.5 },
    { seed: 0.5 },
  ])('when an option is out of range (%o), it is refused before any row', (wrong) => {
    expect(() => contentHash({ ...options, ...wrong })).toThrow(RangeError);
  });
});
