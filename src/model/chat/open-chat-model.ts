import type { Outcome } from '../../domain/outcome.ts';
import { failed } from '../../domain/outcome.ts';
import type { ChatModel } from './chat-model.ts';
import type { ModelEvents } from './events.ts';
import type { ChatModelSettings } from './settings.ts';

/**
 * The model of a config string, ready to be asked; nothing is sent yet. Fails with `model-missing`,
 * `model-setting-invalid {setting, expected}` or `model-package-missing {package}`.
 */
export async function openChatModel(
  _settings: ChatModelSettings,
  _events: ModelEvents,
): Promise<Outcome<ChatModel>> {
  return failed({ code: 'model-missing' });
}
