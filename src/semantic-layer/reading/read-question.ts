import type { Clock } from '../../domain/date-range.ts';
import type { GlossaryTerm } from '../../domain/knowledge.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import { wrongUnits } from './asked-unit.ts';
import { coverQuestion } from './cover.ts';
import { explainRest } from './explain-rest.ts';
import { findMentions } from './find-mentions.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import type { QuestionReading, Reader } from './question-reading.ts';
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

/** Builds the lexicon once; each question is then read in well under the time of one keystroke. */
export function createReader(model: ReadableModel, sources: ReaderSources): Reader {
  const tools = {
    model,
    sources,
    lexicon: buildLexicon(model, sources.glossary),
    suggest: createSuggest(model),
  };
  return { read: (text, clock) => readQuestion(text, clock, tools) };
}

interface Tools {
  readonly model: ReadableModel;
  readonly sources: ReaderSources;
  readonly lexicon: Lexicon;
  readonly suggest: ReturnType<typeof createSuggest>;
}

/** Every way to read each stretch, the one cover that explains the most, a place for each word, and what is left. */
function readQuestion(
  text: string,
  clock: Clock,
  { model, sources, lexicon, suggest }: Tools,
): QuestionReading {
  const stream = streamOf(text);
  const edges = findMentions(text, stream, lexicon, { clock, holidays: sources.holidays });
  const pieces = splitCountedValues(coverQuestion(text, stream, edges), lexicon);
  const { board, query } = fillSlots(pieces, model, { glossary: sources.glossary, clock });
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
