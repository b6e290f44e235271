import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonReply } from '../../../../src/model/chat/json-reply.ts';

const value = { sql: 'select \'}\' as "{"', 뜻: '지난주 주문' };
const json = JSON.stringify(value);
const pretty = JSON.stringify(value, null, 2);

test.each<[string, string]>([
  ['the object alone', json],
  ['blanks around it', `\n\n  ${pretty}  \n`],
  ['a byte order mark', `\uFEFF${json}`],
  ['a fence', `\`\`\`json\n${pretty}\n\`\`\``],
  ['a fence without a language', `\`\`\`\n${json}\n\`\`\``],
  ['a fence with Windows line ends', `\`\`\`json\r\n${json}\r\n\`\`\`\r\n`],
  ['an indented fence', `  \`\`\`json\n  ${json}\n  \`\`\``],
  ['prose before it', `물론이죠! 결과는 다음과 같아요: ${json}`],
  ['prose around a fence', `Here it is:\n\`\`\`json\n${json}\n\`\`\`\nHope it helps {truly}.`],
  ['prose after it', `${json}\n\nI counted orders.`],
  ['prose with braces that are no JSON', `The {metric} and {dimension}: ${json}`],
  ['an apostrophe in the prose', `Here's what you'd want: "${''}" ${json}`],
  ['thoughts before it', `<think>maybe {"sql": "drop"}?</think>\n${json}`],
  ['the same object twice', `${json}\n${pretty}`],
  ['a fence beside a sample in the prose', `Not {"sql":"x"} but\n\`\`\`json\n${json}\n\`\`\``],
])('when the reply is %s, the object is read', (_what, text) => {
  expect(readJsonReply(text)).toEqual({ ok: true, value });
});

test.each<[string, string]>([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['prose', 'I would join orders with shops.'],
  ['a cut object', '{"sql": "select 1'],
  ['a trailing comma', '{"sql": "select 1",}'],
  ['single quotes', "{'sql': 'select 1'}"],
  ['a comment in it', '{"sql": 1 /* one */}'],
  ['an array', '[{"sql": 1}, {"sql": 2}]'],
  ['a string', '"{}"'],
  ['null', 'null'],
  ['a number', '12'],
  ['two different objects', '{"sql": 1}\n{"sql": 2}'],
  ['two different fences', '```json\n{"sql": 1}\n```\nor\n```json\n{"sql": 2}\n```'],
  ['an open fence with a cut object', '```json\n{"sql": "sel'],
  ['a fence of SQL beside nothing', '```sql\nselect 1\n```'],
  ['an unclosed brace before the object', `{oops ${json}`],
])('when the reply is %s, it is a failure with a reason', (_what, text) => {
  const read = readJsonReply(text);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.issue).not.toBe('');
});

test('when any object is written with prose around it, it is read as it was or not at all', () => {
  const prose = fc.string({ unit: fc.constantFrom('가', 'a', ' ', '.', '\n', "'", '"', '`') });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), prose, prose, (object, before, after) => {
      const expected = JSON.parse(JSON.stringify(object));
      const read = readJsonReply(`${before}${JSON.stringify(object)}${after}`);
      if (read.ok) expect(JSON.stringify(read.value)).toBe(JSON.stringify(expected));
    }),
  );
});

test('when a reply is nothing but braces, it is read in one pass', () => {
  expect(readJsonReply('{'.repeat(200_000)).ok).toBe(false);
  expect(readJsonReply('{}'.repeat(100_000))).toEqual({ ok: true, value: {} });
  expect(readJsonReply('```json\n'.repeat(30_000)).ok).toBe(false);
});
