import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from './model/embedding/hashed-ngram.ts';

/** The embedder of this process; an index built with another one is rebuilt. */
export const embedder = createHashedEmbedder({ terms: retrievalTerms });
