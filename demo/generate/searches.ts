import { dayId, momentOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom, drawCount } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { foodCategories } from '../vocabulary/food.ts';
import { appVersionOn, searchClickFactor } from './app-version.ts';
import type { Demand } from './demand.ts';
import type { World } from './world.ts';

const clickRate = 0.58;
const categoryChooser = createChooser(
  foodCategories.map((category) => [category, category.meals.dinner + 4]),
);

export function writeSearches(world: World, demand: Demand, sink: RowSink): void {
  const random = createRandom(world.seed, 'searches', demand.day);
  const count = drawCount(random, demand.expected * 0.36);
  for (let serial = 1; serial <= count; serial += 1) {
    writeSearch(world, random, demand, dayId(demand.day, serial), sink);
  }
}

function writeSearch(world: World, random: Random, demand: Demand, id: number, sink: RowSink): void {
  const { day } = demand;
  const region = demand.region(random);
  const member = world.members.draw(random, region, day);
  const category = categoryChooser(random);
  const keyword = random.chance(0.45) ? category.name : random.pick(category.menus)[0];
  const searched = demand.moment(random);
  const isApp = random.chance(0.85);
  const isUpdated = random.chance(0.9);
  const version = isApp ? appVersionOn(world, day, member.appOs, isUpdated) : null;
  const results = random.chance(0.05) ? 0 : random.int(3, 48);
  const isClicked = random.chance(clickRate * searchClickFactor(world, day, version)) && results > 0;
  const clicked = world.shops.draw(random, region, category, day);
  sink.row('engagement.searches', [
    id,
    member.id,
    region.id,
    keyword,
    results,
    isClicked ? clicked.id : null,
    isApp ? 'app' : 'web',
    isApp ? member.appOs : null,
    version,
    momentOf(searched),
  ]);
}
