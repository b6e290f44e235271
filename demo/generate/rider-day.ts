import type { Day } from '../../src/domain/civil-date.ts';
import { isoOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { Region } from './regions.ts';
import type { Rider } from './riders.ts';
import type { World } from './world.ts';

/** Who rides on one day: deliveries go to these and nobody else. */
export interface RiderDay {
  readonly rosters: ReadonlyMap<number, RegionRoster>;
  assign(random: Random, region: Region): Rider | null;
}

/** What counts as a rider's completed delivery. */
interface RiddenOrder {
  readonly region: Region;
  readonly journey: {
    readonly completed: number | null;
    readonly delivery: { readonly rider: Rider | null } | null;
  } | null;
}

interface RegionRoster {
  readonly planned: number;
  readonly active: readonly Rider[];
}

export function planRiders(world: World, day: Day): RiderDay {
  const rosters = new Map<number, RegionRoster>();
  for (const region of world.regions) rosters.set(region.id, planRegion(world, region, day));
  return {
    rosters,
    assign: (random, region) => {
      const active = rosters.get(region.id)?.active ?? [];
      return active.length === 0 ? null : random.pick(active);
    },
  };
}

function planRegion(world: World, region: Region, day: Day): RegionRoster {
  const pool = (world.riders.working.get(region.id) ?? []).filter(({ joinedDay }) => joinedDay <= day);
  if (region.launchedDay > day || pool.length === 0) return { planned: 0, active: [] };
  const random = createRandom(world.seed, 'riders', day, region.id);
  const planned = Math.max(1, Math.round(pool.length * (0.7 + random.next() * 0.25)));
  const shortage = world.incidents.on('haeundae-rider-shortage', day);
  const share = shortage?.where.region === region.sigungu ? 0.5 : 0.9 + random.next() * 0.1;
  const active = Math.max(1, Math.round(planned * share));
  const start = random.int(0, pool.length - 1);
  return { planned, active: [...pool.slice(start), ...pool.slice(0, start)].slice(0, active) };
}

export function writeRiderDays(
  { regions, seed }: World,
  day: Day,
  { rosters }: RiderDay,
  orders: readonly RiddenOrder[],
  sink: RowSink,
): void {
  const completed = new Map<number, number>();
  for (const { journey, region } of orders) {
    if (journey?.delivery?.rider && journey.completed !== null) {
      completed.set(region.id, (completed.get(region.id) ?? 0) + 1);
    }
  }
  for (const { id } of regions) {
    const { planned, active } = rosters.get(id) ?? { planned: 0, active: [] };
    const random = createRandom(seed, 'rider-hours', day, id);
    const minutes = active.reduce((sum) => sum + Math.round(Math.max(60, random.normal(330, 70))), 0);
    sink.row('delivery.rider_days', [
      isoOf(day),
      id,
      planned,
      active.length,
      minutes,
      completed.get(id) ?? 0,
    ]);
  }
}
