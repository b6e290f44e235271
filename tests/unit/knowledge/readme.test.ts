import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileKinds } from '../../../src/knowledge/file-kinds.ts';
import { readAccessPolicy } from '../../../src/knowledge/read-access-policy.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { writeKnowledge } from './write-files.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../knowledge/README.md'), 'utf8');

it('when the files of the guide are written as shown, every kind is there and none has a fault', async () => {
  const blocks = readme.matchAll(/^`([^`\n]+)`\n\n```(?:yaml|markdown)\n([\s\S]*?)^```$/gm);
  const files = Object.fromEntries([...blocks].map(([, path = '', content = '']) => [path, content]));
  for (const { kind, pattern } of fileKinds) {
    expect(
      Object.keys(files).some((path) => pattern.test(path)),
      kind,
    ).toBe(true);
  }
  const directory = writeKnowledge(files);
  const { knowledge, problems } = await readKnowledge(directory);
  const access = await readAccessPolicy(directory, knowledge.tables);
  expect([...problems, ...access.problems]).toEqual([]);
  expect(access.policy).not.toBeNull();
});
