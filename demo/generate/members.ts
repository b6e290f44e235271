import type { Day } from '../../src/domain/civil-date.ts';
import type { Second } from '../calendar.ts';
import { dayOf, dayOfSecond, HOUR, momentOf, SECONDS_A_DAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import { at, createChooser, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { momentOrNull } from '../rows.ts';
import { inventAddress, inventName, inventPhone } from '../vocabulary/people.ts';
import type { WorldFrame } from './frame.ts';
import type { Membership } from './memberships.ts';
import { createMembership } from './memberships.ts';
import type { Region } from './regions.ts';

export interface Member {
  readonly id: number;
  readonly region: Region;
  readonly grade: string;
  readonly appOs: 'ios' | 'android';
  readonly signedUp: Second;
  readonly withdrawn: Second | null;
  readonly membership: Membership | null;
}

export interface MemberRoster {
  readonly all: readonly Member[];
  /** A member of the region who may order on that day, the eager ones more often. */
  draw(random: Random, region: Region, day: Day): Member;
}

const firstMemberDay = dayOf('2023-01-02');
const gradeChooser = createChooser<{ name: string; eagerness: number }>([
  [{ name: '일반', eagerness: 1 }, 55],
  [{ name: '실버', eagerness: 2 }, 25],
  [{ name: '골드', eagerness: 4 }, 14],
  [{ name: 'VIP', eagerness: 7 }, 6],
]);
const ageChooser = createChooser<readonly [group: string, youngest: number]>([
  [['10대', 14], 8],
  [['20대', 20], 28],
  [['30대', 30], 27],
  [['40대', 40], 20],
  [['50대', 50], 12],
  [['60대 이상', 60], 5],
]);
const genderChooser = createChooser<string | null>([
  ['female', 49],
  ['male', 43],
  [null, 8],
]);
const signupChooser = createChooser([
  ['organic', 42],
  ['friend_invite', 18],
  ['search_ad', 17],
  ['social_ad', 15],
  ['store_promo', 8],
]);

export function createMembers(frame: WorldFrame, regions: readonly Region[]): MemberRoster {
  const perDay = 16 * frame.scale ** 0.85;
  const chooser = createChooser(regions.map((region) => [region, region.weight]));
  const tickets = regions.map((): Member[] => []);
  const all: Member[] = [];
  const count = Math.floor((frame.lastDay + 1 - firstMemberDay) * perDay);
  for (let id = 1; id <= count; id += 1) {
    const random = createRandom(frame.seed, 'member', id);
    const day = firstMemberDay + Math.floor((id - 1) / perDay);
    const grade = gradeChooser(random);
    const member = inventMember(random, frame, {
      id,
      region: launchedRegion(chooser, random, day),
      grade: grade.name,
      signedUp: day * SECONDS_A_DAY + random.int(7 * HOUR, SECONDS_A_DAY - 1),
    });
    all.push(member);
    for (let i = 0; i < grade.eagerness; i += 1) tickets[member.region.id - 1]?.push(member);
  }
  return { all, draw: createMemberDraw(all, tickets) };
}

function launchedRegion(chooser: (random: Random) => Region, random: Random, day: Day): Region {
  for (;;) {
    const region = chooser(random);
    if (region.launchedDay <= day) return region;
  }
}

function inventMember(
  random: Random,
  frame: WorldFrame,
  base: Pick<Member, 'id' | 'region' | 'grade' | 'signedUp'>,
): Member {
  const leaves = random.chance(0.06)
    ? base.signedUp + Math.floor(random.exponential(400 * SECONDS_A_DAY)) + 90_000
    : null;
  const withdrawn = leaves !== null && dayOfSecond(leaves) <= frame.lastDay ? leaves : null;
  return {
    ...base,
    appOs: random.chance(0.54) ? 'android' : 'ios',
    withdrawn,
    membership: createMembership(random, frame, base.signedUp, withdrawn),
  };
}

function createMemberDraw(
  all: readonly Member[],
  tickets: readonly (readonly Member[])[],
): MemberRoster['draw'] {
  const places = tickets.map((list) => ({ list, joinedBy: createPrefix(list) }));
  const oldest = at(all, 0);
  return (random, region, day) => {
    const { list, joinedBy } = at(places, region.id - 1);
    const joined = joinedBy(day);
    if (joined === 0) return oldest;
    const recent = joinedBy(day - 7);
    const from = recent < joined && random.chance(0.035) ? recent : 0;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const member = at(list, random.int(from, joined - 1));
      if (member.withdrawn === null || dayOfSecond(member.withdrawn) > day) return member;
    }
    return oldest;
  };
}

/** How many of a list in signing-up order had joined before a day; remembered, as every order of the day asks. */
function createPrefix(list: readonly Member[]): (day: Day) => number {
  const known = new Map<Day, number>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (dayOfSecond(at(list, middle).signedUp) < day) low = middle + 1;
      else high = middle;
    }
    known.set(day, low);
    return low;
  };
}

export function writeMembers({ seed }: WorldFrame, members: readonly Member[], sink: RowSink): void {
  for (const member of members) {
    const random = createRandom(seed, 'member-profile', member.id);
    const [ageGroup, youngest] = ageChooser(random);
    const calm = random.chance(0.12) && member.grade === '일반' ? 'dormant' : 'active';
    sink.row('core.members', [
      member.id,
      inventName(random),
      inventPhone(random),
      `member${member.id}@example.com`,
      2026 - youngest - random.int(0, 9),
      inventAddress(random, member.region.sido, member.region.sigungu),
      genderChooser(random),
      ageGroup,
      member.grade,
      member.region.id,
      momentOf(member.signedUp),
      signupChooser(random),
      member.withdrawn === null ? calm : 'withdrawn',
      momentOrNull(member.withdrawn),
      random.chance(0.58),
    ]);
  }
}
