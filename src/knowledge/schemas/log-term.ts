import { z } from 'zod';
import { itemOwner, strict, text } from './common.ts';

/** One item under `terms:` of `logs/terms.yaml`: a word of log names, and what it is mistaken for. */
export const logTerm = strict({
  term: text,
  owner: itemOwner,
  ko: text,
  notToConfuseWith: z.array(strict({ term: text, ko: text, why: text })).default([]),
  abbreviations: z.array(text).default([]),
});
