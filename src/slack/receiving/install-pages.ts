import type { ServerResponse } from 'node:http';

/** Where an administrator of a workspace begins. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

/** Both languages, since nothing is known of who looks. */
export function installPage(url: string): string {
  const link = escapeHtml(url);
  return page(
    '물어보새 · Askbird',
    `<p>물어보새를 워크스페이스에 추가하면 슬랙에서 데이터를 물어볼 수 있어요.</p>
    <p>Add Askbird to your workspace, and ask about your data in Slack.</p>
    <p><a href="${link}">슬랙에 추가하기 · Add to Slack</a></p>`,
  );
}

export function sendInstalled(response: ServerResponse, team: string | null): void {
  const target = team === null ? 'https://app.slack.com' : `https://app.slack.com/client/${team}`;
  send(
    response,
    200,
    page(
      '설치했어요 · Installed',
      `<p>이제 슬랙에서 물어보새에게 DM을 보내거나, 채널에 초대해 멘션해 보세요.</p>
      <p>Now send Askbird a direct message, or invite it to a channel and mention it.</p>
      <p><a href="${escapeHtml(target)}">슬랙 열기 · Open Slack</a></p>`,
    ),
  );
}

/** The cause goes to the log: what Slack or the network said is nothing for a page. */
export function sendInstallFailed(response: ServerResponse): void {
  send(
    response,
    400,
    page(
      '설치하지 못했어요 · Not installed',
      `<p>설치 링크가 만료되었거나 설치가 취소되었어요. <a href="${installPath}">처음부터 다시 시도해 주세요.</a></p>
      <p>The link has expired, or the install was cancelled. <a href="${installPath}">Start again.</a></p>`,
    ),
  );
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title></head>
  <body style="font-family:sans-serif;max-width:36em;margin:4em auto"><h1>${title}</h1>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
