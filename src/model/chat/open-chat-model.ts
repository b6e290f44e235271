import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { ModelAddress } from '../address.ts';
import { type Provider, readProvider } from '../provider.ts';
import type { ModelPrices } from './budget.ts';
import type { ChatModel } from './chat-model.ts';
import type { StreamReply } from './client.ts';
import { createChatModel } from './create-chat-model.ts';
import type { ModelEvents } from './events.ts';
import { createOpenAiClient } from './openai-client.ts';
import { createLine, withFallback } from './resilience.ts';
import { type ChatModelSettings, type OutputMethod, usualPacing } from './settings.ts';
import type { Line } from './stream-reply.ts';

/**
 * The model of a config string, ready to be asked; nothing is sent yet, and the libraries of the three providers that
 * speak OpenAI's protocol are loaded with the first request only. Fails with `model-missing`,
 * `model-setting-invalid {setting, expected}` or `model-package-missing {package}`.
 */
export async function openChatModel(
  settings: ChatModelSettings,
  events: ModelEvents,
): Promise<Outcome<ChatModel>> {
  const first = await openLine(settings, settings.output, settings.prices);
  if (!first.ok) return first;
  const second =
    settings.fallback === null
      ? null
      : await openLine(settings.fallback, settings.output, settings.fallback.prices ?? settings.prices);
  if (second !== null && !second.ok) return second;

  const resilience = { ...settings, pacing: settings.pacing ?? usualPacing };
  const named = (line: Line) => ({ name: line.name, ask: createLine(line, resilience, events) });
  const main = named(first.value);
  const other = second === null ? null : named(second.value);
  return done(
    createChatModel({
      name: other === null ? main.name : `${main.name}, else ${other.name}`,
      ask: other === null ? main.ask : withFallback(main, other, events),
      method: settings.output,
      totalMs: settings.timeouts.totalMs,
      events,
    }),
  );
}

async function openLine(
  address: ModelAddress,
  method: OutputMethod,
  prices: ModelPrices | null,
): Promise<Outcome<Line>> {
  const provider = readProvider(address);
  if (!provider.ok) return failed(provider.problem);
  const stream = await openClient(provider.value, method);
  if (!stream.ok) return failed(stream.problem);
  const { name, secrets } = provider.value;
  return done({ name, stream: stream.value, prices, secrets });
}

async function openClient(provider: Provider, method: OutputMethod): Promise<Outcome<StreamReply>> {
  if (provider.kind !== 'langchain') return done(createOpenAiClient(provider));
  const { openLangChainClient } = await import('./langchain-client.ts');
  return openLangChainClient(provider, method);
}
