import type { KnowledgeDocument } from '../domain/knowledge.ts';
import { describeIssues } from './describe-issues.ts';
import type { FileReading } from './read-files.ts';
import { documentFrontMatter } from './schemas/document.ts';
import { parseYaml } from './yaml-source.ts';

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Markdown with front matter between two lines `---`; the body keeps the file's own text. */
export function readDocument(path: string, content: string): FileReading<KnowledgeDocument> {
  const name = (path.split('/').at(-1) ?? path).replace(/\.md$/, '');
  const what = `document \`${name}\``;
  const match = frontMatter.exec(content);
  if (match === null) {
    return {
      items: [],
      problems: [
        {
          path,
          line: 1,
          message: `${what}: has no front matter`,
          remedy: 'begin the file with a line ---, then title, owner and updatedAt, then a line ---',
        },
      ],
    };
  }
  const { source, problems } = parseYaml(path, match[1] ?? '', 2);
  if (source === null) return { items: [], problems };
  const parsed = documentFrontMatter.safeParse(source.value);
  if (!parsed.success) {
    return { items: [], problems: describeIssues(source, [], what, parsed.error.issues) };
  }
  const body = content.slice(match[0].length).trim();
  if (body === '') {
    return {
      items: [],
      problems: [
        {
          path,
          line: 1,
          message: `${what}: has no text`,
          remedy: 'write the document below the front matter',
        },
      ],
    };
  }
  const { owner, ...rest } = parsed.data;
  return { items: [{ ...rest, name, body, source: { path, line: 1, owner } }], problems };
}
