import type { Locale } from './domain/locale.ts';
import { withJosa } from './language/josa.ts';
import type { SlackIdentity } from './slack/open-slack.ts';

const guides: Readonly<Record<Locale, string>> = {
  ko: `슬랙 설정이 없어요. 다섯 단계면 연결돼요 (자세한 설명: README "슬랙에 연결하기").
  1. https://api.slack.com/apps 에서 Create New App > From a manifest를 골라 manifest.json을 붙여 넣어요.
  2. Install App에서 설치하고 Bot User OAuth Token(xoxb-…)을 복사해요.
  3. Basic Information > App-Level Tokens에서 connections:write 토큰(xapp-…)을 만들어요.
  4. .env에 SLACK_BOT_TOKEN과 SLACK_APP_TOKEN을 넣고 npm run doctor로 확인해요.
  5. npm start를 실행하고 슬랙에서 물어보새에게 DM을 보내요.
슬랙 없이 물어보려면: npm run ask -- "지난주 주문 수"
`,
  en: `Nothing of Slack is configured. It takes five steps (README, "Connect Slack").
  1. At https://api.slack.com/apps choose Create New App > From a manifest, and paste manifest.json.
  2. Under Install App install it, and copy the Bot User OAuth Token (xoxb-…).
  3. Under Basic Information > App-Level Tokens make a token with connections:write (xapp-…).
  4. Put SLACK_BOT_TOKEN and SLACK_APP_TOKEN into .env, and check with npm run doctor.
  5. Run npm start, and send Askbird a direct message in Slack.
To ask without Slack: npm run ask -- "orders last week"
`,
};

/** What a start without Slack prints: the way to one, in the chosen language or in both. */
export function connectGuide(locale: Locale | null): string {
  return locale === null ? `${guides.ko}\n${guides.en}` : guides[locale];
}

/** The line a start ends with. */
export function connectedLine({ mode, workspace, port }: SlackIdentity, locale: Locale | null): string {
  const at = port === null ? 'Socket Mode' : `HTTP :${port}`;
  const lines: Record<Locale, string> = {
    ko:
      workspace === null
        ? `슬랙 이벤트를 받고 있어요 (${at}). 설치 페이지: /slack/install`
        : `${workspace.name} 워크스페이스에 ${withJosa(`@${workspace.bot}`, '으로/로')} 연결했어요 (${at}).`,
    en:
      workspace === null
        ? `Receiving from Slack (${at}). Install page: /slack/install`
        : `Connected as @${workspace.bot} to ${workspace.name} (${at}).`,
  };
  const said = locale === null ? `${lines.ko} ${lines.en}` : lines[locale];
  return mode === 'socket' ? `${said}\n` : `${said} /healthz\n`;
}
