import type { AnswerBase, DataAnswer } from '../../domain/answer.ts';

/** A data answer without what the flow around it adds. */
export type DataDraft = Omit<DataAnswer, Exclude<keyof AnswerBase, 'text'> | 'kind'>;
