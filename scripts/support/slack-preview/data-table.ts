import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MessageBlock } from '../../../src/slack/delivery/outgoing.ts';

interface TableCell {
  readonly type: string;
  readonly text?: string;
}

/** Slack's `data_table`: its first page, and how many pages there are. */
export function dataTableHtml(block: MessageBlock): string {
  const {
    rows,
    caption,
    page_size: size = 5,
  } = block as unknown as {
    readonly rows: readonly (readonly TableCell[])[];
    readonly caption: string;
    readonly page_size?: number;
  };
  const [heading = [], ...all] = rows;
  const pages = Math.ceil(all.length / size);
  return renderToStaticMarkup(
    createElement(
      'div',
      { className: 'data-table' },
      createElement(
        'table',
        null,
        createElement('caption', null, caption),
        createElement('thead', null, rowOf(heading, 'th', 0)),
        createElement(
          'tbody',
          null,
          all.slice(0, size).map((row, index) => rowOf(row, 'td', index)),
        ),
      ),
      pages > 1 ? createElement('p', null, `‹ 1 / ${pages} ›`) : null,
    ),
  );
}

function rowOf(cells: readonly TableCell[], tag: 'td' | 'th', key: number) {
  return createElement(
    'tr',
    { key },
    cells.map((cell, index) =>
      createElement(
        tag,
        { key: index, className: cell.type === 'raw_number' ? 'number' : '' },
        cell.text ?? '',
      ),
    ),
  );
}
