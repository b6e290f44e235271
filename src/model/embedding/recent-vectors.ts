import { done, type Outcome } from '../../domain/outcome.ts';

type Embed = (texts: readonly string[]) => Promise<Outcome<Float32Array[]>>;

const most = 256;

/**
 * One question is looked for several times, and the turns before it with every follow-up: each text is paid and waited
 * for once. The oldest is forgotten first.
 */
export function createRecentVectors() {
  const vectors = new Map<string, Float32Array>();
  return {
    /** Embeds what is not remembered. */
    async complete(texts: readonly string[], embed: Embed): Promise<Outcome<Float32Array[]>> {
      const known = new Map(texts.flatMap((text) => entryOf(vectors, text)));
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      if (missing.length > 0) {
        const made = await embed(missing);
        if (!made.ok) return made;
        for (const [at, vector] of made.value.entries()) known.set(missing[at] ?? '', vector);
      }
      remember(vectors, known);
      return done(texts.map((text) => known.get(text) as Float32Array));
    },
  };
}

function entryOf(vectors: ReadonlyMap<string, Float32Array>, text: string): [string, Float32Array][] {
  const vector = vectors.get(text);
  return vector === undefined ? [] : [[text, vector]];
}

/** What was used last stands last. */
function remember(vectors: Map<string, Float32Array>, used: ReadonlyMap<string, Float32Array>): void {
  for (const [text, vector] of used) {
    vectors.delete(text);
    vectors.set(text, vector);
  }
  for (const text of vectors.keys()) {
    if (vectors.size <= most) return;
    vectors.delete(text);
  }
}
