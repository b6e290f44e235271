import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeMrkdwn, cut, escapeMrkdwn, plainCell, plainCode } from '../../../../src/slack/blocks/escape.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';

describe('text from outside in mrkdwn', () => {
  test.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123> & <b>', '&lt;@U123&gt; &amp; &lt;b&gt;'],
    ['https://evil.com/x', 'hxxps://evil[.]com/x'],
    ['ahttp://evil', 'ahxxp://evil'],
    ['ftp://a', 'ftp[:]//a'],
    ['mailto:a@b.c', 'mailto[:]a@b.c'],
    ['www.x', 'www[.]x'],
    ['> quote', '› quote'],
    ['*a* _b_ ~c~ `d`', "∗a∗ ˍbˍ ∼c∼ 'd'"],
    ['a\u202eb\u200bc', 'abc'],
    ['@here 봐요', '＠here 봐요'],
    [':x: 됨', '∶x: 됨'],
  ])('when it says %j, that shows and does nothing', (text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  test.each(['order_count', '12:30:45', '2026-03-01(일) ~ 2026-03-07(토)', 'orders.orders', '3.5%', 'a*b'])(
    'when it says %j, which does nothing in Slack, it stays as it is',
    (text) => {
      expect(escapeMrkdwn(text)).toBe(text);
    },
  );

  test('when it is any text, no markup, address or hidden character is left of it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeMrkdwn(text)).not.toMatch(
          /[<>`\p{Cf}\p{Cs}]|https?:\/\/|@(?:here|channel|everyone)\b/iu,
        );
        expect(escapeMrkdwn(text).replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        expect(codeMrkdwn(text)).not.toMatch(/[<>`]|https?:\/\//iu);
      }),
    );
  });
});

describe('text from outside in a cell', () => {
  test('when it has several lines, they become one', () => {
    expect(plainCell('  a\n\n b\t`c` ')).toBe("a b 'c'");
  });

  test('when nothing of it shows, it is empty', () => {
    expect(plainCell('\u200b\u3164 \n\u2800')).toBe('');
  });

  test('when it compares numbers, it stays as it is', () => {
    expect(plainCell('1 < 2 && 3 > 2')).toBe('1 < 2 && 3 > 2');
  });
});

describe('code from outside', () => {
  test('when it has lines and indents, they stay', () => {
    expect(plainCode('select 1\n  from t\r\n\twhere `a`')).toBe('select 1\n  from t\n  where `a`');
  });
});

describe('cutting', () => {
  test('when a text fits, it stays whole', () => {
    expect(cut('가나다', 3)).toBe('가나다');
  });

  test('when an entity stands at the cut, it goes as a whole', () => {
    expect(cut('ab&amp;cd', 6)).toBe('ab…');
  });

  test('when a character of two units stands at the cut, it goes as a whole', () => {
    expect(cut('a😀😀', 3)).toBe('a…');
  });

  test('when there is no room at all, nothing is left', () => {
    expect(cut('abc', 0)).toBe('');
  });
});
