import { describe, expect, test } from 'vitest';
import { readTalk } from '../../../src/routing/talk.ts';

describe('a message that asks for no data', () => {
  test.each([
    ['안녕하세요!', 'greeting'],
    ['hello there', 'greeting'],
    ['좋은 아침이에요~', 'greeting'],
    ['고마워 ㅎㅎ', 'thanks'],
    ['Thanks a lot!', 'thanks'],
    ['뭐 할 수 있어?', 'help'],
    ['무엇을 물어볼 수 있나요?', 'help'],
    ['도움말', 'help'],
    ['What can you do?', 'help'],
    ['넌 누구야', 'identity'],
    ['너 이름이 뭐야?', 'identity'],
    ['물어보새야, 안녕', 'greeting'],
    ['bye', 'farewell'],
    ['퇴근할게요', 'farewell'],
    ['ㅇㅋ', 'acknowledged'],
    ['네', 'acknowledged'],
    ['넵!', 'acknowledged'],
    ['응', 'acknowledged'],
    ['ㅋㅋㅋ', 'acknowledged'],
    ['오케이', 'acknowledged'],
    ['ok', 'acknowledged'],
    ['Got it.', 'acknowledged'],
    ['👍🏻', 'acknowledged'],
    ['아하 그렇구나', 'acknowledged'],
    ['ㅇㅋ 감사', 'thanks'],
    ['ok, thanks!', 'thanks'],
    ['thanks, great', 'thanks'],
    ['정말 감사합니다! 수고하세요~', 'thanks'],
    ["that's very helpful", 'thanks'],
    ['너 뭐 할 수 있어?', 'help'],
    ['can you help?', 'help'],
    ['도와주세요', 'help'],
    [':+1: :tada:', 'acknowledged'],
  ])('when it is %s, it is read as %s', (text, talk) => {
    expect(readTalk(text)).toBe(talk);
  });
});

describe('a question that only sounds like talk', () => {
  test.each([
    '안녕하세요 지난주 주문 수 알려주세요',
    '고마워, 그럼 강남구는?',
    'help me find the orders by region',
    '도움 요청 티켓 수 알려줘',
    'how many orders did we get yesterday',
    '누구한테 쿠폰을 제일 많이 줬어',
    'great, and last month?',
    '네, 지난달은?',
    'ok now by region',
    '?!',
  ])('when it is %s, it is left to the stores', (text) => {
    expect(readTalk(text)).toBeNull();
  });
});
