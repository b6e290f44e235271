import type { ChatMessage } from '../../domain/chat.ts';
import { isPlain, repeatsPassage } from '../../language/plain-text.ts';
import { cleanText } from '../../warehouse/catalog/clean-text.ts';
import type { SqlDraft } from './schemas.ts';

/** Words of a model as a door may print them; null for what is empty, more than words, or read off its instructions. */
export function plainWords(text: string, limit: number, instructions: string): string | null {
  const bare = text.replaceAll('`', '');
  const clean = cleanText(bare, limit);
  if (clean === null || !isPlain(cleanText(bare, bare.length) ?? '')) return null;
  return repeatsPassage(bare, instructions) ? null : clean;
}

/** What a model is told, without the example of an output: that one may well be repeated. */
export function instructionsIn(messages: readonly ChatMessage[]): string {
  const system = messages.filter(({ role }) => role === 'system').map(({ text }) => text);
  return system.join('\n\n').replace(/^Example output[\s\S]*?(?:\n\n|$(?![\s\S]))/gm, '');
}

const tooMany = 8;

/** Drops what a model has no business to write; the statement is judged elsewhere, but its comments are words as well. */
export function cleanDraft(draft: SqlDraft, instructions: string): SqlDraft {
  const words = (text: string, limit: number) => plainWords(text, limit, instructions);
  const lines = (texts: readonly string[], limit: number) =>
    texts.slice(0, tooMany).flatMap((text) => words(text, limit) ?? []);
  const sql = statement(draft.sql ?? '');
  return {
    plan: '',
    sql,
    title: words(draft.title, 80) ?? '',
    columns: draft.columns.slice(0, 60).map(({ name, label, format }) => ({
      name,
      label: words(label, 40) ?? '',
      format,
    })),
    assumptions: lines(draft.assumptions, 160),
    missing: lines(draft.missing, 60),
    label: readingLabel(draft.label, words),
    other: sql === null || draft.other === null ? null : cleanOther(draft.other, words),
  };
}

type CleanWords = (text: string, limit: number) => string | null;

function cleanOther(other: NonNullable<SqlDraft['other']>, words: CleanWords): SqlDraft['other'] {
  const sql = statement(other.sql);
  if (sql === null) return null;
  return { sql, title: words(other.title, 80) ?? '', label: readingLabel(other.label, words) };
}

/** A number follows it after a colon, so it has none itself; without a letter it tells nothing apart. */
function readingLabel(text: string, words: CleanWords): string {
  const label = words(text.replaceAll(':', ' ').replace(/\s+/gu, ' '), 40) ?? '';
  return /\p{L}/u.test(label) ? label : '';
}

function statement(written: string): string | null {
  const bare = withoutComments(unfenced(written)).trim().replace(/;\s*$/, '');
  return bare === '' ? null : bare;
}

/** A statement that is set as code is the same statement. */
function unfenced(written: string): string {
  return /^\s*```[\w-]*\s*\n?([\s\S]*?)\n?\s*```\s*$/.exec(written)?.[1] ?? written;
}

/** Quoted texts and names stay as they are; of a nested comment something is left that no parser takes. */
function withoutComments(sql: string): string {
  const token =
    /[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
  return sql.replace(token, (text) => (/^(--|\/\*)/.test(text) ? ' ' : text));
}

/** Figures of a text as plain digits: `1,234` and `1234` are one. */
export function figuresIn(text: string): readonly string[] {
  return (text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((figure) =>
    figure.replaceAll(',', '').replace(/^0+(?=\d)/, ''),
  );
}

/** Whether every figure of a text is in one of the sources: a model that writes another one made it up. */
export function hasOnlyFiguresOf(text: string, sources: readonly string[]): boolean {
  const known = new Set(sources.flatMap(figuresIn));
  return figuresIn(text).every((figure) => known.has(figure));
}
