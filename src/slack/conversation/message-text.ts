/** A message as its reader sees it, without the mention of us: Slack's markup decoded. Empty for a bare mention. */
export function messageText(_text: string, _self: string): string {
  throw new Error('not built yet');
}
