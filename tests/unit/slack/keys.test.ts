import { expect, test } from 'vitest';
import { conversations, placeOfConversation } from '../../../src/slack/keys.ts';

test('when a conversation is named, its name tells where people talk in it', () => {
  const places = [conversations.of('T1', 'C1', '1.0'), conversations.of('T1', 'D1', '1.0')];
  expect(places.map((name) => placeOfConversation(name, 'T1'))).toEqual([
    { channel: 'C1', root: '1.0' },
    { channel: 'D1', root: null },
  ]);
});

test.each([
  conversations.aside('T1', 'C1', '1.0'),
  conversations.aside('T1', 'D1', '1.0'),
  conversations.home('T1', 'U1'),
  conversations.command('T1', '1.2.3'),
  conversations.uninstall('T1'),
])('when %s is named, it is no place where people talk', (name) => {
  expect(placeOfConversation(name, 'T1')).toBeNull();
});
