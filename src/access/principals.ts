import type { Principal } from '../domain/principal.ts';

/** Who may see which tables; kept as an owned file (`knowledge/policies/access.yaml`). */
export interface AccessRules {
  /** Group name -> tables it sees: `schema.table`, `schema.*` or `*`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** User id -> groups beyond the default one. */
  readonly users: Readonly<Record<string, readonly string[]>>;
  /** The group everybody belongs to. */
  readonly defaultGroup: string;
}

/** A user's groups; one that the rules do not name belongs to the default group only. */
export function principalOf(id: string, rules: AccessRules): Principal {
  const own = Object.hasOwn(rules.users, id) ? (rules.users[id] ?? []) : [];
  return { id, groups: [...new Set([rules.defaultGroup, ...own])] };
}

/** The tables of `all` that the principal may see: the union over the groups. An unknown group sees nothing. */
export function visibleTables(
  principal: Principal,
  rules: AccessRules,
  all: readonly string[],
): ReadonlySet<string> {
  const patterns = principal.groups.flatMap((group) =>
    Object.hasOwn(rules.groups, group) ? (rules.groups[group] ?? []) : [],
  );
  return new Set(all.filter((table) => patterns.some((pattern) => matches(pattern, table))));
}

function matches(pattern: string, table: string): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('.*')) return table.startsWith(pattern.slice(0, -1));
  return pattern === table;
}
