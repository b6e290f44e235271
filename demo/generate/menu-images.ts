import type { Day } from '../../src/domain/civil-date.ts';
import { dayId, HOUR, momentOf, SECONDS_A_DAY } from '../calendar.ts';
import type { Random } from '../random.ts';
import { createChooser, createRandom, drawCount } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { isOpen } from './shops.ts';
import { endOfData, type World } from './world.ts';

const usualRejection = 0.14;
const reasonChooser = createChooser([
  ['low_resolution', 28],
  ['blurry', 18],
  ['text_overlay', 20],
  ['not_food', 12],
  ['copyright', 10],
  ['collage', 12],
]);

/** Photos shop owners sent that day and what became of them. */
export function writeMenuImages(world: World, day: Day, sink: RowSink): void {
  const random = createRandom(world.seed, 'menu-images', day);
  const open = world.shops.all.filter((shop) => isOpen(shop, day));
  const count = drawCount(random, 26 * Math.sqrt(world.scale));
  for (let serial = 1; serial <= count; serial += 1) {
    const menu = random.pick(random.pick(open).menus);
    const uploaded = day * SECONDS_A_DAY + random.int(9 * HOUR, 22 * HOUR);
    const id = dayId(day, serial, 3);
    const verdict = judge(world, random, day);
    const width = verdict.reason === 'low_resolution' ? random.int(280, 620) : random.int(1000, 2600);
    const height = Math.round(width * random.pick([0.75, 1, 0.66]));
    const format = random.pick(['jpeg', 'jpeg', 'png', 'webp']);
    const bytes = Math.round(width * height * (0.12 + random.next() * 0.2));
    const name = `menu-${menu.id}-${id}.${format}`;
    sink.row('core.menu_images', [id, menu.id, name, format, width, height, bytes, momentOf(uploaded)]);
    writeVerdict(world, random, { id, uploaded, verdict }, sink);
  }
}

interface Verdict {
  readonly policy: string;
  readonly name: 'approved' | 'rejected' | 'needs_human';
  readonly reason: string | null;
  readonly confidence: number;
  readonly isHuman: boolean;
}

function judge({ incidents }: World, random: Random, day: Day): Verdict {
  const strict = incidents.on('image-policy-rejections', day);
  const policy = strict ? String(strict.where.policy_version) : '2026-1';
  const isRejected = random.chance(usualRejection * (strict?.size ?? 1));
  const usualReason = reasonChooser(random);
  const isNewRule = random.chance(0.6) && strict !== undefined;
  const confidence = Math.min(0.999, 0.62 + random.next() * 0.38);
  const needsHuman = !isRejected && confidence < 0.66;
  const isHuman = !needsHuman && confidence < 0.75;
  if (!isRejected) {
    return { policy, name: needsHuman ? 'needs_human' : 'approved', reason: null, confidence, isHuman };
  }
  return { policy, name: 'rejected', reason: isNewRule ? 'text_overlay' : usualReason, confidence, isHuman };
}

function writeVerdict(
  world: World,
  random: Random,
  { id, uploaded, verdict }: { id: number; uploaded: number; verdict: Verdict },
  sink: RowSink,
): void {
  const wait = verdict.isHuman ? random.int(2 * HOUR, 20 * HOUR) : random.int(4, 90);
  if (uploaded + wait >= endOfData(world)) return;
  sink.row('core.menu_image_reviews', [
    id,
    id,
    verdict.policy,
    verdict.name,
    verdict.reason,
    verdict.confidence.toFixed(3),
    verdict.isHuman ? 'human' : 'auto',
    momentOf(uploaded + wait),
  ]);
}
