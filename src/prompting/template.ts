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

/** Splits the body of a prompt file into its two parts and these into pieces. `firstLine` is the line the body begins on. */
export function parseTemplate(
  body: string,
  firstLine: number,
): { readonly template: Template; readonly faults: readonly TemplateFault[] } {
  const lines = body.split('\n').map((text, index) => ({ text, line: firstLine + index }));
  const faults = [...headingFaults(lines, firstLine), ...placeholderFaults(lines)];
  const [system, user] = headings.map((heading) =>
    lines.findIndex((line) => line.text.trimEnd() === heading),
  );
  if (system === undefined || user === undefined || system < 0 || user < system) {
    return { template: { system: [], user: [] }, faults };
  }
  const template = {
    system: paragraphsOf(lines.slice(system + 1, user)),
    user: paragraphsOf(lines.slice(user + 1)),
  };
  const empty = [template.system, template.user].flatMap((part, index) =>
    part.length > 0
      ? []
      : [
          {
            line: lines[index === 0 ? system : user]?.line ?? firstLine,
            message: `${headings[index]} has no text`,
          },
        ],
  );
  return { template, faults: [...faults, ...empty] };
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** Just `# System` and then `# User`, and nothing before them: text in neither part would never reach a model. */
function headingFaults(lines: readonly Line[], firstLine: number): readonly TemplateFault[] {
  const first = lines.find((line) => line.text.trim() !== '');
  const found = lines
    .filter((line) => /^# /u.test(line.text))
    .map((line) => ({ ...line, text: line.text.trimEnd() }));
  const faults: TemplateFault[] = [];
  if (first !== undefined && first.text.trimEnd() !== headings[0]) {
    faults.push({ line: first.line, message: `the text begins with a line "${headings[0]}"` });
  }
  for (const heading of headings) {
    const times = found.filter((line) => line.text === heading);
    if (times.length === 0) faults.push({ line: firstLine, message: `a line "${heading}" is missing` });
    for (const again of times.slice(1))
      faults.push({ line: again.line, message: `"${heading}" stands twice` });
  }
  for (const other of found.filter((line) => !headings.some((heading) => heading === line.text))) {
    faults.push({
      line: other.line,
      message: 'headings of level one are # System and # User alone; write ## here',
    });
  }
  const [system, user] = headings.map((heading) => found.find((line) => line.text === heading)?.line ?? 0);
  if (system !== undefined && user !== undefined && user > 0 && user < system) {
    faults.push({ line: user, message: '# System stands before # User' });
  }
  return faults;
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
