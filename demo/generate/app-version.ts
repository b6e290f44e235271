import { dayOf } from '../calendar.ts';
import type { World } from './world.ts';

const releaseEvery = 21;
const firstRelease = dayOf('2024-01-02');

/** A new minor version every three weeks; the incident's hotfix is the only `.1`. */
export function appVersionOn(
  { incidents }: World,
  day: number,
  appOs: 'ios' | 'android',
  isUpdated: boolean,
): string {
  const minor = Math.floor((day - firstRelease) / releaseEvery);
  const hotfix = incidents.on('search-click-loss', day);
  return hotfix?.where.app_os === appOs && isUpdated ? `5.${minor}.1` : `5.${minor}.0`;
}

/** Does a tap on a search result still open the shop? */
export function searchClickFactor({ incidents }: World, day: number, appVersion: string | null): number {
  const hotfix = incidents.on('search-click-loss', day);
  return hotfix && appVersion?.endsWith('.1') ? hotfix.size : 1;
}
