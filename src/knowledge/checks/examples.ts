import type { ExampleParameter, Knowledge, VerifiedExample } from '../../domain/knowledge.ts';
import { type Finding, meantAmong, wordKey } from './finding.ts';
import { sqlParameters } from './sql-parameters.ts';

/** A verified example must be runnable from its questions: parameters declared, used, and sayable. */
export function findExampleFaults(knowledge: Knowledge): Finding[] {
  const dimensions = knowledge.dimensions.map((dimension) => dimension.name);
  return [
    ...knowledge.examples.flatMap((example) =>
      faultsOf(example, dimensions).map(({ message, remedy }) => ({
        source: example.source,
        message: `example \`${example.name}\`: ${message}`,
        remedy,
        fatal: true,
      })),
    ),
    ...sameQuestions(knowledge.examples),
  ];
}

interface Fault {
  readonly message: string;
  readonly remedy: string;
}

function faultsOf(example: VerifiedExample, dimensions: readonly string[]): Fault[] {
  return [
    ...example.parameters.flatMap((parameter) => parameterFaults(parameter, dimensions)),
    ...sqlFaults(example),
    ...questionFaults(example),
    ...repeatedNames(example),
  ];
}

function parameterFaults(
  { name, type, dimension, ...rest }: ExampleParameter,
  dimensions: readonly string[],
): Fault[] {
  if (type === 'value' && dimension === null) {
    return [{ message: `value parameter \`${name}\` names no dimension`, remedy: 'add `dimension`' }];
  }
  if (type !== 'value' && dimension !== null) {
    return [{ message: `${type} parameter \`${name}\` needs no dimension`, remedy: 'remove `dimension`' }];
  }
  if (dimension !== null && !dimensions.includes(dimension)) {
    const message = `parameter \`${name}\` names the dimension \`${dimension}\`, which does not exist`;
    return [{ message, remedy: meantAmong(dimension, dimensions) }];
  }
  if (type === 'number' && rest.default !== null && !Number.isFinite(Number(rest.default))) {
    return [
      {
        message: `default of \`${name}\` is no number: ${rest.default}`,
        remedy: 'write digits, such as "10"',
      },
    ];
  }
  return [];
}

/** A range may be used as days or as the moments those days begin, but always with both its ends. */
function placeholdersOf({ name, type }: ExampleParameter): readonly (readonly string[])[] {
  if (type !== 'range') return [[name]];
  return ['from', 'to'].map((end) => [`${name}_${end}`, `${name}_${end}_at`]);
}

function sqlFaults(example: VerifiedExample): Fault[] {
  const used = sqlParameters(example.sql);
  const places = example.parameters.flatMap(placeholdersOf);
  const declared = places.flat();
  const undeclared = [...used].filter((name) => !declared.includes(name));
  const unused = places.filter((names) => !names.some((name) => used.has(name)));
  return [
    ...undeclared.map((name) => ({
      message: `the SQL uses \`:${name}\`, which no parameter fills`,
      remedy: declared.length > 0 ? meantAmong(name, declared) : 'declare it under `parameters`',
    })),
    ...unused.map((names) => ({
      message: `the SQL does not use ${names.map((name) => `\`:${name}\``).join(' or ')}`,
      remedy: 'use it, or remove the parameter',
    })),
  ];
}

function questionFaults(example: VerifiedExample): Fault[] {
  const names = example.parameters.map((parameter) => parameter.name);
  const questions = [...example.questions.ko, ...example.questions.en];
  const named = questions.flatMap((question) =>
    [...question.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name),
  );
  const unknown = [...new Set(named)].filter((name) => !names.includes(name));
  const unsayable = example.parameters.filter(
    ({ name, ...rest }) => rest.default === null && !named.includes(name),
  );
  return [
    ...unknown.map((name) => ({
      message: `a question has \`{${name}}\`, which is no parameter`,
      remedy: names.length > 0 ? meantAmong(name, names) : 'declare it under `parameters`',
    })),
    ...unsayable.map(({ name }) => ({
      message: `no question says \`{${name}}\`, and it has no default`,
      remedy: `put {${name}} in the questions, or give it a default`,
    })),
  ];
}

function repeatedNames(example: VerifiedExample): Fault[] {
  const names = [
    ...example.parameters,
    ...example.columns.map((column) => ({ name: `column ${column.name}` })),
  ];
  const seen = new Set<string>();
  return names.flatMap(({ name }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ message: `\`${name}\` is declared twice`, remedy: 'rename one of the two' }];
  });
}

/** The same wording over two statements would make the answer a matter of file order. */
function sameQuestions(examples: readonly VerifiedExample[]): Finding[] {
  const first = new Map<string, VerifiedExample>();
  return examples.flatMap((example) =>
    [...example.questions.ko, ...example.questions.en].flatMap((question) => {
      const key = wordKey(question);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, example);
      if (earlier === undefined || earlier.sql === example.sql) return [];
      return [
        {
          source: example.source,
          message: `example \`${example.name}\` and \`${earlier.name}\` answer the same question: ${question}`,
          remedy: 'word one of the two questions differently, or keep one example',
          fatal: true,
        },
      ];
    }),
  );
}
