import { escapeMrkdwn } from '../blocks/escape.ts';

/** Between the parts of a link or picture: it shows nothing, and what stands around it is text again. */
const nothing = '\u200b';

/**
 * Text from outside for Slack's Markdown: nothing of it links, loads a picture, calls somebody or marks up. Whole words
 * alone, since a link may be told in two halves.
 */
export function escapeMarkdown(text: string): string {
  return escapeMrkdwn(text).replace(/\](?=[([:])/gu, `]${nothing}`);
}
