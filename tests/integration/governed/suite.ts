import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../../suites/governed');

/** A question in several wordings with its gold. */
export interface AnsweredCase {
  readonly name: string;
  readonly wordings: readonly string[];
  /** Half-open days the answer must say it used; null where no range applies. */
  readonly range: readonly [from: string, to: string] | null;
  readonly gold: string;
  /** Where the rows' own words are told in the language of the question: weekdays, hours. */
  readonly goldInEnglish?: string;
  /** The rows' order is part of the answer. */
  readonly ordered?: boolean;
  /** Answered by a verified example rather than by metrics. */
  readonly example?: boolean;
}

/** A question that must not be answered with a number. */
export interface HandedOverCase {
  readonly question: string;
  /** Each must be named in the answer: among its unknown words or in its text. */
  readonly names: readonly string[];
  readonly why: string;
  /** Who asks, where it is not somebody who sees everything. */
  readonly as?: string;
}

export const answeredCases = load<AnsweredCase>('answered.yaml');

export const handedOverCases = load<HandedOverCase>('handed-over.yaml');

function load<T>(file: string): readonly T[] {
  return parse(readFileSync(join(folder, file), 'utf8')) as T[];
}
