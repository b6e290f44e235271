import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { ModelAddress } from './address.ts';

/** A model address taken apart. The first three speak OpenAI's protocol, the fourth is a LangChain integration. */
export interface Provider {
  readonly kind: 'openai' | 'azure' | 'openai-compatible' | 'langchain';
  /** As configured, for people: `azure:reports`. */
  readonly name: string;
  /** LangChain's name of the provider, or the kind. */
  readonly vendor: string;
  readonly model: string;
  readonly baseUrl: string | null;
  readonly key: string | null;
  /** Blotted out of whatever a server or a library says. */
  readonly secrets: readonly string[];
}

/** Servers that take no key still need a header. */
const keyOfNobody = 'none';

const openAiUrl = 'https://api.openai.com/v1';

/** Fails with `model-missing` or `model-setting-invalid {setting, expected}`. */
export function readProvider(address: ModelAddress): Outcome<Provider> {
  const name = address.model.trim();
  if (name === '') return failed({ code: 'model-missing' });
  const [, vendor, model] = /^([^:\s]+):\s*(\S+)$/.exec(name) ?? [];
  if (vendor === undefined || model === undefined) {
    return invalidSetting('ASKBIRD_MODEL', '<provider>:<model>');
  }
  if (address.url !== null && !isHttp(address.url)) return invalidSetting('url', 'http(s)://…');

  const kind = kindOf(vendor.toLowerCase());
  const baseUrl = baseUrlOf(kind, address.url);
  if (!baseUrl.ok) return baseUrl;
  const key = keyOf(kind, address.key);
  if (!key.ok) return key;
  return done({
    ...{ kind, name, vendor: vendor.toLowerCase(), model },
    baseUrl: baseUrl.value,
    key: key.value,
    secrets: key.value === null || key.value === keyOfNobody ? [] : [key.value],
  });
}

function keyOf(kind: Provider['kind'], given: string | null): Outcome<string | null> {
  const key = given?.trim() || null;
  if (kind === 'openai-compatible') return done(key ?? keyOfNobody);
  return key === null && kind !== 'langchain' ? invalidSetting('key', 'the key of the provider') : done(key);
}

function baseUrlOf(kind: Provider['kind'], given: string | null): Outcome<string | null> {
  const url = given?.trim().replace(/\/+$/, '') ?? null;
  if (kind === 'openai') return done(url ?? openAiUrl);
  if (kind === 'langchain') return done(url);
  if (kind === 'azure') {
    return url === null ? invalidSetting('url', 'https://<resource>.openai.azure.com') : done(azureUrl(url));
  }
  return url === null ? invalidSetting('url', 'http(s)://<server>/v1') : done(url);
}

function kindOf(vendor: string): Provider['kind'] {
  return vendor === 'openai' || vendor === 'azure' || vendor === 'openai-compatible' ? vendor : 'langchain';
}

/** Given whole or as the resource alone. The v1 path needs no api-version; the deployment goes in the model's place. */
function azureUrl(url: string): string {
  if (url.endsWith('/openai/v1')) return url;
  return url.endsWith('/openai') ? `${url}/v1` : `${url}/openai/v1`;
}

function isHttp(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}

/** Says which setting cannot be used, and what it should look like. */
export function invalidSetting(setting: string, expected: string): Outcome<never> {
  return failed({ code: 'model-setting-invalid', params: { setting, expected } });
}
