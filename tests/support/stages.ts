import type { Stage } from '../../src/domain/stage.ts';

/** Every stage once, in the order in which a question passes them. */
export const stages: readonly Stage[] = [
  'recording',
  'recalling',
  'reading',
  'routing',
  'searching',
  'drafting',
  'checking',
  'running',
  'repairing',
  'explaining',
];
