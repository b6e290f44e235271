import type { RichTextBlock, SectionBlock } from '@slack/types';
import { codeMrkdwn, cut, escapeMrkdwn, plainCode } from './escape.ts';
import type { Form } from './form.ts';
import { limits } from './limits.ts';
import { mrkdwn } from './parts.ts';

/** Text from outside for a line of its own; a dash where nothing of it shows, since Slack refuses empty text. */
export function shown(text: string): string {
  return escapeMrkdwn(text).trim() || '-';
}

/** Escaped text in bold: a mark inside would end it, and so would a line break. */
export function bold(escaped: string): string {
  return `*${escaped.replaceAll('*', '∗').replaceAll('\n', ' ').trim()}*`;
}

/** Code or an aligned table, where spaces count. Rich text interprets nothing of it. */
export function preformatted(code: string, limit: number, form: Form): RichTextBlock | SectionBlock {
  const whole = plainCode(code).trimEnd() || '-';
  if (form === 'plain') {
    const room = Math.min(limit, limits.sectionText - 8);
    return {
      type: 'section',
      text: mrkdwn(`\`\`\`\n${cut(codeMrkdwn(whole), room)}\n\`\`\``, limits.sectionText),
    };
  }
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: cut(whole, limit) }] }],
  };
}

/** The first few of a list, each cut, and how many more there are. Escaped. */
export function fewOf(
  texts: readonly string[],
  most: { readonly count: number; readonly length: number },
  more: (count: number) => string,
): readonly string[] {
  const told = texts.slice(0, most.count).map((text) => cut(shown(text).replaceAll('\n', ' '), most.length));
  const left = texts.length - told.length;
  return left > 0 ? [...told, more(left)] : told;
}
