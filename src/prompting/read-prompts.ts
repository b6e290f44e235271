import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { PromptDeclaration, Prompts } from './prompt.ts';
import { byPlace, type PromptFault } from './prompt-fault.ts';
import { type PromptFile, readPromptFile } from './read-prompt-file.ts';
import { type ChosenPrompt, createPrompts } from './render.ts';

const ending = '.md';
/** As many faults as still read well on one screen. */
const listedFaults = 20;

/**
 * Reads and checks every file under `directory` against what the code declares; `variants` names the variant to use by
 * prompt name. All faults are told at once, as problem `prompts-invalid` with `path:line` of each. Two declarations of one
 * name, or one variable in both lists of a declaration, throw.
 */
export async function readPrompts(
  directory: string,
  declarations: readonly PromptDeclaration[],
  variants: ReadonlyMap<string, string>,
): Promise<Outcome<Prompts>> {
  const declared = byName(declarations);
  const folder = basename(directory);
  const names = await listFiles(directory);
  if (names === null) {
    return failed(invalid([{ path: folder, line: 1, message: 'the folder cannot be read' }]));
  }
  const files = new Map<string, PromptFile>();
  const faults: PromptFault[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    const declaration = ownerOf(name, declared);
    if (declaration === null) {
      faults.push({ path, line: 1, message: undeclared(declared) });
      continue;
    }
    const reading = readPromptFile(path, await readFile(join(directory, name), 'utf8'), declaration);
    faults.push(...reading.faults);
    if (reading.file !== null) files.set(name.slice(0, -ending.length), reading.file);
  }
  faults.push(...choiceFaults(folder, names, declared, variants));
  if (faults.length > 0) return failed(invalid(faults));
  return done(createPrompts(choose(declarations, variants, files)));
}

function byName(declarations: readonly PromptDeclaration[]): ReadonlyMap<string, PromptDeclaration> {
  const declared = new Map<string, PromptDeclaration>();
  for (const declaration of declarations) {
    if (declared.has(declaration.name)) throw new Error(`prompt ${declaration.name} is declared twice`);
    const variables = [...declaration.variables, ...declaration.outside];
    if (new Set(variables).size < variables.length) {
      throw new Error(`prompt ${declaration.name} declares a variable twice`);
    }
    declared.set(declaration.name, declaration);
  }
  return declared;
}

/** Every file but hidden ones, as paths with `/`; null when the folder cannot be read. */
async function listFiles(directory: string): Promise<readonly string[] | null> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** The declaration a file belongs to: its own, or as a variant that of the folder it lies in. */
function ownerOf(name: string, declared: ReadonlyMap<string, PromptDeclaration>): PromptDeclaration | null {
  if (!name.endsWith(ending)) return null;
  const prompt = name.slice(0, -ending.length);
  return declared.get(prompt) ?? declared.get(prompt.split('/').slice(0, -1).join('/')) ?? null;
}

function undeclared(declared: ReadonlyMap<string, PromptDeclaration>): string {
  return `no code uses this file; it uses ${[...declared.keys()].join(', ')}, each with its ending .md, and variants in a folder of that name`;
}

function choiceFaults(
  folder: string,
  names: readonly string[],
  declared: ReadonlyMap<string, PromptDeclaration>,
  variants: ReadonlyMap<string, string>,
): readonly PromptFault[] {
  const missing = [...declared.keys()]
    .filter((prompt) => !names.includes(prompt + ending))
    .map((prompt) => ({
      path: `${folder}/${prompt}${ending}`,
      line: 1,
      message: 'the code uses this file, which is missing',
    }));
  const unknown = [...variants].flatMap(([prompt, variant]) => {
    const path = `${folder}/${prompt}/${variant}${ending}`;
    if (!declared.has(prompt)) {
      const message = `a variant is chosen of ${prompt}, which is no prompt; prompts are ${[...declared.keys()].join(', ')}`;
      return [{ path, line: 1, message }];
    }
    if (names.includes(`${prompt}/${variant}${ending}`)) return [];
    const known = names.filter((name) => name.startsWith(`${prompt}/`)).map((name) => basename(name, ending));
    const message = `this variant is chosen and missing; variants of ${prompt} are ${known.join(', ') || 'none'}`;
    return [{ path, line: 1, message }];
  });
  return [...missing, ...unknown];
}

function choose(
  declarations: readonly PromptDeclaration[],
  variants: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, PromptFile>,
): ReadonlyMap<PromptDeclaration['name'], ChosenPrompt> {
  return new Map(
    declarations.map(({ name }) => {
      const variant = variants.get(name) ?? null;
      const file = files.get(variant === null ? name : `${name}/${variant}`);
      if (file === undefined) throw new Error(`prompt ${name} passed its checks without a file`);
      return [name, { file, variant }];
    }),
  );
}

function invalid(faults: readonly PromptFault[]): Problem {
  const lines = faults.toSorted(byPlace).map((fault) => `${fault.path}:${fault.line}: ${fault.message}`);
  const more = lines.length > listedFaults ? [`(${lines.length - listedFaults} more)`] : [];
  const list = [...lines.slice(0, listedFaults), ...more].join('\n');
  return { code: 'prompts-invalid', params: { count: lines.length, first: lines[0] ?? list, list } };
}
