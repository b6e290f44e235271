import type { TableMeta } from '../domain/knowledge.ts';
import { describeIssues } from './describe-issues.ts';
import { accessPolicyPath } from './file-kinds.ts';
import { nearest } from './nearest.ts';
import type { KnowledgeProblem } from './problem.ts';
import { loadText, shownPath } from './read-files.ts';
import { accessFile } from './schemas/access-policy.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

/** Who sees which tables: patterns are `*`, `schema.*` or `schema.table`. */
export interface AccessPolicy {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly users: Readonly<Record<string, readonly string[]>>;
  readonly defaultGroup: string;
}

/** `policy` is null when the file is missing or has any fault: rights are read whole or not at all. */
export async function readAccessPolicy(
  directory: string,
  tables: readonly TableMeta[] | null = null,
): Promise<{ readonly policy: AccessPolicy | null; readonly problems: readonly KnowledgeProblem[] }> {
  const path = shownPath(directory, accessPolicyPath);
  let content: string;
  try {
    content = await loadText(directory, accessPolicyPath);
  } catch {
    const message = 'the access policy cannot be read';
    return { policy: null, problems: [{ path, line: 1, message, remedy: `write ${path}` }] };
  }
  const { source, problems } = parseYaml(path, content);
  if (source === null) return { policy: null, problems };
  const parsed = accessFile.safeParse(source.value);
  if (!parsed.success) {
    return { policy: null, problems: describeIssues(source, [], 'access policy', parsed.error.issues) };
  }
  const { groups, users, defaultGroup } = parsed.data;
  const policy: AccessPolicy = {
    groups: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group.tables])),
    users,
    defaultGroup,
  };
  const faults = [...checkGroups(policy, source), ...(tables ? checkPatterns(policy, source, tables) : [])];
  return { policy: faults.length === 0 ? policy : null, problems: faults };
}

function checkGroups(policy: AccessPolicy, source: YamlSource): KnowledgeProblem[] {
  const known = Object.keys(policy.groups);
  const used = [
    { group: policy.defaultGroup, at: ['defaultGroup'] },
    ...Object.entries(policy.users).flatMap(([user, groups]) =>
      groups.map((group, index) => ({ group, at: ['users', user, index] })),
    ),
  ];
  return used
    .filter(({ group }) => !known.includes(group))
    .map(({ group, at }) => ({
      path: source.path,
      line: source.lineOf(at),
      message: `access policy: there is no group \`${group}\``,
      remedy: `${suggestion(group, known)}groups: ${known.join(', ')}`,
    }));
}

function checkPatterns(
  policy: AccessPolicy,
  source: YamlSource,
  tables: readonly TableMeta[],
): KnowledgeProblem[] {
  const names = tables.map((table) => table.name);
  return Object.entries(policy.groups).flatMap(([group, patterns]) =>
    patterns.flatMap((pattern, index) => {
      const prefix = pattern.replace(/\*$/, '');
      if (names.some((name) => (pattern.endsWith('*') ? name.startsWith(prefix) : name === pattern)))
        return [];
      return [
        {
          path: source.path,
          line: source.lineOf(['groups', group, 'tables', index]),
          message: `access policy: \`${pattern}\` of group \`${group}\` names no table`,
          remedy: `${suggestion(pattern, names)}name a table that has a file under tables/`,
        },
      ];
    }),
  );
}

function suggestion(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === null ? '' : `did you mean \`${meant}\`? `;
}
