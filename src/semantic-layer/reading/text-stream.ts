import { words } from '../../language/tokens/words.ts';

/** What separates a character from the one before it. Only a `space` may lie inside a name ("주문 수" is "주문수"). */
export type Gap = 'none' | 'script' | 'space' | 'break';

/**
 * A text reduced to what names are matched by: letters and digits, lower case, NFC, Latin words in the singular; each
 * character with the stretch of the text it stands for. A symbol that is neither letter nor digit is its own character.
 */
export interface TextStream {
  readonly key: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** One longer than `key`: the last says that the text ends. */
  readonly gaps: readonly Gap[];
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly script: 'hangul' | 'latin' | 'number' | 'other' | 'symbol';
}

/** Punctuation between words says nothing by itself; every other symbol (>, %, +, =) might. */
const meaningfulSymbol =
  /[^\p{L}\p{N}\p{M}\s.,?!:;'"“”‘’`()[\]{}~…·_\-/&|、。？！，\p{Extended_Pictographic}\p{Cf}]/gu;

export function streamOf(text: string): TextStream {
  const key: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: Gap[] = [];
  let previous: Run | undefined;
  for (const run of runsOf(text)) {
    const characters = charactersOf(run);
    characters.forEach((character, position) => {
      key.push(character.text);
      starts.push(character.start);
      ends.push(character.end);
      gaps.push(position === 0 ? gapBetween(text, previous, run) : 'none');
    });
    previous = run;
  }
  return { key: key.join(''), starts, ends, gaps: [...gaps, 'break'] };
}

/** The key a name is matched by: the same reduction as for a question. Plain names take the short way to it. */
export function keyOf(name: string): string {
  if (/^[가-힣 ]+$/.test(name)) return name.replaceAll(' ', '');
  if (/^[A-Za-z ]+$/.test(name)) return name.toLowerCase().split(' ').map(singular).join('');
  return streamOf(name).key;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = words(text);
  const symbols = [...text.matchAll(meaningfulSymbol)].map(
    (match): Run => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      script: 'symbol',
    }),
  );
  return symbols.length === 0 ? runs : [...runs, ...symbols].sort((one, other) => one.start - other.start);
}

function gapBetween(text: string, previous: Run | undefined, run: Run): Gap {
  if (previous === undefined) return 'break';
  const between = text.slice(previous.end, run.start);
  if (between === '') return 'script';
  return /^[\s\-_]+$/u.test(between) && !between.includes('\n') ? 'space' : 'break';
}

type Character = Pick<Run, 'start' | 'end' | 'text'>;

function charactersOf(run: Run): Character[] {
  if (run.script === 'latin') return wholeWord(run, singular(run.text.normalize('NFC').toLowerCase()));
  if (run.script === 'number') return wholeWord(run, run.text.replaceAll(',', ''));
  if (run.script === 'symbol') return [run];
  return composed(run);
}

/** The letters of a word that may have lost some; the last one also stands for what was lost. */
function wholeWord(run: Run, reduced: string): Character[] {
  return [...reduced].map((text, position, all) => ({
    text,
    start: Math.min(run.start + position, run.end - 1),
    end: position === all.length - 1 ? run.end : Math.min(run.start + position + 1, run.end),
  }));
}

/** Decomposed Hangul (as macOS writes it) becomes syllables that know where their letters stand. */
function composed(run: Run): Character[] {
  const clusters = run.text.matchAll(/[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]*|\P{M}\p{M}*|\p{M}+/gu);
  return [...clusters].flatMap((cluster) => {
    const start = run.start + cluster.index;
    const letters = [...cluster[0].normalize('NFC').toLowerCase()];
    return letters.map((text) => ({ text, start, end: start + cluster[0].length }));
  });
}

/** The everyday singular without possessive, so that "orders" and "order's" meet "order". */
export function singular(word: string): string {
  const bare = word
    .replaceAll('_', '')
    .replace(/['’]s?$/, '')
    .replace(/['’]/, '');
  if (bare.length < 4 || /(ss|us|is)$/.test(bare)) return bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  return bare.endsWith('s') ? bare.slice(0, -1) : bare;
}
