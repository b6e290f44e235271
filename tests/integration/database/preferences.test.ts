import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import { createPreferences, type Preferences } from '../../../src/storage/preferences.ts';
import { type Engine, engineNames, openEngine, whyNoEngine } from './engines.ts';

const sales = (name: string, word = '매출') => ({ word, kind: 'metric', name }) as const;
const person = (id: string) => ({ scope: 'person', id }) as const;
const thread = (id: string) => ({ scope: 'thread', id }) as const;

describe.each(engineNames)('%s', (name) => {
  const skipped = whyNoEngine(name) !== null;
  let engine: Engine;
  let preferences: Preferences;

  beforeAll(async () => {
    if (skipped) return;
    engine = await openEngine(name);
    await migrate(engine.database, [storageMigrations]);
    preferences = createPreferences(engine.database);
  });
  afterAll(() => engine?.stop());

  test.skipIf(skipped)('when both remember a word, the conversation comes before the person', async () => {
    await preferences.remember(person('p1'), sales('gross_sales'));
    await preferences.remember(thread('t1'), sales('gmv'));
    expect(await preferences.of('p1', 't1')).toEqual([
      { ...sales('gmv'), by: 'thread' },
      { ...sales('gross_sales'), by: 'person' },
    ]);
    expect(await preferences.of('p1', 't2')).toEqual([{ ...sales('gross_sales'), by: 'person' }]);
    expect(await preferences.of('p2', 't1')).toEqual([{ ...sales('gmv'), by: 'thread' }]);
    expect(await preferences.of('t1', 'p1')).toEqual([]);
  });

  test.skipIf(skipped)(
    'when a word is remembered again in another spelling, the last one stands',
    async () => {
      await preferences.remember(person('p3'), sales('gross_sales', 'Net  Sales'));
      await preferences.remember(person('p3'), sales('gmv', 'net sales'));
      expect(await preferences.of('p3', 't')).toEqual([{ ...sales('gmv', 'net sales'), by: 'person' }]);
    },
  );

  test.skipIf(skipped)('when several words are remembered, the newest comes first', async () => {
    for (const word of ['가', '나', '다']) await preferences.remember(person('p4'), sales('gmv', word));
    expect((await preferences.of('p4', 't')).map(({ word }) => word)).toEqual(['다', '나', '가']);
  });

  test.skipIf(skipped)(
    'when words are forgotten, only those of that owner go, and they are named',
    async () => {
      await preferences.remember(person('p5'), sales('gmv', '매출'));
      await preferences.remember(person('p5'), sales('ad_ctr', 'CTR'));
      await preferences.remember(person('p6'), sales('gmv', '매출'));
      expect(await preferences.forget(person('p5'), ['매 출', 'ctr', '없는 말'])).toEqual(['CTR', '매출']);
      expect(await preferences.of('p5', 't')).toEqual([]);
      expect(await preferences.of('p6', 't')).toHaveLength(1);
      expect(await preferences.forget(person('p5'), ['매출'])).toEqual([]);
      expect(await preferences.forget(person('p6'), [])).toEqual([]);
    },
  );

  test.skipIf(skipped)(
    'when the words hold quotes, braces or what cannot be stored, they come back as words',
    async () => {
      for (const word of [`a"b'c`, '{x,y}', 'back\\slash', 'nul\0', '\ud800'])
        await preferences.remember(person('p7'), sales('gmv', word));
      const words = (await preferences.of('p7', 't')).map(({ word }) => word);
      expect(words).toEqual(['\ufffd', 'nul\u2400', 'back\\slash', '{x,y}', `a"b'c`]);
      expect(await preferences.forget(person('p7'), words)).toHaveLength(5);
    },
  );

  test.skipIf(skipped)('when two remember the same word at once, one of them stands', async () => {
    await Promise.all(
      ['gmv', 'net_sales', 'gross_sales'].map((each) => preferences.remember(thread('t9'), sales(each))),
    );
    expect(await preferences.of('nobody', 't9')).toHaveLength(1);
  });
});
