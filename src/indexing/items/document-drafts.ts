import type { KnowledgeDocument } from '../../domain/knowledge.ts';
import type { DocumentSection } from '../../knowledge-index/payload.ts';
import { type Draft, draft } from '../draft.ts';

const longestSection = 1_500;

/** One item per heading, so that an answer can cite the passage and not the whole document. */
export function documentDrafts(document: KnowledgeDocument): Draft[] {
  return splitByHeading(document).map((section, at) =>
    draft({
      kind: 'document',
      key: `${document.name}#${at + 1}`,
      title: [document.title, ...section.headings].join(' > '),
      payload: { type: 'section', section },
      tables: [],
      owner: document.source.owner,
      source: `${document.source.path}:${document.source.line}`,
      fields: [
        { name: 'heading', weight: 2, texts: section.headings },
        { name: 'title', weight: 1, texts: [document.title] },
        { name: 'text', weight: 1, texts: [section.body] },
      ],
    }),
  );
}

/** Headings inside fenced code are text. A section beyond 1,500 characters is cut between paragraphs. */
export function splitByHeading(document: KnowledgeDocument): DocumentSection[] {
  const sections: DocumentSection[] = [];
  let headings: { level: number; text: string }[] = [];
  let lines: string[] = [];
  let fenced = false;
  const close = () => {
    for (const body of cutLong(lines.join('\n').trim())) {
      sections.push({
        document: document.name,
        title: document.title,
        headings: headings.map(({ text }) => text),
        body,
        updatedAt: document.updatedAt,
      });
    }
    lines = [];
  };
  for (const line of document.body.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
    if (heading === null) {
      lines.push(line);
      continue;
    }
    close();
    const level = heading[1]?.length ?? 1;
    headings = [...headings.filter((outer) => outer.level < level), { level, text: heading[2] ?? '' }];
  }
  close();
  return sections;
}

function cutLong(body: string): string[] {
  const parts: string[] = [];
  for (const paragraph of body.split(/\n\s*\n/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length < longestSection) {
      parts[parts.length - 1] = `${last}\n\n${paragraph}`;
    } else if (paragraph.trim() !== '') {
      parts.push(paragraph);
    }
  }
  return parts;
}
