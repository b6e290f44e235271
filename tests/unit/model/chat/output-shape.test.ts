import { expect, test } from 'vitest';
import { z } from 'zod';
import { readOutput, repairMessages, wantedOutput } from '../../../../src/model/chat/output-shape.ts';

const output = {
  name: 'reading',
  schema: z.object({
    kind: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sql'), text: z.string().min(1) }),
      z.object({ kind: z.literal('none'), missing: z.array(z.string()) }),
    ]),
  }),
};
const reply = {
  model: 'openai:a',
  text: '',
  toolCalls: [],
  refusal: '',
  finish: 'stop' as const,
  reported: null,
};

test('when a schema has a union, servers get it as anyOf', () => {
  const { schema } = wantedOutput('json-schema', output);
  expect(JSON.stringify(schema)).toContain('anyOf');
  expect(JSON.stringify(schema)).not.toContain('oneOf');
});

test('when a reply breaks the schema, every issue names its place', () => {
  const text = JSON.stringify({ kind: { kind: 'sql', text: '' } });
  const read = readOutput({ ...reply, text }, wantedOutput('json-schema', output), output);
  expect(read).toMatchObject({ ok: false, written: text });
  if (!read.ok) expect(read.issues[0]).toMatch(/^kind\.text: /);
});

test('when a reply has a thousand faults, a few are shown', () => {
  const list = { name: 'list', schema: z.object({ items: z.array(z.string()) }) };
  const wanted = wantedOutput('json-schema', list);
  const text = JSON.stringify({ items: Array(1000).fill(1) });
  const read = readOutput({ ...reply, text }, wanted, list);
  if (read.ok) throw new Error('it must not fit');
  expect(read.issues.length).toBeLessThanOrEqual(10);
  const shown = repairMessages([{ role: 'user', text: '질문' }], read, wanted);
  expect(shown.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  expect(shown[1]?.text).toBe(text);
});

test('when the model wrote nothing, the repair still shows a reply', () => {
  const wanted = wantedOutput('function-calling', output);
  const read = readOutput(reply, wanted, output);
  if (read.ok) throw new Error('it must not fit');
  expect(repairMessages([], read, wanted)[0]?.text).not.toBe('');
});

test('when a long reply is cut in the middle of an emoji, no half of it is left', () => {
  const wanted = wantedOutput('json-schema', output);
  const shown = repairMessages([], { issues: ['x'], written: '🐦'.repeat(5000) }, wanted)[0]?.text ?? '';
  expect(shown).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/u);
  expect(shown.length).toBeLessThan(4100);
});
