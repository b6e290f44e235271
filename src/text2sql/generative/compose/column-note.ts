import { cleanText } from '../../../warehouse/catalog/clean-text.ts';
import { quoteText } from './quote.ts';

const longestNote = 100;
/** Beside a note, a comment only adds what kind of thing the column is. */
const longestBeside = 40;
const longestList = 220;
/** `허용값: a(가), b(나). …` */
const listed = /(허용값|가능한 값|값|allowed values|possible values|values|one of)\s*[:：]\s*/iu;

/**
 * What the owners wrote of a column: the note of the knowledge, the stored comment, and the values that the comment
 * allows. A value is told whole or not at all, because half of one is a filter that matches nothing. Null without either.
 */
export function columnNote(note: string | null, comment: string | null): string | null {
  const { words, list } = splitComment(comment ?? '');
  const beside = note === null ? cleanText(words, longestNote) : besideNote(words, note);
  const parts = [beside, cleanText(note ?? '', longestNote), list].filter(
    (part) => part !== null && part !== '',
  );
  if (parts.length === 0) return null;
  const text = parts.map((part) => part?.replace(/[.\s]+$/u, '')).join('. ');
  return quoteText(text, text.length + 1);
}

/** Null where the note says it already, and where only a part of it would stand there. */
function besideNote(words: string, note: string): string | null {
  const [first = ''] = words.split(/[.:;]\s|[.]$/u);
  return first.length > longestBeside || note.includes(first) ? null : cleanText(first, longestBeside);
}

function splitComment(comment: string): { readonly words: string; readonly list: string | null } {
  const marker = listed.exec(comment);
  if (marker === null) return { words: comment, list: null };
  const from = marker.index + marker[0].length;
  const rest = comment.slice(from);
  const end = /\.(?=\s|$)/u.exec(rest)?.index ?? rest.length;
  const values = rest
    .slice(0, end)
    .split(/,(?![^(]*\))/u)
    .flatMap((value) => cleanText(value, longestList) ?? []);
  if (values.length < 2) return { words: comment, list: null };
  const words = `${comment.slice(0, marker.index)} ${rest.slice(end + 1)}`.replace(/\s+/gu, ' ').trim();
  return { words, list: `${marker[1]}: ${fitted(values)}` };
}

/** With what each value means where all fit, else the values alone, else as many as fit and how many more there are. */
function fitted(values: readonly string[]): string {
  const full = values.join(', ');
  if (full.length <= longestList) return full;
  const bare = values.map((value) => value.replace(/\s*\([^)]*\)\s*$/u, ''));
  const kept: string[] = [];
  for (const value of bare) {
    if ([...kept, value].join(', ').length > longestList) break;
    kept.push(value);
  }
  const more = bare.length - kept.length;
  return more === 0 ? kept.join(', ') : `${kept.join(', ')}, and ${more} more`;
}
