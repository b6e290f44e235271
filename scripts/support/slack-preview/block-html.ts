import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { MessageBlock } from '../../../src/slack/delivery/outgoing.ts';
import { dataTableHtml } from './data-table.ts';
import { channels, persons } from './scene.ts';

/** Pictures by the id their upload would have had. */
export type Pictures = ReadonlyMap<string, string>;

/** Blocks as Slack shows them: by a library, but for the block that it does not know. */
export function blocksHtml(blocks: readonly MessageBlock[], pictures: Pictures): string {
  return blocks.map((block) => blockHtml(block, pictures)).join('\n');
}

function blockHtml(block: MessageBlock, pictures: Pictures): string {
  if (block.type === 'data_table') return dataTableHtml(block);
  const known = [adapted(block, pictures) as unknown as Block];
  return renderToStaticMarkup(
    createElement(Message, {
      blocks: known,
      name: '',
      logo: '',
      withoutWrapper: true,
      theme: 'light',
      data: { users: persons, channels },
    }),
  );
}

/**
 * Where the library reads a message otherwise than Slack: `verbatim: true` as "no markup", escaped `<!` as a mention, `~`
 * and `:` as two, `>` with a space; and an uploaded picture has no address here.
 */
function adapted(value: unknown, pictures: Pictures): unknown {
  if (Array.isArray(value)) return value.map((each) => adapted(each, pictures));
  if (typeof value !== 'object' || value === null) return value;
  const isMarkup = 'type' in value && value.type === 'mrkdwn';
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
      if (name === 'verbatim') return [];
      if (name === 'text' && isMarkup) return [[name, literal(each)]];
      if (name === 'slack_file') return [['image_url', pictures.get(each.id) ?? '']];
      return [[name, adapted(each, pictures)]];
    }),
  );
}

function literal(text: string): string {
  return text
    .replace(/&lt;(?=[!@#])/g, '‹')
    .replace(/(?<=\S.*)&gt;/g, '>')
    .replace(/(?<=\s)~(?=\s)/g, '∼')
    .replaceAll('::', '∶∶');
}
