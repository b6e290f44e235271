import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { loadParser, SyntaxFault } from '../../../../src/warehouse/guard/parser.ts';
import { linesOf } from '../../../support/fixture-lines.ts';

test('when texts run over the parser stack again and again, later parses are as good as the first', async () => {
  const parser = await loadParser();
  const deep = `select ${'1+'.repeat(60_000)}1`;
  const healthy = JSON.stringify(parser.parse('select a from t where b'));
  for (let round = 0; round < 40; round += 1) {
    expect(() => parser.parse(deep)).toThrow(SyntaxFault);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.stringify(parser.parse('select a from t where b'))).toBe(healthy);
  }
});

test('when SQL is mutated at random, the guard answers every time and stays whole', async () => {
  const guard = await loadGuard();
  const seeds = linesOf<{ sql: string }>('tests/fixtures/attacks.jsonl').map((line) => line.sql);
  const scope = { tables: null, searchPath: ['shop'] };
  const sane = JSON.stringify(guard.check('select count(*) from shop.orders', scope));
  const piece = fc.oneof(
    fc.constantFrom(...seeds),
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom(
      '(',
      ')',
      "'",
      '"',
      '--',
      '/*',
      '*/',
      ';',
      '$$',
      'select ',
      ' from ',
      '::',
      ' over (',
      '[',
      ',',
      ' 한글 ',
    ),
  );
  const mutated = fc
    .tuple(fc.array(piece, { maxLength: 6 }), fc.nat(400), fc.nat(60))
    .map(([pieces, from, length]) => {
      const text = pieces.join('');
      return text.slice(0, from) + text.slice(from + length);
    });
  fc.assert(
    fc.property(mutated, (sql) => {
      const outcome = guard.check(sql, scope);
      return outcome.ok ? guard.check(outcome.value.text, scope).ok : outcome.problem.code.startsWith('sql-');
    }),
    { numRuns: 6_000 },
  );
  expect(JSON.stringify(guard.check('select count(*) from shop.orders', scope))).toBe(sane);
});
