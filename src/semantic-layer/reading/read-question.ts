import type { Clock } from '../../domain/date-range.ts';
import type { GlossaryTerm } from '../../domain/knowledge.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import { nameAmounts, wrongUnits } from './asked-unit.ts';
import { bestCovers } from './cover.ts';
import { explainRest } from './explain-rest.ts';
import { findMentions } from './find-mentions.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { nameAcross } from './names-across.ts';
import type { Piece } from './piece.ts';
import type { Chosen, QuestionReading, Reader } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';
import { fillSlots } from './slots.ts';
import { splitCountedValues } from './split-values.ts';
import { createSuggest } from './suggest.ts';
import { streamOf } from './text-stream.ts';
import { toMentions } from './to-mention.ts';

export interface ReaderSources {
  readonly glossary: readonly GlossaryTerm[];
  readonly holidays: readonly Holiday[];
}

/** With the lexicon, for what else reads words of the same model: building it takes longer than reading many questions. */
export interface LexiconReader extends Reader {
  readonly lexicon: Lexicon;
}

/** Builds the lexicon once; each question is then read in well under the time of one keystroke. */
export function createReader(model: ReadableModel, sources: ReaderSources): LexiconReader {
  const tools = {
    model,
    sources,
    lexicon: buildLexicon(model, sources.glossary),
    suggest: createSuggest(model),
  };
  return {
    lexicon: tools.lexicon,
    read: (text, clock, chosen = []) => readQuestion(text, { clock, chosen }, tools),
  };
}

interface Tools {
  readonly model: ReadableModel;
  readonly sources: ReaderSources;
  readonly lexicon: Lexicon;
  readonly suggest: ReturnType<typeof createSuggest>;
}

/** Every way to read each stretch, the cover that explains the most, a place for each word, and what is left. */
interface Circumstances {
  readonly clock: Clock;
  readonly chosen: readonly Chosen[];
}

function readQuestion(text: string, circumstances: Circumstances, tools: Tools): QuestionReading {
  const stream = streamOf(text);
  const edges = findMentions(text, stream, tools.lexicon, {
    clock: circumstances.clock,
    holidays: tools.sources.holidays,
  });
  const [first, another] = bestCovers(text, stream, edges);
  const reading = readPieces(text, first, circumstances, tools);
  if (another === null) return reading;
  const other = readPieces(text, another, circumstances, tools);
  if (reading.query === null || other.query === null) return reading;
  return JSON.stringify(reading.query) === JSON.stringify(other.query)
    ? reading
    : undecided(reading, stretchOfDifference(text, first, another));
}

/** Two readings that are as good as each other are none. */
function undecided(reading: QuestionReading, word: string): QuestionReading {
  return { ...reading, query: null, unknown: [word], unexplained: [{ word, reason: 'no-place' }] };
}

function stretchOfDifference(text: string, one: readonly Piece[], other: readonly Piece[]): string {
  const cut = ({ start, end }: Piece) => `${start}-${end}`;
  const shared = new Set(one.map(cut).filter((each) => other.some((piece) => cut(piece) === each)));
  const differing = one.filter((piece) => !shared.has(cut(piece)));
  return text.slice(differing[0]?.start ?? 0, differing.at(-1)?.end ?? text.length);
}

function readPieces(
  text: string,
  covered: readonly Piece[],
  circumstances: Circumstances,
  { model, sources, lexicon, suggest }: Tools,
): QuestionReading {
  const split = splitCountedValues(covered, lexicon);
  const pieces = nameAmounts(text, nameAcross(split, lexicon), model);
  const { board, query } = fillSlots(pieces, model, { glossary: sources.glossary, ...circumstances });
  const metrics = query?.metrics.flatMap((name) => model.metrics.get(name) ?? []) ?? [];
  const unexplained = [...explainRest(board, lexicon), ...wrongUnits(text, metrics, board)];
  const unknown = unexplained.map(({ word }) => word);
  const isUnderstood = unexplained.length === 0 && board.ambiguities.length === 0;
  return {
    text,
    mentions: toMentions(pieces, board),
    query: isUnderstood ? query : null,
    unknown,
    unexplained,
    ambiguities: board.ambiguities,
    missing: query === null ? ['metric'] : [],
    notes: board.notes,
    nearest: suggest(unknown),
  };
}
