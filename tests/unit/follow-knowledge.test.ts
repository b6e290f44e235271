import { describe, expect, test } from 'vitest';
import { done, failed, type Outcome } from '../../src/domain/outcome.ts';
import { createFollower } from '../../src/follow-knowledge.ts';
import type { Log } from '../../src/telemetry/log.ts';

/** The codes that a log is told of while these come out of one look after the other. */
async function toldOf(looks: readonly (Outcome<boolean> | Error)[]): Promise<unknown[]> {
  const told: unknown[] = [];
  const note = (fields: { readonly code?: unknown }) => void (fields.code && told.push(fields.code));
  const log = { debug: note, info: note, warn: note, error: note } as unknown as Log;
  const left = [...looks];
  const follow = createFollower(async () => {
    const next = left.shift() ?? done(false);
    if (next instanceof Error) throw next;
    return next;
  }, log);
  for (const _ of looks) await follow();
  return told;
}

const faulty = failed({ code: 'knowledge-invalid' as const });

describe('looking for newer knowledge', () => {
  test('when it cannot be taken up, that is told once for each cause', async () => {
    const looks = [faulty, faulty, failed({ code: 'storage-unreachable' as const }), faulty];
    expect(await toldOf(looks)).toEqual(['knowledge-invalid', 'storage-unreachable', 'knowledge-invalid']);
  });

  test('when it was taken up in between, the same cause is told anew', async () => {
    expect(await toldOf([faulty, done(true), faulty])).toHaveLength(2);
  });

  test('when looking throws, that is told and it looks again', async () => {
    expect(await toldOf([new Error('no database'), new Error('no database'), faulty])).toHaveLength(2);
  });
});
