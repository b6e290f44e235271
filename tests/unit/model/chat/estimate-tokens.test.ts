import { expect, test } from 'vitest';
import { estimateInput, estimateTokens } from '../../../../src/model/chat/estimate-tokens.ts';

test.each([
  ['', 0],
  ['orders', 2],
  ['주문 수', 4],
  ['🐦', 1],
])('when the text is "%s", %i tokens are estimated', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test('when messages are counted, each costs a little more than its text', () => {
  const one = estimateInput([{ role: 'user', text: 'orders' }]);
  expect(one).toBeGreaterThan(estimateTokens('orders'));
  expect(estimateInput([])).toBe(0);
});
