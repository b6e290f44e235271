/** What is being done for a question; every door says it in words while somebody waits. */
export type Stage =
  | 'recording'
  | 'recalling'
  | 'reading'
  | 'routing'
  | 'searching'
  | 'drafting'
  | 'checking'
  | 'running'
  | 'repairing'
  | 'explaining';
