import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { soundFiles, writeKnowledge } from './write-files.ts';

const root = join(import.meta.dirname, '../../..');
const access = `owner: 데이터팀
defaultGroup: everyone
groups:
  everyone: { description: { ko: 모두, en: All }, tables: ["*"] }
`;

function lint(directory: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/lint-knowledge.ts', directory],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('npm run lint-knowledge', () => {
  it('when all files are sound, counts them by kind and succeeds', () => {
    const run = lint(writeKnowledge({ ...soundFiles, 'policies/access.yaml': access }));
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^ +3 metrics$/m);
    expect(run.status).toBe(0);
  });

  it('when files are broken, prints path:line with the remedy and fails', () => {
    const table = soundFiles['tables/shop/orders.yaml'].replace('freshness:', 'freshnes:');
    const run = lint(writeKnowledge({ ...soundFiles, 'tables/shop/orders.yaml': table }));
    expect(run.stderr).toMatch(
      /^knowledge\/tables\/shop\/orders\.yaml:10 .*`freshnes`.*\n {2}.*`freshness`/m,
    );
    expect(run.stderr).toMatch(/^knowledge\/policies\/access\.yaml:1 /m);
    expect(run.status).toBe(1);
  });

  it('when the directory does not exist, says so and fails', () => {
    const run = lint('/nowhere/knowledge');
    expect(run.stderr).toContain('/nowhere/knowledge');
    expect(run.status).toBe(1);
  });
});
