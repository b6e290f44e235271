import type OpenAI from 'openai';
import type { ModelAddress } from '../address.ts';

/** A client and the name that the server knows the model by. */
export interface Service {
  readonly client: OpenAI;
  readonly model: string;
}

/** Null when the address is of no known form or lacks what its provider needs. Nothing is sent yet. */
export async function openService(address: ModelAddress): Promise<Service | null> {
  const target = targetOf(address);
  if (target === null) return null;
  const { OpenAI } = await import('openai');
  // What is not named here the client would read from the environment, and log to the console.
  const client = new OpenAI({
    baseURL: target.url,
    apiKey: target.key,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });
  return { client, model: target.model };
}

const ownUrl = 'https://api.openai.com/v1';

/** Local servers take no key, and the client refuses to go without one. */
const noKey = 'none';

function targetOf({ model: spec, url, key }: ModelAddress) {
  const at = spec.indexOf(':');
  const provider = spec.slice(0, at);
  const model = spec.slice(at + 1);
  if (at < 0 || model === '') return null;
  if (provider === 'openai') return key === null ? null : { model, url: url ?? ownUrl, key };
  if (url === null) return null;
  if (provider === 'openai-compatible') return { model, url, key: key ?? noKey };
  if (provider === 'azure') return key === null ? null : { model, url: azureUrl(url), key };
  return null;
}

/** The v1 path needs no api-version, and the deployment goes in the place of the model. */
function azureUrl(url: string): string {
  return `${url.replace(/\/+$/, '').replace(/\/openai(\/v1)?$/, '')}/openai/v1/`;
}
