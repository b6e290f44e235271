import { expect, test } from 'vitest';
import { quoteIdentifier, quoteLiteral, quoteTable } from '../../../src/database/quote.ts';

test('when a name holds a quote, it cannot end the name', () => {
  expect(quoteIdentifier('a"; drop table b; --')).toBe('"a""; drop table b; --"');
  expect(quoteTable('sales.주문')).toBe('"sales"."주문"');
});

test('when a literal holds quotes or backslashes, they stay inside it', () => {
  expect(quoteLiteral("O'Neil")).toBe("'O''Neil'");
  expect(quoteLiteral("\\' or 1=1")).toBe(" E'\\\\'' or 1=1'");
});
