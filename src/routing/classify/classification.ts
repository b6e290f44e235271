import { z } from 'zod';

/** The closed list a model may choose from; anything else it returns is no classification. */
export const classifiedCapabilities = ['data', 'guide', 'off-topic', 'clarify'] as const;

export type ClassifiedCapability = (typeof classifiedCapabilities)[number];

/** What a model returns of a question it is unsure about. Nothing of it is trusted. */
export const classification = z.object({
  capability: z.enum(classifiedCapabilities),
  /** The question made whole from the turns before it; null when it is whole as asked. */
  standalone: z.string().nullable(),
  /** The whole question in the company's own terms; null when nothing becomes clearer. */
  refined: z.string().nullable(),
  /** Names of the given definitions that the question is about. */
  terms: z.array(z.string()),
  /** What an answer still needs to know, in short phrases of the asker's language. */
  missing: z.array(z.string()),
});

export type Classification = z.infer<typeof classification>;

/** The name that the prompt file declares for it. */
export const classificationName = 'classification';
