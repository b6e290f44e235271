import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/operations.md',
  'knowledge/README.md',
  '.env.example',
];

describe('the documents', () => {
  test.each(pages)('when %s names a command, package.json has it', (page) => {
    const named = [...readFileSync(page, 'utf8').matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each(pages)('when %s names a file or folder of the project, it is there', (page) => {
    const named = [
      ...readFileSync(page, 'utf8').matchAll(/`((?:src|scripts|tests|docs|demo|knowledge)\/[\w./-]+)`/g),
    ];
    const missing = named.map(([, path]) => path ?? '').filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  test('when a script is listed in package.json, its file is there', () => {
    const files = Object.values(scripts).flatMap((line) => line.match(/scripts\/[\w.-]+\.ts/g) ?? []);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('when the architecture page lists the folders of src, it lists exactly those there are', () => {
    const table = readFileSync('docs/architecture.md', 'utf8');
    const listed = [...table.matchAll(/^\|\s+(\d+)\s+\|\s+([\w-]+)\s+\|/gm)].map(([, , name]) => name).sort();
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    expect(listed).toEqual(folders);
  });

  test('when the architecture page ranks a folder, layers.mjs ranks it the same', () => {
    const source = readFileSync('layers.mjs', 'utf8');
    const rows = [...source.matchAll(/^ {2}\[(('[\w-]+'(, )?)+)\],$/gm)].map(([, row]) => row ?? '');
    const listed = readFileSync('docs/architecture.md', 'utf8').matchAll(
      /^\|\s+(\d+)\s+\|\s+([\w-]+)\s+\|/gm,
    );
    for (const [, rank, name] of listed) expect(rows[Number(rank)]).toContain(`'${name}'`);
  });

  test('when the architecture page grows, it stays a page', () => {
    expect(readFileSync('docs/architecture.md', 'utf8').split('\n').length).toBeLessThanOrEqual(80);
  });
});
