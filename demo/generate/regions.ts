import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import type { RowSink } from '../rows.ts';
import { regionEntries } from '../vocabulary/regions.ts';
import type { WorldFrame } from './frame.ts';

export interface Region {
  readonly id: number;
  readonly sido: string;
  readonly sigungu: string;
  readonly thousands: number;
  readonly launchedDay: Day;
  /** Share of demand once launched, before weather. */
  readonly weight: number;
}

export function createRegions({ incidents }: WorldFrame): Region[] {
  const launch = incidents.find('chuncheon-launch');
  return regionEntries.map((entry, index) => ({
    id: index + 1,
    sido: entry.sido,
    sigungu: entry.sigungu,
    thousands: entry.thousands,
    launchedDay: launch?.where.region === entry.sigungu ? launch.firstDay : dayOf(entry.launchedOn),
    weight: entry.thousands * entry.appetite,
  }));
}

export function writeRegions(regions: readonly Region[], sink: RowSink): void {
  for (const { id, sido, sigungu, thousands, launchedDay } of regions) {
    const area = ['서울', '경기', '인천'].includes(sido) ? '수도권' : '비수도권';
    sink.row('core.regions', [id, sido, sigungu, area, thousands * 1000, isoOf(launchedDay)]);
  }
}
