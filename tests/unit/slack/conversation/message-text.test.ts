import { describe, expect, test } from 'vitest';
import { mentioned, messageText } from '../../../../src/slack/conversation/message-text.ts';

const read = (text: string) => messageText(text, 'UBOT');

describe('what a message says', () => {
  test.each([
    ['<@UBOT> 어제 주문 수', '어제 주문 수'],
    ['<@UBOT|askbird>: 어제 주문 수', '어제 주문 수'],
    ['어제 <@UBOT> 주문 수', '어제 주문 수'],
    ['<@UBOT> :tada: 축하', ':tada: 축하'],
    ['<@UBOT>', ''],
    ['  <@UBOT> , ', ''],
    ['<#C1|delivery-ops> 주문', '#delivery-ops 주문'],
    ['see <https://example.com/a?b=1&amp;c=2|the page>', 'see the page'],
    ['see <https://example.com/a?b=1&amp;c=2>', 'see https://example.com/a?b=1&c=2'],
    ['<mailto:kim@example.com|kim@example.com>', 'kim@example.com'],
    ['orders &gt; 3 &amp;&amp; price &lt; 5', 'orders > 3 && price < 5'],
    ['<!here> hello <!subteam^S1|@team> <!date^1700000000^{date}|14 Nov>', '@here hello @team 14 Nov'],
    ['&lt;@UBOT&gt; is literal', '<@UBOT> is literal'],
    ['```select 1\n  from t\nwhere a &lt; 2```', '```select 1\n  from t\nwhere a < 2```'],
    [':tada: “어제” 주문', ':tada: “어제” 주문'],
  ])('when it reads %j, it says %j', (text, said) => {
    expect(read(text)).toBe(said);
  });

  test('when it mentions others, they are named as far as they are known', () => {
    const names = new Map([['U1', '김하나']]);
    expect(messageText('<@U1> 와 <@U2|lee> 와 <@U3>', 'UBOT', names)).toBe('@김하나 와 @lee 와 @U3');
    expect(mentioned('<@UBOT> <@U1> <@U1|x> <@W2>', 'UBOT')).toEqual(['U1', 'W2']);
  });
});
