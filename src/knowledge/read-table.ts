import type { TableMeta } from '../domain/knowledge.ts';
import { describeIssues } from './describe-issues.ts';
import type { FileReading } from './read-files.ts';
import { tableFile } from './schemas/table.ts';
import { parseYaml } from './yaml-source.ts';

/** `path` ends in `tables/<schema>/<table>.yaml`, which is where the table's name comes from. */
export function readTable(path: string, content: string): FileReading<TableMeta> {
  const name = path
    .replace(/\.yaml$/, '')
    .split('/')
    .slice(-2)
    .join('.');
  const { source, problems } = parseYaml(path, content);
  if (source === null) return { items: [], problems };
  const parsed = tableFile.safeParse(source.value);
  if (!parsed.success) {
    return { items: [], problems: describeIssues(source, [], `table \`${name}\``, parsed.error.issues) };
  }
  const { owner, questions, ...rest } = parsed.data;
  return {
    items: [
      { ...rest, name, questions: [...questions.ko, ...questions.en], source: { path, line: 1, owner } },
    ],
    problems,
  };
}
