/**
 * Points of the work at which a process may die. A test kills it there; in production they are lines of the debug log.
 */
export const workSteps = [
  'stored',
  'acknowledged',
  'claimed',
  'placeholder-posted',
  'placeholder-noted',
  'asking',
  'drafting',
  'drafted',
  'running',
  'answered',
  'updated',
  'noted',
] as const;

export type WorkStep = (typeof workSteps)[number];

export type Mark = (step: WorkStep) => void;
