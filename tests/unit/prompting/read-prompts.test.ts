import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declarePrompt } from '../../../src/prompting/prompt.ts';
import { readPrompts } from '../../../src/prompting/read-prompts.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { faultsOf, greet, soundPrompt, writePrompts } from './write-prompts.ts';

const parent = temporaryDirectory();
const path = 'prompts/desk/greet.md';

interface Edit {
  readonly name: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly line: number;
  readonly names: RegExp;
}

const edits: readonly Edit[] = [
  {
    name: 'a key of the front matter is unknown',
    from: 'purpose: greet',
    to: 'owner: me\npurpose: greet',
    line: 2,
    names: /owner.*purpose, variables/,
  },
  {
    name: 'a key of a variable is unknown',
    from: 'meaning: the day',
    to: 'meaning: the day, format: iso',
    line: 4,
    names: /today\.format.*from, meaning/,
  },
  { name: 'a setting is unknown', from: 'topP: null', to: 'top_p: null', line: 9, names: /unknown.*top_p/ },
  {
    name: 'a setting is out of range',
    from: 'temperature: 0.2',
    to: 'temperature: 20',
    line: 9,
    names: /settings\.temperature/,
  },
  { name: 'the purpose is missing', from: /purpose.*\n/, to: '', line: 2, names: /purpose/ },
  {
    name: 'a variable does not say where its text is from',
    from: 'from: code, meaning: the day',
    to: 'meaning: the day',
    line: 4,
    names: /today\.from/,
  },
  {
    name: 'a variable of the code is missing',
    from: / {2}tone.*\n([\s\S]*)Sound \{\{tone\}\}/,
    to: '$1Sound kind',
    line: 3,
    names: /tone/,
  },
  {
    name: 'a variable is declared that no code fills',
    from: '  today:',
    to: '  weather: { from: code, meaning: rain }\n  today:',
    line: 4,
    names: /no code fills.*weather/,
  },
  {
    name: 'a variable is declared and not used',
    from: 'Sound {{tone}}.',
    to: 'Sound kind.',
    line: 5,
    names: /tone is not used/,
  },
  {
    name: 'a variable is used and not declared',
    from: 'Greet them',
    to: 'Greet {{colleague}}',
    line: 12,
    names: /colleague/,
  },
  {
    name: "a variable has the name of an object's own property",
    from: 'Greet them',
    to: 'Greet {{constructor}}',
    line: 12,
    names: /constructor/,
  },
  {
    name: 'text from outside is declared as our own',
    from: 'question: { from: outside',
    to: 'question: { from: code',
    line: 6,
    names: /question.*outside/,
  },
  {
    name: 'text from outside stands in the System part',
    from: 'Greet them',
    to: 'Greet\n{{question}}\nthem',
    line: 13,
    names: /question.*System/,
  },
  {
    name: 'text from outside stands within a line',
    from: '## Question\n',
    to: '## Question ',
    line: 22,
    names: /question.*line to itself/,
  },
  {
    name: 'an optional variable shares its paragraph',
    from: '## Notes\n',
    to: '## Notes of {{today}}\n',
    line: 20,
    names: /notes.*paragraph/,
  },
  {
    name: 'braces hold no name',
    from: 'Greet them',
    to: 'Greet {{ today }}',
    line: 12,
    names: /\{\{name\}\}/,
  },
  { name: 'braces stay open', from: 'Greet them', to: 'Greet {{today', line: 12, names: /\{\{name\}\}/ },
  {
    name: 'the output is another',
    from: 'output: greeting',
    to: 'output: null',
    line: 8,
    names: /null.*greeting/,
  },
  { name: 'the System part is missing', from: '# System\n', to: '', line: 11, names: /# System/ },
  {
    name: 'the User part stands first',
    from: /# System\n([\s\S]*)# User\n([\s\S]*)/,
    to: '# User\n$2\n# System\n$1',
    line: 11,
    names: /# System/,
  },
  {
    name: 'the User part is empty',
    from: /# User\n[\s\S]*/,
    to: '# User\n',
    line: 16,
    names: /# User.*no text/,
  },
  {
    name: 'text stands before the parts',
    from: '# System\n',
    to: 'Hello\n# System\n',
    line: 11,
    names: /# System/,
  },
  {
    name: 'another heading of level one stands there',
    from: '## Notes',
    to: '# Notes',
    line: 19,
    names: /level one/,
  },
  {
    name: 'a key stands twice',
    from: 'output: greeting',
    to: 'output: greeting\noutput: greeting',
    line: 9,
    names: /YAML/,
  },
  { name: 'there is no front matter', from: /^---\n[\s\S]*?\n---\n/, to: '', line: 1, names: /front matter/ },
];

describe('a folder of prompts', () => {
  test('when file and code agree, it is read, hidden files aside', async () => {
    const directory = writePrompts(parent, { 'desk/greet.md': soundPrompt, '.notes': 'x' });
    expect(await faultsOf(directory, [greet])).toEqual([]);
  });

  test('when a file has a byte order mark and the line ends of Windows, it reads the same', async () => {
    const directory = writePrompts(parent, {
      'desk/greet.md': `\uFEFF${soundPrompt.replaceAll('\n', '\r\n')}`,
    });
    expect(await faultsOf(directory, [greet])).toEqual([]);
  });

  test.each(edits)('when $name, the start is refused at its line', async ({ from, to, line, names }) => {
    const broken = soundPrompt.replace(from, to);
    expect(broken).not.toBe(soundPrompt);
    const faults = await faultsOf(writePrompts(parent, { 'desk/greet.md': broken }), [greet]);
    const place = `${path}:${line}: `;
    expect(faults.filter((fault) => fault.startsWith(place) && names.test(fault))).toHaveLength(1);
  });

  test('when a declared prompt has no file and a file no declaration, both are told', async () => {
    const directory = writePrompts(parent, {
      'desk/great.md': soundPrompt,
      'desk/greet.txt': 'x',
      'README.md': 'x',
    });
    const faults = await faultsOf(directory, [greet]);
    expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
      'prompts/README.md:1',
      'prompts/desk/great.md:1',
      'prompts/desk/greet.md:1',
      'prompts/desk/greet.txt:1',
    ]);
  });

  test('when a variant that is not chosen is broken, the start is refused all the same', async () => {
    const directory = writePrompts(parent, {
      'desk/greet.md': soundPrompt,
      'desk/greet/short.md': soundPrompt.replace('{{question}}', 'what?'),
    });
    const [fault, ...rest] = await faultsOf(directory, [greet]);
    expect(fault).toMatch(/^prompts\/desk\/greet\/short\.md:6: .*question/);
    expect(rest).toEqual([]);
  });

  test('when the chosen variant or its prompt does not exist, those that do are named', async () => {
    const directory = writePrompts(parent, {
      'desk/greet.md': soundPrompt,
      'desk/greet/short.md': soundPrompt,
    });
    const [variant] = await faultsOf(directory, [greet], { 'desk/greet': 'shrot' });
    expect(variant).toMatch(/^prompts\/desk\/greet\/shrot\.md:1: .*short/);
    const [prompt] = await faultsOf(directory, [greet], { 'desk/great': 'short' });
    expect(prompt).toMatch(/desk\/greet/);
  });

  test('when several files are broken, every fault is listed and counted', async () => {
    const broken = soundPrompt.replace('purpose:', 'aim:').replace('# User', '# Users');
    const directory = writePrompts(parent, { 'desk/greet.md': broken, 'desk/greet/short.md': broken });
    const read = await readPrompts(directory, [greet], new Map());
    const list = await faultsOf(directory, [greet]);
    expect(read).toMatchObject({ ok: false, problem: { params: { count: list.length, first: list[0] } } });
    expect(list.filter((fault) => fault.includes('greet/short.md'))).toHaveLength(list.length / 2);
  });

  test('when there is no folder, that is the fault', async () => {
    expect(await faultsOf(join(parent, 'nowhere', 'prompts'), [greet])).toEqual([
      expect.stringMatching(/^prompts:1: /),
    ]);
  });

  test('when the code declares a prompt or a variable twice, it throws', async () => {
    const directory = writePrompts(parent, { 'desk/greet.md': soundPrompt });
    await expect(readPrompts(directory, [greet, greet], new Map())).rejects.toThrow(/desk\/greet/);
    const twice = declarePrompt({ name: 'desk/greet', variables: ['a'], outside: ['a'], output: null });
    await expect(readPrompts(directory, [twice], new Map())).rejects.toThrow(/desk\/greet/);
    expect(readdirSync(directory)).toEqual(['desk']);
  });
});
