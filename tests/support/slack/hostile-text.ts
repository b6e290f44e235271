import fc from 'fast-check';

/** What people, rows and models have written to make a chat do something. */
export const hostileTexts = [
  '<!channel> 지금 봐 주세요',
  '<!here|everyone> <!subteam^S0123456|sales>',
  '<@U0ATTACK> <#C0ATTACK|general>',
  '<https://evil.example/login|슬랙 로그인>',
  'https://evil.example/a?b=c www.evil.example mailto:a@evil.example',
  '@channel @here @everyone',
  '```\ndrop table orders;\n```',
  '*bold* _italic_ ~gone~ `code` > quote',
  '> quote\n>>> all of it',
  '&lt;!channel&gt; &amp;amp;',
  '\u202Eevil\u202C \u200B\u200D\uFEFF \u0007',
  '👩‍👩‍👧‍👦 :x: :tada:',
  '</text><script>alert(1)</script>',
  '"}],"blocks":[{"type":"divider"}]',
  '   \n\t  ',
  '',
] as const;

/** Such texts, mixed with any others, short and long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .tuple(fc.constantFrom(...hostileTexts), fc.integer({ min: 1, max: 400 }))
    .map(([text, times]) => text.repeat(times)),
  fc
    .tuple(fc.string({ maxLength: 20 }), fc.constantFrom(...hostileTexts), fc.string({ maxLength: 20 }))
    .map((parts) => parts.join('')),
);
