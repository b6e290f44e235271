import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../demo/calendar.ts';
import { incidentSql, readIncidents } from '../../../demo/incidents.ts';
import { createRandom } from '../../../demo/random.ts';
import { csvLine } from '../../../demo/rows.ts';
import { readDemoSchema } from '../../../demo/schema.ts';

describe('the demo schema', () => {
  it('when read from its files, every table is found with its columns in order', () => {
    const { columns } = readDemoSchema();
    expect(columns.size).toBe(33);
    expect(columns.get('orders.order_items')).toEqual([
      'order_item_id',
      'order_id',
      'menu_id',
      'quantity',
      'unit_price',
      'amount',
    ]);
  });
});

describe('the incident list', () => {
  it('when read for a last day, each incident has its days and its check has dates', () => {
    const incidents = readIncidents(dayOf('2026-03-31'));
    expect(incidents.all.length).toBeGreaterThanOrEqual(10);
    expect(new Set(incidents.all.map(({ id }) => id)).size).toBe(incidents.all.length);
    for (const incident of incidents.all) expect(incidentSql(incident)).not.toMatch(/[{}]/);
    expect(incidents.on('payment-outage', dayOf('2026-03-08'))).toBeDefined();
    expect(incidents.on('payment-outage', dayOf('2026-03-09'))).toBeUndefined();
  });
});

describe('csvLine', () => {
  it('when a text holds commas, quotes, line ends or nothing, it is quoted; null stays empty', () => {
    expect(csvLine([1, 'a,b', '그는 "네"라고', '', null, true, 'x\ny'])).toBe(
      '1,"a,b","그는 ""네""라고","",,t,"x\ny"',
    );
  });
});

describe('createRandom', () => {
  it('when two paths differ, their streams do; the same path repeats', () => {
    const draw = (...path: (string | number)[]) => {
      const random = createRandom(1, ...path);
      return Array.from({ length: 5 }, () => random.int(0, 1_000_000));
    };
    expect(draw('a', 1)).toEqual(draw('a', 1));
    expect(draw('a', 1)).not.toEqual(draw('a', 2));
  });

  it('when many numbers are drawn, they fill the range evenly', () => {
    const random = createRandom(3, 'even');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 20_000; i += 1) {
      const bin = random.int(0, 9);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(Math.min(...bins)).toBeGreaterThan(1800);
    expect(Math.max(...bins)).toBeLessThan(2200);
  });
});
