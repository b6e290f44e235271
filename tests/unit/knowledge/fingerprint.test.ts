import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledgeFingerprint } from '../../../src/knowledge/fingerprint.ts';
import { soundFiles, writeKnowledge } from './write-files.ts';

describe('knowledgeFingerprint', () => {
  it('when nothing changes, stays the same', async () => {
    const directory = writeKnowledge(soundFiles);
    expect(await knowledgeFingerprint(directory)).toBe(await knowledgeFingerprint(directory));
  });

  it.each([
    ['a file is added', (at: string) => writeFileSync(join(at, 'documents', 'new.md'), 'x')],
    ['a file is removed', (at: string) => rmSync(join(at, 'documents', 'orders.md'))],
    [
      'a file is renamed',
      (at: string) => renameSync(join(at, 'documents', 'orders.md'), join(at, 'documents', 'order.md')),
    ],
    [
      'a file grows',
      (at: string) => writeFileSync(join(at, 'logs', 'terms.yaml'), 'owner: 서비스팀\nterms: []\n'),
    ],
    [
      'a file is written again',
      (at: string) => utimesSync(join(at, 'logs', 'terms.yaml'), 1_000_000, 1_000_000),
    ],
  ])('when %s, changes', async (_, change) => {
    const directory = writeKnowledge(soundFiles);
    const before = await knowledgeFingerprint(directory);
    change(directory);
    expect(await knowledgeFingerprint(directory)).not.toBe(before);
  });

  it('when an editor leaves a hidden file, stays the same', async () => {
    const directory = writeKnowledge(soundFiles);
    const before = await knowledgeFingerprint(directory);
    writeFileSync(join(directory, '.orders.yaml.swp'), 'x');
    expect(await knowledgeFingerprint(directory)).toBe(before);
  });
});
