import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src/semantic-layer/metric-query.ts';
import { settleDays } from '../../../src/text2sql/settle-coverage.ts';

/** Data from 28 July up to and including 24 November; asked on Wednesday the 25th. */
const data = { from: '2026-07-28', to: '2026-11-25' };
const today = '2026-11-25';

const days = (from: string, to: string) => ({ from, to });
const compared = (kind: Comparison['kind'], from: string, to: string): Comparison => ({
  kind,
  range: { from, to },
});

describe('without a comparison', () => {
  it.each([
    ['a whole month', '2026-10-01', '2026-11-01'],
    ['yesterday', '2026-11-24', '2026-11-25'],
    ['the first day', '2026-07-28', '2026-07-29'],
  ])('when %s lies inside the data, it stays', (_, from, to) => {
    expect(settleDays({ range: days(from, to), compare: null }, data, today)).toEqual({ kind: 'as-asked' });
  });

  it.each([
    ['last year', '2025-01-01', '2026-01-01'],
    ['the day before the first', '2026-07-27', '2026-07-28'],
    ['today, which has no data yet', '2026-11-25', '2026-11-26'],
  ])('when %s lies outside the data, there is no answer', (_, from, to) => {
    const range = days(from, to);
    expect(settleDays({ range, compare: null }, data, today)).toEqual({
      kind: 'problem',
      why: 'outside',
      asked: range,
    });
  });

  it.each([
    ['a month that the data begin in', '2026-07-01', '2026-08-01', '2026-07-28', '2026-08-01', true],
    ['this year', '2026-01-01', '2026-11-26', '2026-07-28', '2026-11-25', true],
    ['this month', '2026-11-01', '2026-11-26', '2026-11-01', '2026-11-25', false],
    ['everything up to yesterday', '1970-01-01', '2026-11-25', '2026-07-28', '2026-11-25', false],
  ])('when %s reaches beyond the data, the days inside count', (_, from, to, first, end, partly) => {
    expect(settleDays({ range: days(from, to), compare: null }, data, today)).toMatchObject({
      kind: 'moved',
      range: { from: first, to: end },
      compare: null,
      partly,
    });
  });

  it('when the data ended days ago, the missing days are said to be missing', () => {
    const old = { ...data, to: '2026-11-20' };
    const settled = settleDays({ range: days('2026-11-16', '2026-11-26'), compare: null }, old, today);
    expect(settled).toMatchObject({ range: { from: '2026-11-16', to: '2026-11-20' }, partly: true });
  });

  it('when today has data already, today counts as far as it goes', () => {
    const live = { ...data, to: '2026-11-26' };
    expect(settleDays({ range: days('2026-11-25', '2026-11-26'), compare: null }, live, today)).toEqual({
      kind: 'as-asked',
    });
  });
});

describe('with a comparison', () => {
  it('when a week runs, whole days are set against as many whole days', () => {
    const asked = {
      range: days('2026-11-23', '2026-11-26'),
      compare: compared('previous-week', '2026-11-16', '2026-11-19'),
    };
    expect(settleDays(asked, data, today)).toMatchObject({
      kind: 'moved',
      range: { from: '2026-11-23', to: '2026-11-25' },
      compare: { kind: 'previous-week', range: { from: '2026-11-16', to: '2026-11-18' } },
      partly: false,
    });
  });

  it('when today has data already, the running day still does not count', () => {
    const asked = {
      range: days('2026-11-01', '2026-11-26'),
      compare: compared('explicit', '2026-10-01', '2026-10-26'),
    };
    expect(settleDays(asked, { ...data, to: '2026-11-26' }, today)).toMatchObject({
      range: { from: '2026-11-01', to: '2026-11-25' },
      compare: { range: { from: '2026-10-01', to: '2026-10-25' } },
    });
  });

  it('when today alone is compared and runs, no day of it is over', () => {
    const asked = {
      range: days('2026-11-25', '2026-11-26'),
      compare: compared('previous-day', '2026-11-24', '2026-11-25'),
    };
    expect(settleDays(asked, { ...data, to: '2026-11-26' }, today)).toMatchObject({ why: 'not-over' });
    expect(settleDays(asked, data, today)).toMatchObject({ why: 'outside' });
  });

  it.each([
    ['the month the data begin in', '2026-08-01', '2026-09-01', '2026-07-01', '2026-08-01'],
    ['a year without data', '2026-10-01', '2026-11-01', '2025-10-01', '2025-11-01'],
  ])('when %s is compared with, nothing is compared', (_, from, to, before, end) => {
    const asked = { range: days(from, to), compare: compared('previous-month', before, end) };
    expect(settleDays(asked, data, today)).toEqual({
      kind: 'problem',
      why: 'compared-outside',
      asked: { from: before, to: end },
    });
  });

  it('when the days compared with reach beyond the data, nothing is compared', () => {
    const asked = {
      range: days('2026-10-01', '2026-10-02'),
      compare: compared('explicit', '2026-11-24', '2026-11-26'),
    };
    expect(settleDays(asked, data, today)).toMatchObject({ why: 'compared-outside' });
  });

  it('when both sides are whole and inside the data, they stay', () => {
    const asked = {
      range: days('2026-10-01', '2026-11-01'),
      compare: compared('previous-month', '2026-09-01', '2026-10-01'),
    };
    expect(settleDays(asked, data, today)).toEqual({ kind: 'as-asked' });
  });
});
