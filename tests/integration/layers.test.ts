import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A small tree that keeps every rule: one folder per rank, an entry that composes them. */
const cleanTree: Readonly<Record<string, string>> = {
  'src/domain/noun.ts': 'export interface Noun { readonly name: string }\n',
  'src/database/open.ts': "import pg from 'pg';\nexport const open = () => pg;\n",
  'src/warehouse/run.ts': "import { open } from '../database/open.ts';\nexport const run = () => open();\n",
  'src/retrieval/search.ts':
    "import type { Noun } from '../domain/noun.ts';\nexport const search = (noun: Noun) => noun.name;\n",
  'src/text2sql/draft.ts': "import { run } from '../warehouse/run.ts';\nexport const draft = () => run();\n",
  'src/routing/route.ts': "import { search } from '../retrieval/search.ts';\nexport const route = search;\n",
  'src/ask/ask.ts': "import { draft } from '../text2sql/draft.ts';\nexport const ask = () => draft();\n",
  'src/app.ts':
    "import { ask } from './ask/ask.ts';\nimport { route } from './routing/route.ts';\nexport const app = { ask, route };\n",
  'scripts/ask.ts': "import { app } from '../src/app.ts';\nexport const main = app;\n",
  'demo/build.ts': "import { open } from '../src/database/open.ts';\nexport const build = () => open();\n",
};

const trees: string[] = [];
afterAll(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

function check(extra: Readonly<Record<string, string>>): { status: number; output: string } {
  const tree = mkdtempSync(join(tmpdir(), 'layers-'));
  trees.push(tree);
  for (const [path, text] of Object.entries({ ...cleanTree, ...extra })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  for (const file of ['layers.mjs', 'tsconfig.json', 'package.json']) cpSync(file, join(tree, file));
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  try {
    return { status: 0, output: execFileSync('node', ['layers.mjs'], { cwd: tree, encoding: 'utf8' }) };
  } catch (error) {
    const failure = error as { status: number; stdout: string; stderr: string };
    return { status: failure.status, output: failure.stdout + failure.stderr };
  }
}

describe('the import ranks', () => {
  test('when every import goes down, the check passes and has read every file of src', () => {
    const { status, output } = check({});
    expect(output).toContain('8 in src');
    expect(status).toBe(0);
  });

  const planted = [
    [
      'upward',
      'src/warehouse/up.ts',
      "import { draft } from '../text2sql/draft.ts';\nexport const up = draft;\n",
    ],
    [
      'sideways',
      'src/routing/side.ts',
      "import { draft } from '../text2sql/draft.ts';\nexport const side = draft;\n",
    ],
    [
      'upward by type only',
      'src/domain/up.ts',
      "import type { app } from '../app.ts';\nexport type Up = typeof app;\n",
    ],
    [
      'sideways by type only',
      'src/text2sql/side.ts',
      "import type { route } from '../routing/route.ts';\nexport type Side = typeof route;\n",
    ],
    [
      'to a vendor of another folder',
      'src/ask/vendor.ts',
      "import pg from 'pg';\nexport const client = pg;\n",
    ],
    [
      'to a test',
      'src/ask/test.ts',
      "import { planted } from '../../tests/planted.ts';\nexport const test = planted;\n",
    ],
    [
      'from a folder without a rank',
      'src/utils/help.ts',
      "import type { Noun } from '../domain/noun.ts';\nexport type Help = Noun;\n",
    ],
    [
      'past the database port from the demo',
      'demo/reach.ts',
      "import { run } from '../src/warehouse/run.ts';\nexport const reach = run;\n",
    ],
  ] as const;

  describe('when imports go where they may not', () => {
    let found: ReturnType<typeof check>;
    beforeAll(() => {
      const files = planted.map(([, path, text]) => [path, text] as const);
      found = check({ ...Object.fromEntries(files), 'tests/planted.ts': 'export const planted = 1;\n' });
    });

    test.each(planted)('when an import goes %s, the check fails and names the file', (_, path) => {
      expect(found.status).toBe(1);
      expect(found.output).toContain(path);
    });
  });

  test('when two files import each other, the check fails', () => {
    const { status, output } = check({
      'src/ask/a.ts': "import { b } from './b.ts';\nexport const a = (): unknown => b;\n",
      'src/ask/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n",
    });
    expect(status).toBe(1);
    expect(output).toContain('no-circles');
  });
});
