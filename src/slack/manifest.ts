import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** What the app may do in a workspace: `manifest.json` alone says so, to Slack, to an install and to the doctor. */
export function readBotScopes(): readonly string[] {
  const text = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  return manifest.parse(JSON.parse(text)).oauth_config.scopes.bot;
}
