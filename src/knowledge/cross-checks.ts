import type { Knowledge, Provenance } from '../domain/knowledge.ts';
import { findDuplicates } from './checks/duplicates.ts';
import { findExampleFaults } from './checks/examples.ts';
import { findContestedAbbreviations } from './checks/log-abbreviations.ts';
import { findDangling } from './checks/references.ts';
import { findContestedWords } from './checks/synonyms.ts';
import type { KnowledgeProblem } from './problem.ts';

const checks = [
  findDuplicates,
  findDangling,
  findExampleFaults,
  findContestedWords,
  findContestedAbbreviations,
] as const;

/**
 * What no single item can tell: whether the items fit together. An item with a fatal fault is left out, and so is
 * whatever then names it, until all that remains holds together.
 */
export function crossCheck(written: Knowledge): {
  readonly knowledge: Knowledge;
  readonly problems: readonly KnowledgeProblem[];
} {
  const problems = new Map<string, KnowledgeProblem>();
  let knowledge = written;
  for (;;) {
    const findings = checks.flatMap((check) => check(knowledge));
    for (const { source, message, remedy } of findings) {
      const { path, line } = source;
      problems.set(`${path}:${line} ${message}`, { path, line, message, remedy });
    }
    const refused = new Set(findings.filter((finding) => finding.fatal).map((finding) => finding.source));
    if (refused.size === 0) break;
    knowledge = without(knowledge, refused);
  }
  return { knowledge: withoutDanglingJoins(knowledge), problems: [...problems.values()] };
}

function without(knowledge: Knowledge, refused: ReadonlySet<Provenance>): Knowledge {
  const kept = <T extends { readonly source: Provenance }>(items: readonly T[]) =>
    items.filter((item) => !refused.has(item.source));
  return {
    tables: kept(knowledge.tables),
    glossary: kept(knowledge.glossary),
    metrics: kept(knowledge.metrics),
    dimensions: kept(knowledge.dimensions),
    examples: kept(knowledge.examples),
    logs: kept(knowledge.logs),
    logTerms: kept(knowledge.logTerms),
    documents: kept(knowledge.documents),
  };
}

function withoutDanglingJoins(knowledge: Knowledge): Knowledge {
  const names = new Set(knowledge.tables.map((table) => table.name));
  const tables = knowledge.tables.map((table) => ({
    ...table,
    joins: table.joins.filter((join) => names.has(join.to)),
  }));
  return { ...knowledge, tables };
}
