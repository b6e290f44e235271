import { done, failed, type Outcome } from '../../domain/outcome.ts';
import { invalidSetting, type Provider } from '../provider.ts';
import {
  type ClientRequest,
  type LangChainModel,
  langChainMessages,
  langChainRun,
  responseFormatOption,
  type StreamReply,
  toolOf,
} from './client.ts';
import { withoutSecrets } from './read-fault.ts';
import type { OutputMethod } from './settings.ts';

/** Integrations that send `response_format` as OpenAI's protocol has it; the others know tools only. */
const openAiProtocol = ['azure_openai', 'deepseek', 'xai'];

interface ToolModel extends LangChainModel {
  bindTools(tools: readonly object[], options: object): LangChainModel;
}

/**
 * Any other provider that LangChain integrates, its package installed by the operator. Fails with
 * `model-package-missing {package}` or `model-setting-invalid {setting, expected}`.
 */
export async function openLangChainClient(
  provider: Provider,
  method: OutputMethod,
): Promise<Outcome<StreamReply>> {
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await import('langchain/chat_models/universal');
  const integration = (MODEL_PROVIDER_CONFIG as Record<string, { package: string }>)[provider.vendor];
  if (integration === undefined) {
    const known = ['openai', 'azure', 'openai-compatible', ...Object.keys(MODEL_PROVIDER_CONFIG)];
    return invalidSetting('ASKBIRD_MODEL', `<provider>:<model>, provider ${[...new Set(known)].join(', ')}`);
  }
  if (!(await isInstalled(integration.package))) {
    return failed({ code: 'model-package-missing', params: { package: integration.package } });
  }
  if (method !== 'function-calling' && !openAiProtocol.includes(provider.vendor)) {
    return invalidSetting('output', `function-calling (${provider.vendor})`);
  }
  const make = (request: ClientRequest | null) =>
    initChatModel(provider.model, fieldsOf(provider, request)) as Promise<unknown> as Promise<ToolModel>;
  try {
    await make(null);
  } catch (error) {
    const cause = new Error(withoutSecrets(String(error), provider.secrets));
    return failed({
      code: 'model-setting-invalid',
      params: { setting: provider.vendor, expected: `as ${integration.package} asks` },
      cause,
    });
  }
  return done(async (request) => {
    const model = withOutput(await make(request), request);
    return model.stream(langChainMessages(request.messages), {
      ...langChainRun(request, provider.name),
      ...responseFormatOption(request.output),
    });
  });
}

function withOutput(model: ToolModel, { output }: ClientRequest): LangChainModel {
  if (output?.method !== 'function-calling') return model;
  return model.bindTools([toolOf(output, false)], { tool_choice: output.name });
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
}

function fieldsOf(provider: Provider, request: ClientRequest | null): Record<string, unknown> {
  const { temperature, topP, maxOutputTokens } = request?.settings ?? {};
  return {
    modelProvider: provider.vendor,
    maxRetries: 0,
    streaming: true,
    ...addressFields(provider),
    ...(typeof temperature === 'number' && { temperature }),
    ...(typeof topP === 'number' && { topP }),
    ...(typeof maxOutputTokens === 'number' && lengthField(provider.vendor, maxOutputTokens)),
  };
}

/** Integrations agree on `apiKey` and mostly on `baseUrl`; Azure's classic path has names of its own. */
function addressFields({ vendor, model, key, baseUrl }: Provider): object {
  if (vendor === 'azure_openai') {
    return {
      azureOpenAIApiKey: key ?? undefined,
      azureOpenAIEndpoint: baseUrl ?? undefined,
      azureOpenAIApiDeploymentName: model,
      azureOpenAIApiVersion: '2024-10-21',
    };
  }
  return {
    ...(key !== null && { apiKey: key }),
    ...(baseUrl !== null && { baseUrl, configuration: { baseURL: baseUrl } }),
  };
}

function lengthField(vendor: string, tokens: number): object {
  if (vendor.startsWith('google')) return { maxOutputTokens: tokens };
  return vendor === 'ollama' ? { numPredict: tokens } : { maxTokens: tokens };
}
