import { zodResponseFormat } from 'openai/helpers/zod';
import { expect, test } from 'vitest';
import { sqlDraft, sqlDraftName } from '../../../../src/text2sql/generative/schemas.ts';

test('when the draft goes to a strict server, every field is required and nothing else is allowed', () => {
  const format = zodResponseFormat(sqlDraft, sqlDraftName);
  const schema = format.json_schema.schema as { required: string[]; additionalProperties: boolean };
  expect(format.json_schema).toMatchObject({ name: sqlDraftName, strict: true });
  expect([...schema.required].sort()).toEqual(Object.keys(sqlDraft.shape).sort());
  expect(schema.additionalProperties).toBe(false);
});

test('when a second reading goes to a strict server, it is null or whole', () => {
  const { schema } = zodResponseFormat(sqlDraft, sqlDraftName).json_schema;
  const { other } = (schema as { properties: Record<string, { anyOf: Record<string, unknown>[] }> })
    .properties;
  expect(other?.anyOf).toEqual([
    expect.objectContaining({ required: ['sql', 'title', 'label'], additionalProperties: false }),
    { type: 'null' },
  ]);
});

test('when a model leaves a field out or makes up a format, the draft is not taken', () => {
  const whole = {
    plan: '',
    sql: null,
    title: '',
    columns: [],
    assumptions: [],
    missing: [],
    label: '',
    other: null,
  };
  expect(sqlDraft.safeParse(whole).success).toBe(true);
  const { missing: _, ...part } = whole;
  expect(sqlDraft.safeParse(part).success).toBe(false);
  const odd = { ...whole, columns: [{ name: 'a', label: 'A', format: 'html' }] };
  expect(sqlDraft.safeParse(odd).success).toBe(false);
});
