/** Every so-many-th case in every run, all of them in the long one (`npm run check:long`). */
export function sampled<T>(cases: readonly T[], every: number, first = 0): T[] {
  return process.env.ASKBIRD_TEST_LONG === '1' ? [...cases] : cases.filter((_, at) => at % every === first);
}
