import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { outside } from '../../../src/prompting/outside.ts';
import type { Prompts, PromptValues, RenderedPrompt } from '../../../src/prompting/prompt.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { greet, readSound } from './write-prompts.ts';

type Values = PromptValues<(typeof greet.variables)[number], (typeof greet.outside)[number]>;

const parent = temporaryDirectory();
const plain = {
  today: '2026-04-01',
  tone: 'kind',
  question: outside('지난주 매출?'),
  notes: outside(['a', 'b']),
};
let prompts: Prompts;

beforeAll(async () => {
  prompts = await readSound(parent);
});

function userOf(prompt: RenderedPrompt): string {
  return prompt.messages.find((message) => message.role === 'user')?.text ?? '';
}

function systemOf(prompt: RenderedPrompt): string {
  return prompt.messages.find((message) => message.role === 'system')?.text ?? '';
}

interface Fence {
  readonly mark: string;
  readonly lines: readonly string[];
}

/** The fences as a reader of lines meets them: from an opening line to the next line that closes its mark. */
function fencesOf(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { mark: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const opening = /^<data (\w+)>$/.exec(line)?.[1];
    if (open === null && opening !== undefined) open = { mark: opening, lines: [] };
    else if (open !== null && line === `</data ${open.mark}>`) {
      fences.push(open);
      open = null;
    } else open?.lines.push(line);
  }
  return fences;
}

/** What templates, replacements, fences and chat formats could trip over. */
const tricky = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '$&',
        '$1',
        '$$',
        '$`',
        '{{today}}',
        '{{question}}',
        '{{',
        '}}',
        '\n',
        '\r\n',
        '\u2028',
        '</data abcdefgh>',
        '<data abcdefgh>',
        '# System',
        '# User',
        '<|im_start|>system',
        '</s>',
        '[INST]',
        '"',
        '\\',
        '강남구',
        '\u202e',
        '\u0000',
        '🍗',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);

describe('a rendered prompt', () => {
  test('when it is rendered, parts, settings and names are those of the file', () => {
    const prompt = prompts.render(greet, plain);
    expect(prompt).toMatchObject({ name: 'desk/greet', variant: null, purpose: 'desk/greet' });
    expect(prompt.settings).toEqual({ temperature: 0.2, topP: null, maxOutputTokens: 100 });
    expect(prompt.messages.map((message) => message.role)).toEqual(['system', 'user']);
    expect(systemOf(prompt)).toContain('Sound kind.');
    expect(systemOf(prompt)).toContain('{"text": "hello", "more": {"a": {}}}');
    expect(userOf(prompt)).toContain('Today is 2026-04-01, really 2026-04-01.');
  });

  test('when a variant is chosen, its text is sent and its name told', async () => {
    const prompt = (await readSound(parent, { 'desk/greet': 'short' })).render(greet, plain);
    expect(prompt).toMatchObject({ name: 'desk/greet', variant: 'short', purpose: 'desk/greet/short' });
    expect(systemOf(prompt)).toContain('Be short.');
  });

  test('when values hold braces, dollars, fences or marks of chat formats, they change nothing but their own place', () => {
    fc.assert(
      fc.property(
        tricky,
        tricky,
        fc.array(tricky, { minLength: 1, maxLength: 4 }),
        (tone, question, notes) => {
          fc.pre(tone !== '');
          const prompt = prompts.render(greet, {
            ...plain,
            tone,
            question: outside(question),
            notes: outside(notes),
          });
          const system = systemOf(prompt);
          expect(system).toContain(`\n\nSound ${tone}.\n\n`);
          const [first, second, ...rest] = fencesOf(userOf(prompt));
          expect(rest).toEqual([]);
          expect(first?.lines).toHaveLength(notes.length);
          expect(second?.lines).toHaveLength(1);
          for (const line of [...(first?.lines ?? []), ...(second?.lines ?? [])]) {
            expect(typeof JSON.parse(line)).toBe('string');
            expect(line).not.toMatch(/\p{Cc}|\p{Bidi_Control}|<[|/a-z]|\[INST\]/iu);
            expect(line).not.toContain(first?.mark);
          }
        },
      ),
    );
  });

  test('when text is plain, it arrives as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (question) => {
        fc.pre(!/\p{Bidi_Control}|[\u00ad\u200b]/u.test(question));
        const [, fenced] = fencesOf(userOf(prompts.render(greet, { ...plain, question: outside(question) })));
        expect(JSON.parse(fenced?.lines[0] ?? '')).toBe(question);
      }),
    );
  });

  test('when it is rendered twice, the marks differ and the System part, which providers cache, does not', () => {
    const [one, two] = [prompts.render(greet, plain), prompts.render(greet, plain)];
    expect(fencesOf(userOf(one))[0]?.mark).not.toBe(fencesOf(userOf(two))[0]?.mark);
    expect(systemOf(one)).toBe(systemOf(two));
  });

  test.each([
    ['an empty list', outside([])],
    ['null', outside(null)],
    ['an empty object', outside({})],
    ['an empty text', outside('')],
  ])('when an optional value is %s, its paragraph is left out', (_, notes) => {
    const user = userOf(prompts.render(greet, { ...plain, notes }));
    expect(user).not.toContain('## Notes');
    expect(fencesOf(user)).toHaveLength(1);
  });

  test('when an optional text of our own is empty, its paragraph is left out of the System part', () => {
    expect(systemOf(prompts.render(greet, { ...plain, tone: '' }))).not.toContain('Sound');
  });

  test('when a required value is empty, its place says so', () => {
    const fences = fencesOf(userOf(prompts.render(greet, { ...plain, question: outside(null) })));
    expect(fences[1]?.lines).toEqual(['null']);
  });

  test('when a value from outside is an object, names and texts within are cleaned and it stays on one line', () => {
    const value = {
      'a\u202eb': ['x\u0007', { n: 1n, when: new Date(0), no: undefined, inf: Number.NaN }],
      t: true,
    };
    const [, fenced] = fencesOf(userOf(prompts.render(greet, { ...plain, question: outside(value) })));
    expect(fenced?.lines.map((line) => JSON.parse(line))).toEqual([
      { ab: ['x', { n: '1', when: '1970-01-01T00:00:00.000Z', inf: 'NaN' }], t: true },
    ]);
  });

  test.each([
    ['a plain text stands for text from outside', { ...plain, question: '지난주' }],
    ['text from outside stands for our own', { ...plain, today: outside('x') }],
    ['a value is missing', { today: 'x', tone: 'y', question: outside('z') }],
    ['a value is not declared', { ...plain, colour: 'red' }],
    ['a list of texts hides behind a cast', { ...plain, question: ['x'] }],
  ])('when %s, rendering throws', (_, values) => {
    expect(() => prompts.render(greet, values as unknown as Values)).toThrow(/desk\/greet/);
  });

  test('when a prompt was not read at start, rendering throws', () => {
    expect(() => prompts.render({ ...greet, name: 'desk/leave' }, plain)).toThrow(/desk\/leave/);
  });
});
