import { describeProblem } from '../language/messages/problems.ts';
import type { ReindexReport } from './reindex.ts';

/** The report as text for a terminal: counts a kind, what is kept out and why, and whether it serves. */
export function describeReport(report: ReindexReport): string {
  return [
    ...kindTable(report),
    '',
    ...faultLines(report),
    ...quarantineLines(report),
    resultLine(report),
  ].join('\n');
}

const headings = ['kind', 'total', 'new', 'changed', 'same', 'removed'] as const;

function kindTable({ kinds }: ReindexReport): string[] {
  const rows = kinds.map(({ kind, total, added, changed, same, removed }) => [
    kind,
    ...[total, added, changed, same, removed].map(String),
  ]);
  return [headings, ...rows].map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(9))).join(''),
  );
}

function faultLines({ faults }: ReindexReport): string[] {
  if (faults.length === 0) return [];
  const lines = faults.map(({ path, line, message, remedy }) => `  ${path}:${line}  ${message}; ${remedy}`);
  return [`${faults.length} faults in the knowledge files; what they touch is left out:`, ...lines, ''];
}

function quarantineLines({ quarantined }: ReindexReport): string[] {
  if (quarantined.length === 0) return [];
  const lines = quarantined.map(
    ({ kind, name, path, line, owner, reason }) => `  ${path}:${line}  ${kind} ${name} (${owner}): ${reason}`,
  );
  return [`${quarantined.length} kept out of the index until their owners mend them:`, ...lines, ''];
}

function resultLine({ result, embedded, seconds }: ReindexReport): string {
  const effort = `${embedded} texts embedded, ${seconds.toFixed(1)} s`;
  if (result.switched) return `Generation ${result.generation.id} now serves (${effort}).`;
  const line = `The old generation goes on serving (${effort}): ${result.refused}.`;
  if (result.problem === null) return line;
  const { text, nextStep } = describeProblem(result.problem, 'en');
  return [line, text, nextStep].join('\n');
}
