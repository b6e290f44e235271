import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../../src/domain/problem.ts';
import { describeProblem } from '../../../../src/language/messages/problems.ts';
import { problemsEn } from '../../../../src/language/messages/problems-en.ts';
import { problemsKo } from '../../../../src/language/messages/problems-ko.ts';

const codes = Object.keys(problemsEn) as ProblemCode[];

function placeholders(code: ProblemCode, messages: typeof problemsEn): string[] {
  const { text, nextStep } = messages[code];
  return [
    ...new Set([...`${text} ${nextStep}`.matchAll(/\{(\w+)(?::[^}]+)?\}/g)].map(([, name]) => name ?? '')),
  ].sort();
}

/** Every place in src that makes a problem with a literal code, with the parameters it gives. */
function madeProblems(): { code: string; params: string[]; place: string; spread: boolean }[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) => {
    const source = readFileSync(join('src', name), 'utf8');
    // Parameters handed on as a whole (`params`, `...params`) are typed where they are made, so they are left out here.
    const literal = /code: '([\w-]+)'(?:,\s*(params)(?=[ ,}])|,\s*params: \{([^}]*)\})?/g;
    const refused = /refuse\(\s*'([\w-]+)',\s*()\{([^}]*)\}/g;
    return [...source.matchAll(literal), ...source.matchAll(refused)].map(
      ([, code = '', whole = '', params = '']) => ({
        code,
        params: [...params.matchAll(/(\w+)(?=\s*[,:}]|\s*$)/g)].map(([, key]) => key ?? ''),
        place: name,
        spread: whole !== '' || params.includes('...'),
      }),
    );
  });
}

describe('the messages of problems', () => {
  test.each(codes)('when it is %s, both languages use the same parameters and give a next step', (code) => {
    expect(placeholders(code, problemsKo)).toEqual(placeholders(code, problemsEn));
    for (const messages of [problemsKo, problemsEn])
      expect(messages[code].nextStep.length).toBeGreaterThan(5);
  });

  test('when the source makes a problem, it gives every parameter its message needs', () => {
    const made = madeProblems().filter(({ code, spread }) => (codes as string[]).includes(code) && !spread);
    expect(made.length).toBeGreaterThan(20);
    const lacking = made.flatMap(({ code, params, place }) =>
      placeholders(code as ProblemCode, problemsEn)
        .filter((name) => name !== 'id' && !params.includes(name))
        .map((name) => `${place}: ${code} lacks ${name}`),
    );
    expect(lacking).toEqual([]);
  });

  test('when a parameter holds money, braces or dollar signs, it is shown as it is', () => {
    const { text } = describeProblem({ code: 'sql-unknown-table', params: { name: '$&{x}$$5' } }, 'en');
    expect(text).toBe('There is no table $&{x}$$5.');
  });

  test('when a parameter is missing, it is a bug and throws', () => {
    expect(() => describeProblem({ code: 'sql-unknown-table' }, 'ko')).toThrow(/name/);
  });
});
