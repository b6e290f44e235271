/** A stream of numbers that depends on its seed and path alone, so that one day or table never shifts another. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  normal(mean: number, deviation: number): number;
  exponential(mean: number): number;
}

/** Draws one of the weighted things with the given stream. */
export type Chooser<T> = (random: Random) => T;

/** The generator is sfc32 (Chris Doty-Humphrey, PractRand); the seed is spread by FNV-1a over the path. */
export function createRandom(seed: number, ...path: (string | number)[]): Random {
  const next = sfc32(`${seed}/${path.join('/')}`);
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
  };
}

/** Cumulative weights once, then a scan: the lists are short. */
export function createChooser<T>(entries: readonly (readonly [T, number])[]): Chooser<T> {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const [thing, weight] of entries) {
      left -= weight;
      if (left < 0) return thing;
    }
    return at(entries, entries.length - 1)[0];
  };
}

/** An expected count with the spread of independent arrivals. */
export function drawCount(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(random.normal(mean, Math.sqrt(mean))));
  let count = 0;
  for (let left = random.exponential(1); left < mean; left += random.exponential(1)) count += 1;
  return count;
}

/** Indexing that the caller knows to be within the list. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length)
    throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return list[index] as T;
}

function sfc32(text: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let [a, b, c, count] = [hash | 0, Math.imul(hash, 0x9e3779b1) | 0, Math.imul(hash, 0x85ebca6b) | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}
