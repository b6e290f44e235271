import type { Outcome } from '../../domain/outcome.ts';

export interface RememberLimits {
  readonly milliseconds: number;
  /** The one kept longest makes room. */
  readonly entries: number;
}

/** Keeps what was looked up for a while; who asks meanwhile shares the look-up, and a failure is not kept. */
export function remember<T>(
  look: (key: string) => Promise<Outcome<T>>,
  limits: RememberLimits,
): (key: string) => Promise<Outcome<T>> {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<Outcome<T>> }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && known.until > Date.now()) return known.found;
    const found = look(key);
    kept.delete(key);
    kept.set(key, { until: Date.now() + limits.milliseconds, found });
    const forget = () => {
      if (kept.get(key)?.found === found) kept.delete(key);
    };
    found.then((outcome) => {
      if (!outcome.ok) forget();
    }, forget);
    const [oldest] = kept.keys();
    if (kept.size > limits.entries && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
