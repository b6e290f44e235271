import type { ConfigProblem } from './config-models.ts';
import type { Settings } from './settings.ts';
import type { SlackConfig } from './slack/slack-config.ts';

type SlackSetting = Extract<keyof Settings, `SLACK_${string}`>;

/** Which settings make up each way to connect, the most telling one first. */
const ways = {
  socket: ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
  http: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
  oauth: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET'],
} as const satisfies Record<SlackConfig['mode'], readonly SlackSetting[]>;

const readme = 'see "Connect Slack" in the README';

/** How Askbird connects to Slack; null when nothing of it is set. Pure; what is half set is told by `slackProblems`. */
export function slackOf(values: Settings): SlackConfig | null {
  const mode = modeOf(values);
  if (mode === null) return null;
  const common = {
    apiUrl: values.SLACK_API_URL ?? null,
    port: values.ASKBIRD_SLACK_PORT,
    workers: values.ASKBIRD_SLACK_WORKERS,
  };
  const text = (name: SlackSetting) => values[name] ?? '';
  if (mode === 'socket') {
    return { mode, appToken: text('SLACK_APP_TOKEN'), botToken: text('SLACK_BOT_TOKEN'), ...common };
  }
  if (mode === 'http') {
    return {
      mode,
      signingSecret: text('SLACK_SIGNING_SECRET'),
      botToken: text('SLACK_BOT_TOKEN'),
      ...common,
    };
  }
  return {
    mode,
    signingSecret: text('SLACK_SIGNING_SECRET'),
    clientId: text('SLACK_CLIENT_ID'),
    clientSecret: text('SLACK_CLIENT_SECRET'),
    stateSecret: text('SLACK_STATE_SECRET'),
    ...common,
  };
}

/** What is half set or contradicts itself: nothing but a start would find it out otherwise. */
export function slackProblems(values: Settings): ConfigProblem[] {
  const mode = modeOf(values);
  if (mode === null) return [];
  const missing = ways[mode].filter((name) => values[name] === undefined);
  return [...missing.map((setting) => lacking(setting, mode)), ...contradictions(values, mode)];
}

/** By what only one of them has; a bot token alone is taken for the beginning of Socket Mode, the usual way. */
function modeOf(values: Settings): SlackConfig['mode'] | null {
  const has = (name: SlackSetting) => values[name] !== undefined;
  if (has('SLACK_CLIENT_ID') || has('SLACK_CLIENT_SECRET')) return 'oauth';
  if (has('SLACK_APP_TOKEN')) return 'socket';
  if (has('SLACK_SIGNING_SECRET')) return 'http';
  if (has('SLACK_BOT_TOKEN')) return 'socket';
  return has('SLACK_STATE_SECRET') ? 'oauth' : null;
}

function lacking(setting: SlackSetting, mode: SlackConfig['mode']): ConfigProblem {
  const others = ways[mode].filter((name) => name !== setting).join(', ');
  const instead = setting === 'SLACK_APP_TOKEN' ? ' (or SLACK_SIGNING_SECRET, to receive over HTTP)' : '';
  return { setting, message: `must be set together with ${others}${instead}; ${readme}` };
}

function contradictions(values: Settings, mode: SlackConfig['mode']): ConfigProblem[] {
  if (mode !== 'oauth') return [];
  const single = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const).filter(
    (name) => values[name] !== undefined,
  );
  return single.map((setting) => ({
    setting,
    message:
      'must be empty when SLACK_CLIENT_ID is set: with OAuth each workspace brings its token, over HTTP. ' +
      'Empty SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to serve one workspace',
  }));
}
