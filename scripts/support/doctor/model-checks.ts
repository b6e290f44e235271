import type { Config } from '../../../src/config.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { RunningEmbedder } from '../../../src/embedder.ts';
import { withJosa } from '../../../src/language/josa.ts';
import { createModelBudget } from '../../../src/model/chat/budget.ts';
import { openChatModel } from '../../../src/model/chat/open-chat-model.ts';
import { openModeration } from '../../../src/model/moderation.ts';
import { noTracer } from '../../../src/telemetry/trace.ts';
import { bad, type Check, checksWithin, type Finding, good, note } from './check.ts';

const check = checksWithin(60_000);

/** Each is asked for something tiny: only an answer shows that address, key and name fit together. */
export function modelChecks(config: Config, embedder: Promise<Outcome<RunningEmbedder>>): readonly Check[] {
  return [
    check('언어 모델', 'Language model', () => chatFinding(config)),
    check('임베더', 'Embedder', async () => embedderFinding(await embedder)),
    check('질문 검사 모델', 'Moderation', () => moderationFinding(config)),
  ];
}

const quiet = {
  tracer: noTracer,
  retried: () => {},
  fellBack: () => {},
  breakerMoved: () => {},
  repaired: () => {},
};

async function chatFinding({ models }: Config): Promise<Finding> {
  if (models.chat === null) {
    return note({
      ko: '설정이 없어요. 검증된 정의로만 답해요.',
      en: 'None configured; governed definitions answer alone.',
    });
  }
  const opened = await openChatModel(models.chat, quiet);
  if (!opened.ok) return bad(opened.problem);
  const budget = createModelBudget({ maxCalls: 4, maxTokens: 10_000, maxCost: null }, models.chat.prices);
  const reply = await opened.value.text(
    {
      messages: [{ role: 'user', text: 'Say ok.' }],
      settings: { temperature: null, topP: null, maxOutputTokens: null },
      purpose: 'doctor',
      budget,
      signal: null,
    },
    () => {},
  );
  if (!reply.ok) return bad(reply.problem);
  const served = budget.usage().models.join(', ');
  return good(`${withJosa(served, '이/가')} 답했어요`, `${served} answered`);
}

function embedderFinding(opened: Outcome<RunningEmbedder>): Finding {
  if (!opened.ok) return bad(opened.problem);
  const { embedder, problem } = opened.value;
  return problem === null ? good(embedder.name, embedder.name) : bad(problem);
}

async function moderationFinding({ models }: Config): Promise<Finding> {
  if (models.moderation === null) {
    return note({ ko: '설정이 없어요.', en: 'None configured.' });
  }
  const opened = await openModeration(models.moderation);
  const checked = opened.ok ? await opened.value.check('hello') : opened;
  return checked.ok ? good(models.moderation.model, models.moderation.model) : bad(checked.problem);
}
