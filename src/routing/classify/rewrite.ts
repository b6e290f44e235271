import { leadsSomewhere, repeatsPassage } from '../../language/plain-text.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import { retrievalTerms } from '../../language/tokens/retrieval-terms.ts';
import { cleaned } from './clean.ts';
import { type Fact, type FactReading, factsOf } from './facts.ts';

/** What a rewrite is held against. */
export interface Original extends FactReading {
  readonly question: string;
  /** What was said before in the thread. */
  readonly previous: readonly string[];
  /** What the model was told to do: no part of any question. */
  readonly instructions: string;
}

/** Null twice where there is nothing to take over and nothing to report: no rewrite, or the question as it was. */
export type CheckedRewrite =
  | { readonly text: string; readonly reason: null }
  | { readonly text: null; readonly reason: string | null };

/** Room for what the thread or the company's terms add to a question. UTF-16 units. */
const longestAddition = 300;

/** Of a question made whole, the share of words that must come from the thread: less is another question. */
const ownShare = 0.5;

/**
 * A rewrite stands only if it says all that the question says, and no day, number, value or negation that neither the
 * question nor the thread says. One that does not hold is dropped whole: mending it would be guessing.
 */
export function checkRewrite(rewrite: string | null, original: Original): CheckedRewrite {
  if (rewrite === null) return nothing;
  const text = cleaned(rewrite);
  if (text === '' || normalise(text) === normalise(original.question)) return nothing;
  if (text.length > original.question.length + longestAddition) return rejected('too long');
  if (leadsSomewhere(text) && !leadsSomewhere(original.question)) return rejected('leads somewhere');
  if (repeatsPassage(text, original.instructions)) return rejected('repeats the instructions');
  const said = saidIn([original.question], original);
  const rewritten = saidIn([text], original);
  const lost = said.facts.find((fact) => !says(rewritten, fact));
  if (lost !== undefined) return rejected(`loses ${lost.text}`);
  const added = rewritten.facts.filter((fact) => fact.closed && !says(said, fact));
  if (added.length === 0) return { text, reason: null };
  const before = saidIn(original.previous, original);
  const invented = added.find((fact) => !says(before, fact));
  return invented === undefined ? { text, reason: null } : rejected(`adds ${invented.text}`);
}

/** Of a follow-up made whole: checked like any rewrite, and made of the thread's words. */
export function checkStandalone(rewrite: string | null, original: Original): CheckedRewrite {
  if (original.previous.length === 0) return nothing;
  const checked = checkRewrite(rewrite, original);
  if (checked.text === null) return checked;
  const own = new Set(retrievalTerms([original.question, ...original.previous].join('\n')));
  const terms = retrievalTerms(checked.text);
  const kept = terms.filter((term) => own.has(term)).length;
  if (kept < terms.length * ownShare) return rejected('is made of other words than the thread');
  const asked = retrievalTerms(original.question);
  const said = new Set(terms);
  // references and other words for the same go; endings make several terms of a word, so no share is asked for
  return asked.some((term) => said.has(term)) ? checked : rejected('says another thing than the message');
}

const nothing: CheckedRewrite = { text: null, reason: null };

function rejected(reason: string): CheckedRewrite {
  return { text: null, reason };
}

interface Said {
  readonly facts: readonly Fact[];
  readonly letters: string;
}

function saidIn(texts: readonly string[], reading: FactReading): Said {
  return {
    facts: texts.flatMap((text) => factsOf(text, reading)),
    letters: texts.map(normalise).join(' '),
  };
}

function says({ facts, letters }: Said, { keys, word }: Fact): boolean {
  if (word !== null && letters.includes(word)) return true;
  return facts.some((other) => other.keys.some((key) => keys.includes(key)));
}
