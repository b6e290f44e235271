import { describe, expect, it } from 'vitest';
import { isPlain, leadsSomewhere } from '../../../src/language/plain-text.ts';

describe('what a door could turn into a link', () => {
  it.each([
    ['an address', 'see evil.com'],
    ['an address behind a hyphen', '-evil.com'],
    ['an address behind hyphens that go on a name', 'order_-evil.com and order_a-evil.com'],
    ['an address with hyphens', 'my-own--evil.com'],
    ['a path', 'evil.anything/x'],
  ])('when a text holds %s, it leads somewhere', (_, text) => {
    expect(leadsSomewhere(text)).toBe(true);
  });

  it.each(['shop_orders.info', 'orders.id', '_-.com', '지난주 주문 수'])(
    'when a text is %j, it leads nowhere',
    (text) => {
      expect(leadsSomewhere(text)).toBe(false);
    },
  );

  it.each([['-'], ['a-'], ['_'], ['a.'], ['_-']])(
    'when a long text repeats %j, it is read to its end',
    (unit) => {
      const long = unit.repeat(200_000);
      expect([isPlain(long), isPlain(`${long} evil.com`)]).toEqual([true, false]);
    },
  );
});
