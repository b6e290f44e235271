import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeConfigProblems, loadConfig } from '../src/config.ts';
import { byPlace } from '../src/knowledge/problem.ts';
import { readAccessPolicy } from '../src/knowledge/read-access-policy.ts';
import { readKnowledge } from '../src/knowledge/read-knowledge.ts';
import { knowledgeSummary } from '../src/knowledge/summary.ts';

const directory = process.argv[2] === undefined ? configuredDirectory() : resolve(process.argv[2]);
if (!existsSync(directory)) {
  console.error(
    `there is no directory ${directory}\n  run this in the project's folder, or name the knowledge directory`,
  );
  process.exit(1);
}
const { knowledge, problems: faults } = await readKnowledge(directory);
const access = await readAccessPolicy(directory, knowledge.tables);
const problems = [...faults, ...access.problems].sort(byPlace);

for (const { path, line, message, remedy } of problems)
  console.error(`${path}:${line} ${message}\n  ${remedy}`);
for (const { kind, count } of knowledgeSummary(knowledge))
  console.log(`${String(count).padStart(5)} ${kind}`);
console.log(problems.length === 0 ? 'no problems' : `problems: ${problems.length}`);
process.exitCode = problems.length === 0 ? 0 : 1;

function configuredDirectory(): string {
  const loaded = loadConfig();
  if (loaded.ok) return loaded.config.knowledge;
  console.error(describeConfigProblems(loaded.problems));
  process.exit(1);
}
