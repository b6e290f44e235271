import { expect, it } from 'vitest';
import { verdict } from '../../support/scripted-model.ts';
import { dataOf, KEY, openModelCompany } from './model-company.ts';
import { byHourGold, explanations, soundScript } from './statements.ts';

it.each([
  ['openai:bird-1', '/v1', '/v1/chat/completions', 'json-schema', ['json_schema', null]],
  ['azure:bird-1', '', '/openai/v1/chat/completions', 'function-calling', [null, 'sql-draft']],
  ['openai-compatible:bird-1', '/v1/', '/v1/chat/completions', 'json-mode', ['json_object', null]],
])(
  'when %s at "%s" is asked (%s, %s), routing, statement and explanation come through',
  async (name, base, path, output, shape) => {
    const company = await openModelCompany({
      settings: (url) => ({
        ASKBIRD_MODEL: name,
        ASKBIRD_MODEL_URL: `${url}${base}`,
        ASKBIRD_MODEL_OUTPUT: output,
      }),
    });
    try {
      const heard = await company.hear('요즘 어때', { classification: verdict('data'), ...soundScript() });
      const answer = dataOf(heard);
      expect(answer.rows).toEqual(await company.query(byHourGold));
      expect(answer.explanation).toBe(explanations.ko);
      expect(answer.usage).toMatchObject({ calls: 3, models: [name] });
      expect(heard.asked).toEqual(['classification', 'sql-draft', 'text']);
      expect(new Set(heard.requests.map((request) => request.path))).toEqual(new Set([path]));
      for (const request of heard.requests) {
        expect(request.headers.authorization).toBe(`Bearer ${KEY}`);
        expect(request.model).toBe('bird-1');
      }
      const [, written] = heard.requests;
      expect([written?.format, written?.forcedTool]).toEqual(shape);
      expect(JSON.stringify(answer)).not.toContain(KEY);
    } finally {
      await company.close();
    }
  },
);
