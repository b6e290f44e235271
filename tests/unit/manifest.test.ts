import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callbackIds } from '../../src/slack/blocks/action-ids.ts';
import { readBotScopes } from '../../src/slack/manifest.ts';
import { handledEvents } from '../../src/slack/receiving/read-event.ts';

const text = (most: number, least = 1) => z.string().min(least).max(most);
const shortId = /^[a-z0-9_]+$/;

/**
 * What Slack takes of a manifest's second version, of the parts used here: nothing unknown, and its lengths. Slack's own
 * schema (manifest.schema.2.0.0.json, MIT) is the source of the figures.
 */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4_000, 175),
    background_color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  }),
  features: z.strictObject({
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(z.strictObject({ title: text(75), message: text(2_000) })).max(4),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({
      display_name: text(80).regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255).regex(shortId),
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).startsWith('/'),
          description: text(2_000),
          usage_hint: text(1_000),
          should_escape: z.boolean(),
        }),
      )
      .min(1),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(text(50)).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(text(50)).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.literal(false),
  }),
});

const manifest = manifestSchema.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));

/** One kind of conversation needs one scope of its own. */
const everywhere = (right: string) => ['channels', 'groups', 'im', 'mpim'].map((kind) => `${kind}:${right}`);

/** What Slack's reference asks for each method that is called. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'chat.appendStream': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': everywhere('history'),
  'conversations.info': everywhere('read'),
  'conversations.open': ['im:write'],
  'conversations.replies': everywhere('history'),
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.conversations': everywhere('read'),
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
};

const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  tokens_revoked: [],
};

/** `client.chat.postMessage(` -> `chat.postMessage`. */
function calledMethods(): string[] {
  const files = readdirSync('src/slack', { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('src/slack', file), 'utf8'));
  const called = sources.flatMap((source) =>
    [...source.matchAll(/\bclient\.((?:[a-zA-Z]+\.)+[a-zA-Z]+)\(/g)].map(([, method]) => method ?? ''),
  );
  return [...new Set(called)].sort();
}

describe('the manifest', () => {
  test('when a method of Slack is called, its scopes are known', () => {
    expect(calledMethods().length).toBeGreaterThan(10);
    expect(calledMethods().filter((method) => !(method in scopesOfMethods))).toEqual([]);
  });

  test('when the app is installed, it gets every scope that it uses and no other', () => {
    const used = [
      ...calledMethods().flatMap((method) => scopesOfMethods[method] ?? []),
      ...manifest.settings.event_subscriptions.bot_events.flatMap((event) => scopesOfEvents[event] ?? []),
      // The slash command and the shortcuts.
      'commands',
    ];
    expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(used)].sort());
    expect(readBotScopes()).toEqual(manifest.oauth_config.scopes.bot);
  });

  test('when Slack sends an event, it is one that is read, and those that are read are sent', () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    expect(events.filter((event) => !(event in scopesOfEvents))).toEqual([]);
    const types = events.map((event) => event.replace(/^message\..*/, 'message'));
    expect([...new Set(types)].sort()).toEqual([...handledEvents].sort());
  });

  test('when a shortcut is offered, it is one that is handled', () => {
    const handled: readonly string[] = [callbackIds.explainQuery, callbackIds.explainTable];
    const { shortcuts, slash_commands } = manifest.features;
    expect(shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual([...handled].sort());
    expect(slash_commands.map(({ command }) => command)).toEqual(['/ask']);
  });

  test('when something unknown is added to it, it is refused', () => {
    const settings = { ...manifest.settings, socket_mode: true };
    expect(manifestSchema.safeParse({ ...manifest, settings }).success).toBe(false);
  });
});
