import type { RowSink } from '../rows.ts';
import { createCampaigns, writeAdStats, writeCampaigns } from './ads.ts';
import { writeAppEvents } from './app-events.ts';
import { writeCalendar } from './calendar-rows.ts';
import { writeCoupons } from './coupons.ts';
import { planDemand } from './demand.ts';
import type { FirstOrders } from './food-order.ts';
import { createOrders } from './food-order.ts';
import { createMart, writeMartDay, writeMartRoster } from './mart.ts';
import { writeMembers } from './members.ts';
import { writeMemberships } from './memberships.ts';
import { writeMenuImages } from './menu-images.ts';
import { writeOrders } from './order-rows.ts';
import { writeRegions } from './regions.ts';
import { writeReviews } from './reviews.ts';
import { planRiders, writeRiderDays } from './rider-day.ts';
import { writeRiders } from './riders.ts';
import { writeSearches } from './searches.ts';
import { writeShops } from './shops.ts';
import { writeTickets } from './tickets.ts';
import { writeWeather } from './weather.ts';
import { createWorld, type WorldOptions } from './world.ts';

/** How far a generation has come, for whoever takes the rows away between two steps. */
export interface GenerationStep {
  readonly done: number;
  readonly of: number;
}

/** Writes every row of the company, rosters first and then day by day; a step ends after each day. */
export function* generateCompany(options: WorldOptions, sink: RowSink): Generator<GenerationStep> {
  const world = createWorld(options);
  const mart = createMart(world);
  const campaigns = createCampaigns(world);
  const days = world.lastDay - world.firstDay + 1;

  writeCalendar(world, sink);
  writeRegions(world.regions, sink);
  writeShops(world, world.shops.all, sink);
  writeMembers(world, world.members.all, sink);
  writeMemberships(world.members.all, sink);
  writeRiders(world, world.riders.all, sink);
  writeCoupons(world.coupons, sink);
  writeCampaigns(world, campaigns, sink);
  writeMartRoster(world, mart, sink);
  yield { done: 0, of: days };

  const seen: FirstOrders = new Set();
  for (let day = world.firstDay; day <= world.lastDay; day += 1) {
    const demand = planDemand(world, day);
    const riders = planRiders(world, day);
    const orders = createOrders(world, demand, riders, seen);
    writeWeather(world.weather, world.regions, day, sink);
    writeOrders(world, day, orders, sink);
    writeRiderDays(world, day, riders, orders, sink);
    writeReviews(world, day, orders, sink);
    writeTickets(world, demand, orders, sink);
    writeSearches(world, demand, sink);
    writeAppEvents(world, demand, sink);
    writeAdStats(world, campaigns, day, sink);
    writeMartDay(world, mart, demand, sink);
    writeMenuImages(world, day, sink);
    yield { done: day - world.firstDay + 1, of: days };
  }
}
