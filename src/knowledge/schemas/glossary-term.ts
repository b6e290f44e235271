import { z } from 'zod';
import { identifier, itemOwner, localised, strict, synonyms, text } from './common.ts';

const definition = strict({
  text: localised,
  team: text,
  /** Name of the metric that computes it. */
  metric: identifier.nullable().default(null),
  /** Which of several definitions stands when nobody says otherwise. */
  preferred: z.boolean().default(false),
});

/** One item under `terms:` of `glossary/*.yaml`. */
export const glossaryTerm = strict({
  name: identifier,
  owner: itemOwner,
  label: localised,
  synonyms,
  /** Short forms people type (객단 for 객단가); input is read as if the Korean label stood there, and says so. */
  abbreviations: z.array(text).default([]),
  definitions: z.array(definition).min(1, { error: 'needs at least one definition' }),
});
