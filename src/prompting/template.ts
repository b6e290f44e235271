/** A part of a prompt's text: written out, or a variable's place. `alone` when it has its line to itself. */
export type Piece = string | { readonly variable: string; readonly line: number; readonly alone: boolean };

/** Text between empty lines, which is what an optional variable takes with it. */
export type Paragraph = readonly Piece[];

export interface Template {
  readonly system: readonly Paragraph[];
  readonly user: readonly Paragraph[];
}

interface TemplateFault {
  readonly line: number;
  readonly message: string;
}

const headings = ['# System', '# User'] as const;
const placeholder = /\{\{([a-z][a-z0-9_]*)\}\}/gu;

/**
 * Splits the body of a prompt file into its two parts and these into pieces; `template` is null when the parts are not there.
 * `firstLine` is the line of the file that the body begins on.
 */
export function parseTemplate(
  body: string,
  firstLine: number,
): { readonly template: Template | null; readonly faults: readonly TemplateFault[] } {
  const lines = body.split('\n').map((text, index) => ({ text, line: firstLine + index }));
  const faults = [...headingFaults(lines, firstLine), ...placeholderFaults(lines)];
  const [system = -1, user = -1] = headings.map((heading) =>
    lines.findIndex((line) => isLine(line, heading)),
  );
  if (system < 0 || user < system) return { template: null, faults };
  const template = {
    system: paragraphsOf(lines.slice(system + 1, user)),
    user: paragraphsOf(lines.slice(user + 1)),
  };
  const empty = [
    ...(template.system.length > 0
      ? []
      : [{ line: firstLine + system, message: `${headings[0]} has no text` }]),
    ...(template.user.length > 0 ? [] : [{ line: firstLine + user, message: `${headings[1]} has no text` }]),
  ];
  return { template, faults: [...faults, ...empty] };
}

interface Line {
  readonly text: string;
  readonly line: number;
}

function isLine(line: Line, text: string): boolean {
  return line.text.trimEnd() === text;
}

/** Just `# System` and then `# User`, and nothing before them: text in neither part would never reach a model. */
function headingFaults(lines: readonly Line[], firstLine: number): readonly TemplateFault[] {
  const found = lines.filter((line) => line.text.startsWith('# '));
  const others = found
    .filter((line) => !headings.some((heading) => isLine(line, heading)))
    .map(({ line }) => ({
      line,
      message: `level one is for ${headings.join(' and ')} alone; write ## here`,
    }));
  const [systems = [], users = []] = headings.map((heading) => found.filter((line) => isLine(line, heading)));
  const missing = headings
    .filter((_, at) => [systems, users][at]?.length === 0)
    .map((heading) => ({ line: firstLine, message: `a line "${heading}" is missing` }));
  const again = [...systems.slice(1), ...users.slice(1)].map(({ text, line }) => ({
    line,
    message: `"${text.trimEnd()}" stands twice`,
  }));
  return [...missing, ...again, ...others, ...orderFaults(lines, systems[0], users[0])];
}

function orderFaults(
  lines: readonly Line[],
  system: Line | undefined,
  user: Line | undefined,
): readonly TemplateFault[] {
  if (system === undefined || user === undefined) return [];
  if (user.line < system.line)
    return [{ line: user.line, message: `${headings[0]} stands before ${headings[1]}` }];
  const first = lines.find((line) => line.text.trim() !== '');
  if (first === undefined || first === system) return [];
  return [{ line: first.line, message: `this stands before "${headings[0]}", where no model reads it` }];
}

function placeholderFaults(lines: readonly Line[]): readonly TemplateFault[] {
  return lines
    .filter((line) => line.text.replace(placeholder, '').includes('{{'))
    .map((line) => ({
      line: line.line,
      message: 'two braces open a variable, written {{name}} in lower case without spaces',
    }));
}

function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0).map(piecesOf);
}

function piecesOf(lines: readonly Line[]): Paragraph {
  return lines.flatMap((line, index) => {
    const end = index === lines.length - 1 ? [] : ['\n'];
    return [...linePieces(line), ...end];
  });
}

function linePieces({ text, line }: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  const alone = /^\{\{[a-z0-9_]+\}\}$/u.test(text.trim());
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ variable: match[1] ?? '', line, alone });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
