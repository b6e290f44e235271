import type { Day } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf } from '../calendar.ts';
import { at, createRandom } from '../random.ts';
import type { RowSink } from '../rows.ts';
import type { WorldFrame } from './frame.ts';
import type { Region } from './regions.ts';

export type Condition = '맑음' | '흐림' | '비' | '폭우' | '눈';

export interface RegionWeather {
  readonly condition: Condition;
  readonly temperature: number;
  readonly spread: number;
  readonly rainMm: number;
  readonly snowCm: number;
}

export type Weather = (day: Day, region: Region) => RegionWeather;

const wetDays = [0.18, 0.2, 0.24, 0.27, 0.28, 0.36, 0.52, 0.46, 0.32, 0.2, 0.24, 0.2];
const meanRain = [5, 6, 9, 13, 14, 20, 30, 28, 20, 10, 9, 5];
const southward: Readonly<Record<string, number>> = {
  부산: 3,
  울산: 2.5,
  경남: 2.5,
  제주: 4.5,
  광주: 1.5,
  강원: -2.5,
};
const heavyRainMm = 80;

/** A front crosses the country for a day, every region gets its own share of it. */
export function createWeather(frame: WorldFrame): Weather {
  const known = new Map<number, RegionWeather>();
  return (day, region) => {
    const key = day * 100 + region.id;
    const found = known.get(key);
    if (found) return found;
    const weather = plantRain(frame, day, region, drawWeather(frame.seed, day, region));
    known.set(key, weather);
    return weather;
  };
}

function drawWeather(seed: number, day: Day, region: Region): RegionWeather {
  const month = Number(isoOf(day).slice(5, 7)) - 1;
  const front = createRandom(seed, 'front', day);
  const local = createRandom(seed, 'weather', day, region.id);
  const frontStrength = front.next();
  const yearDay = day - dayOf(`${isoOf(day).slice(0, 4)}-01-01`);
  const season = 12.5 - 13.5 * Math.cos((2 * Math.PI * (yearDay - 20)) / 365);
  const temperature = season + (southward[region.sido] ?? 0) + front.normal(0, 2.6) + local.normal(0, 0.7);
  const spread = 3.2 + local.next() * 2.4;
  const isWet = frontStrength * 0.85 + local.next() * 0.15 < at(wetDays, month);
  if (!isWet) {
    const condition = local.chance(0.66) ? '맑음' : '흐림';
    return { condition, temperature, spread, rainMm: 0, snowCm: 0 };
  }
  const amount = 0.5 + local.exponential(at(meanRain, month));
  if (temperature < 0.5) {
    return { condition: '눈', temperature, spread, rainMm: 0, snowCm: Math.min(30, amount * 0.8) };
  }
  return { condition: amount >= heavyRainMm ? '폭우' : '비', temperature, spread, rainMm: amount, snowCm: 0 };
}

function plantRain(
  { incidents, seed }: WorldFrame,
  day: Day,
  region: Region,
  drawn: RegionWeather,
): RegionWeather {
  const rain = incidents.on('gangnam-heavy-rain', day);
  if (!rain) return drawn;
  const random = createRandom(seed, 'planted-rain', day, region.id);
  const temperature = Math.max(4, drawn.temperature);
  if (region.sigungu === rain.where.region) {
    return { ...drawn, condition: '폭우', temperature, rainMm: 122 + random.int(0, 30), snowCm: 0 };
  }
  if (region.sido !== '서울') return drawn;
  return { ...drawn, condition: '비', temperature, rainMm: 8 + random.int(0, 22), snowCm: 0 };
}

export function writeWeather(weather: Weather, regions: readonly Region[], day: Day, sink: RowSink): void {
  for (const region of regions) {
    const { condition, temperature, spread, rainMm, snowCm } = weather(day, region);
    sink.row('ref.weather_daily', [
      isoOf(day),
      region.id,
      condition,
      temperature.toFixed(1),
      (temperature + spread).toFixed(1),
      (temperature - spread).toFixed(1),
      rainMm.toFixed(1),
      snowCm.toFixed(1),
    ]);
  }
}
