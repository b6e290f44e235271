import { createHash } from 'node:crypto';
import type { ModelRequest, Reply } from './model-server.ts';

/** As OpenAI answers `/embeddings`: floats, or their little-endian float32 bytes where base64 was asked for. */
export function embeddingsBody(request: ModelRequest, reply: Reply): unknown {
  const vectors = reply.vectors ?? request.inputs.map(vectorOf);
  const encoded = request.body.encoding_format === 'base64' && reply.ignoreEncoding !== true;
  return {
    object: 'list',
    model: reply.model ?? request.model,
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: encoded ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector,
    })),
    usage: { prompt_tokens: request.inputs.length, total_tokens: request.inputs.length },
  };
}

/** As OpenAI answers `/moderations`; nothing is flagged unless the script says so. */
export function moderationsBody(request: ModelRequest, reply: Reply): unknown {
  return {
    id: 'modr-1',
    model: reply.model ?? request.model,
    results: request.inputs.map((_, index) => {
      const flagged = reply.flagged?.[index] ?? false;
      return {
        flagged,
        categories: { harassment: flagged },
        category_scores: { harassment: flagged ? 0.9 : 0 },
      };
    }),
  };
}

/** Equal texts, equal vectors; without meaning. */
function vectorOf(text: string): number[] {
  return [...createHash('sha256').update(text).digest().subarray(0, 8)].map((byte) => byte / 128 - 1);
}
