import type OpenAI from 'openai';
import type { ModelAddress } from '../address.ts';
import { type Provider, readProvider } from '../provider.ts';

/** A client and the name that the server knows the model by. */
export interface Service {
  readonly client: OpenAI;
  readonly model: string;
}

/** Null when the address is of no known form or lacks what its provider needs. Nothing is sent yet. */
export async function openService(address: ModelAddress): Promise<Service | null> {
  const provider = readProvider(address);
  if (!provider.ok || !isCallable(provider.value, address)) return null;
  const { baseUrl, key, model } = provider.value;
  const { OpenAI } = await import('openai');
  // What is not named here the client would read from the environment, and log to the console.
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: key ?? '',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });
  return { client, model };
}

/** OpenAI's protocol alone, and its provider in small letters as the settings write it. */
function isCallable({ kind }: Provider, { model }: ModelAddress): boolean {
  return kind !== 'langchain' && model.startsWith(`${kind}:`);
}
