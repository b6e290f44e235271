import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import { createChooser, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { inventName, inventPhone } from '../vocabulary/people.ts';
import type { WorldFrame } from './frame.ts';
import type { Region } from './regions.ts';

export interface Rider {
  readonly id: number;
  readonly region: Region;
  readonly status: 'active' | 'on_leave' | 'left';
  readonly joinedDay: Day;
}

export interface RiderRoster {
  readonly all: readonly Rider[];
  /** Riders by region id who work these days. */
  readonly working: ReadonlyMap<number, readonly Rider[]>;
}

const statusChooser = createChooser<Rider['status']>([
  ['active', 84],
  ['on_leave', 6],
  ['left', 10],
]);
const vehicleChooser = createChooser([
  ['motorcycle', 68],
  ['bicycle', 14],
  ['car', 11],
  ['walk', 7],
]);

export function createRiders(frame: WorldFrame, regions: readonly Region[]): RiderRoster {
  const everyone = regions.reduce((sum, region) => sum + region.weight, 0);
  const all: Rider[] = [];
  const working = new Map<number, Rider[]>();
  for (const region of regions) {
    const wanted = 4 + Math.ceil(((region.weight / everyone) * frame.scale * 1250 * 1.5) / 5);
    const here: Rider[] = [];
    for (let i = 1; i <= wanted; i += 1) {
      const id = region.id * 1000 + i;
      const random = createRandom(frame.seed, 'rider', id);
      const joinedDay = Math.max(dayOf('2022-03-02') + random.int(0, 1000), region.launchedDay);
      const status = i <= 3 ? 'active' : statusChooser(random);
      const rider: Rider = { id, region, status, joinedDay };
      all.push(rider);
      if (status === 'active') here.push(rider);
    }
    working.set(region.id, here);
  }
  return { all, working };
}

export function writeRiders({ seed }: WorldFrame, riders: readonly Rider[], sink: RowSink): void {
  for (const { id, region, status, joinedDay } of riders) {
    const random = createRandom(seed, 'rider-profile', id);
    sink.row('delivery.riders', [
      id,
      inventName(random),
      inventPhone(random),
      region.id,
      vehicleChooser(random),
      random.chance(0.45) ? 'full_time' : 'part_time',
      status,
      isoOf(joinedDay),
    ]);
  }
}
