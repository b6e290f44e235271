import { z } from 'zod';
import {
  type AskValue,
  type ChartValue,
  type ChoiceValue,
  chartViews,
  type FeedbackValue,
} from '../../blocks/action-ids.ts';

const ask = z.object({ text: z.string().min(1) }) satisfies z.ZodType<AskValue>;
const choice = z.object({
  question: z.string(),
  index: z.int().nonnegative(),
}) satisfies z.ZodType<ChoiceValue>;
const chart = z.object({ question: z.string(), chart: z.enum(chartViews) }) satisfies z.ZodType<ChartValue>;
const feedback = z.object({
  question: z.string(),
  vote: z.enum(['good', 'bad']),
}) satisfies z.ZodType<FeedbackValue>;

/** Each null for what an older Askbird may have put there. */
export const readAskValue = (value: string): AskValue | null => read(value, ask);
export const readChoiceValue = (value: string): ChoiceValue | null => read(value, choice);
export const readChartValue = (value: string): ChartValue | null => read(value, chart);
export const readFeedbackValue = (value: string): FeedbackValue | null => read(value, feedback);

function read<T>(value: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
