import type { Outcome } from './domain/outcome.ts';
import type { Log } from './telemetry/log.ts';

/** Looks whether another process has switched in newer knowledge; never throws. What keeps it from being taken up is told once, not at every look. */
export function createFollower(follow: () => Promise<Outcome<boolean>>, log: Log): () => Promise<void> {
  let told: string | null = null;
  const tell = (code: string, error: unknown) => {
    if (code !== told) log.warn({ code, err: error }, 'newer knowledge cannot be taken up');
    told = code;
  };
  return async () => {
    try {
      const followed = await follow();
      if (!followed.ok) return tell(followed.problem.code, followed.problem.cause);
      if (followed.value) log.info('newer knowledge is taken up');
      told = null;
    } catch (error) {
      tell('unexpected', error);
    }
  };
}
