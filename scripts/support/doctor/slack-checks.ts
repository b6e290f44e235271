import type { Outcome } from '../../../src/domain/outcome.ts';
import { type BotReport, type ProbeOptions, probeApp, probeBot } from '../../../src/slack/probe-slack.ts';
import type { SlackConfig } from '../../../src/slack/slack-config.ts';
import type { Log } from '../../../src/telemetry/log.ts';
import { bad, type Check, checksWithin, type Finding, good, note } from './check.ts';

const check = checksWithin(20_000);

/** What Slack says of the tokens. */
export function slackChecks(config: SlackConfig | null, log: Log): readonly Check[] {
  if (config === null) return [only(notConfigured)];
  const options = { apiUrl: config.apiUrl, log };
  if (config.mode === 'oauth') return [only(byInstall)];
  const bot = probeBot(config.botToken, options);
  const checks = [
    check('슬랙 봇 토큰', 'Slack bot token', async () => botFinding(await bot)),
    check('슬랙 권한', 'Slack scopes', async () => scopesFinding(await bot)),
  ];
  return config.mode === 'socket'
    ? [...checks, check('슬랙 앱 토큰', 'Slack app token', () => appFinding(config.appToken, options))]
    : [...checks, check('슬랙 서명', 'Slack signatures', async () => signedRequests(config.port))];
}

function only(finding: Finding): Check {
  return check('슬랙', 'Slack', async () => finding);
}

const notConfigured = note(
  {
    ko: '설정이 없어요. 터미널에서는 물어볼 수 있어요.',
    en: 'Not configured. The terminal works without it.',
  },
  {
    ko: 'README의 "슬랙에 연결하기"를 따라 주세요.',
    en: 'Follow "Connect Slack" in the README.',
  },
);

const byInstall = note(
  {
    ko: '워크스페이스마다 설치할 때 토큰을 받아요 (OAuth). 여기서 확인할 토큰이 없어요.',
    en: 'Each workspace brings its token when it installs the app (OAuth); there is none to check here.',
  },
  {
    ko: 'npm start 뒤에 공개 주소의 /slack/install에서 설치해 보세요.',
    en: 'After npm start, install it at /slack/install of the public address.',
  },
);

function botFinding(bot: Outcome<BotReport>): Finding {
  if (!bot.ok) return bad(bot.problem);
  const { team, bot: name } = bot.value.identity.names;
  return good(`${team}의 @${name}`, `@${name} in ${team}`);
}

function scopesFinding(bot: Outcome<BotReport>): Finding {
  if (!bot.ok) {
    return note({ ko: '봇 토큰이 없어 확인하지 못했어요.', en: 'Not known without the bot token.' });
  }
  const { missing } = bot.value;
  if (missing === null) {
    return note({ ko: '슬랙이 알려 주지 않았어요.', en: 'Slack did not say.' });
  }
  return missing.length === 0
    ? good('manifest.json대로 모두 있어요', 'all that manifest.json names')
    : bad({ code: 'slack-scope-missing', params: { scope: missing.join(', ') } });
}

async function appFinding(token: string, options: ProbeOptions): Promise<Finding> {
  const app = await probeApp(token, options);
  return app.ok ? good('소켓 모드로 연결할 수 있어요', 'Socket Mode would connect') : bad(app.problem);
}

function signedRequests(port: number): Finding {
  return note(
    {
      ko: '서명 비밀 값은 슬랙이 첫 요청을 보낼 때 확인돼요.',
      en: 'The signing secret shows itself right with the first request of Slack.',
    },
    {
      ko: `앱 설정의 Request URL 세 곳에 https://<공개 주소>/slack/events를 넣어 주세요 (포트 ${port}로 전달).`,
      en: `Set the app's three request URLs to https://<public address>/slack/events (forwarded to port ${port}).`,
    },
  );
}
