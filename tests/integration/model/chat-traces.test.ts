import { afterEach, expect, test } from 'vitest';
import { chatCall, chatKey, goodPlan, openTestModel, planOutput } from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

const servers: ModelServer[] = [];
const before = { ...process.env };

afterEach(async () => {
  process.env = { ...before };
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(reply: Parameters<typeof startModelServer>[0]): Promise<ModelServer> {
  const server = await startModelServer(reply);
  servers.push(server);
  return server;
}

test('when LangSmith is on, runs carry the purpose and never the key, even one that a server quotes', async () => {
  const smith = await serve(() => ({ raw: '{}' }));
  Object.assign(process.env, {
    LANGSMITH_TRACING: 'true',
    LANGSMITH_ENDPOINT: smith.url,
    LANGSMITH_API_KEY: 'ls-key',
    LANGSMITH_TRACING_BACKGROUND: 'false',
    LANGCHAIN_CALLBACKS_BACKGROUND: 'false',
  });
  const replies: Reply[] = [
    { json: goodPlan },
    { status: 401, error: { message: `wrong key ${chatKey}` } },
    { status: 500, error: { message: `upstream got Bearer ${chatKey}` } },
  ];
  const server = await serve(({ index }) => replies[index] ?? {});
  const model = await openTestModel(server.url, { retries: 0 });
  for (const _ of replies) await model.structured(chatCall(), planOutput);

  const sent = () => smith.journal.map(({ raw }) => raw).join('\n');
  while (!/wrong key[\s\S]*upstream got/.test(sent())) await smith.waitFor(smith.journal.length + 1);
  expect(sent()).toContain('text2sql/draft');
  expect(sent()).not.toContain(chatKey);
});
