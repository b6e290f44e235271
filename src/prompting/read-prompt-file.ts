import { type FrontMatter, readFrontMatter, variableOf } from './front-matter.ts';
import type { PromptDeclaration } from './prompt.ts';
import type { PromptFault } from './prompt-fault.ts';
import { type Paragraph, type Piece, parseTemplate, type Template } from './template.ts';

/** A prompt file that was found sound. */
export interface PromptFile {
  readonly front: FrontMatter;
  readonly template: Template;
}

const frontMatterBlock = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/u;

/** Reads one file against what the code declares of it; `file` is null when anything is wrong. */
export function readPromptFile(
  path: string,
  content: string,
  declaration: PromptDeclaration,
): { readonly file: PromptFile | null; readonly faults: readonly PromptFault[] } {
  const text = content.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const block = frontMatterBlock.exec(text);
  if (block === null) {
    const message =
      'begins with front matter: a line ---, then purpose, variables, output and settings, a line ---';
    return { file: null, faults: [{ path, line: 1, message }] };
  }
  const front = readFrontMatter(block[1] ?? '', 2);
  const body = text.slice(block[0].length);
  const { template, faults } = parseTemplate(body, block[0].split('\n').length);
  const { lineOf, value } = front;
  const found = [
    ...front.faults,
    ...faults,
    ...(value === null ? [] : declarationFaults(value, declaration, lineOf)),
    ...(value === null || template === null ? [] : placeFaults(value, template, lineOf)),
  ];
  if (value === null || template === null || found.length > 0) {
    return { file: null, faults: found.map((fault) => ({ path, ...fault })) };
  }
  return { file: { front: value, template }, faults: [] };
}

interface Found {
  readonly line: number;
  readonly message: string;
}

type LineOf = (path: readonly string[]) => number;

/** File and code name the same variables, of the same trust, and the same output. */
function declarationFaults(
  front: FrontMatter,
  declaration: PromptDeclaration,
  lineOf: LineOf,
): readonly Found[] {
  const expected = new Map<string, 'code' | 'outside'>([
    ...declaration.variables.map((name) => [name, 'code'] as const),
    ...declaration.outside.map((name) => [name, 'outside'] as const),
  ]);
  const faults: Found[] = [];
  for (const [name, from] of expected) {
    const written = variableOf(front, name);
    if (written === undefined) {
      const message = `the code fills a variable ${name} (from: ${from}) that is missing here; declare and use it`;
      faults.push({ line: lineOf(['variables']), message });
    } else if (written.from !== from) {
      const message = `${name} is from: ${written.from} here, and the code fills it from: ${from}`;
      faults.push({ line: lineOf(['variables', name, 'from']), message });
    }
  }
  for (const name of Object.keys(front.variables).filter((key) => !expected.has(key))) {
    const message = `no code fills the variable ${name}; those filled are ${[...expected.keys()].join(', ') || 'none'}`;
    faults.push({ line: lineOf(['variables', name]), message });
  }
  if (front.output !== declaration.output) {
    const message = `the output is ${front.output ?? 'null'} here, and the code reads ${declaration.output ?? 'null'}`;
    faults.push({ line: lineOf(['output']), message });
  }
  return faults;
}

type Place = Exclude<Piece, string>;

/** Each declared variable has a place, each place a variable, and text from outside stands only where it is fenced. */
function placeFaults(front: FrontMatter, template: Template, lineOf: LineOf): readonly Found[] {
  const paragraphs = [...template.system, ...template.user];
  const places = paragraphs.flatMap(placesOf);
  const used = new Set(places.map((place) => place.variable));
  const unused = Object.keys(front.variables)
    .filter((name) => !used.has(name))
    .map((name) => ({
      line: lineOf(['variables', name]),
      message: `the variable ${name} is not used in the text`,
    }));
  const undeclared = places
    .filter((place) => variableOf(front, place.variable) === undefined)
    .map((place) => ({
      line: place.line,
      message: `{{${place.variable}}} is no variable of this prompt; its variables are ${Object.keys(front.variables).join(', ') || 'none'}`,
    }));
  const isOutside = (place: Place) => variableOf(front, place.variable)?.from === 'outside';
  const inSystem = template.system
    .flatMap(placesOf)
    .filter(isOutside)
    .map((place) => ({
      line: place.line,
      message: `{{${place.variable}}} holds text from outside, which never stands in the System part; move it to # User`,
    }));
  const inline = places
    .filter((place) => isOutside(place) && !place.alone)
    .map((place) => ({
      line: place.line,
      message: `{{${place.variable}}} holds text from outside and is fenced, so it needs a line to itself`,
    }));
  return [
    ...unused,
    ...undeclared,
    ...inSystem,
    ...inline,
    ...paragraphs.flatMap((each) => sharedBy(each, front)),
  ];
}

/** An optional variable takes its whole paragraph with it, so nothing else may be filled in there. */
function sharedBy(paragraph: Paragraph, front: FrontMatter): readonly Found[] {
  const places = placesOf(paragraph);
  const optional = places.find((place) => variableOf(front, place.variable)?.optional === true);
  if (optional === undefined || places.every((place) => place.variable === optional.variable)) return [];
  const message = `{{${optional.variable}}} is optional, so it needs a paragraph without other variables`;
  return [{ line: optional.line, message }];
}

function placesOf(paragraph: Paragraph): readonly Place[] {
  return paragraph.filter((piece) => typeof piece !== 'string');
}
