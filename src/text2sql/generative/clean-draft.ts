import { cleanText } from '../../warehouse/catalog/clean-text.ts';
import type { SqlDraft } from './schemas.ts';

const link = /https?:|www\.|\b[\w-]+\.(?:com|net|org|io|co|kr|dev|app|me|ru|cn|link|xyz)\b/iu;
const markup = /[<>[\]{}|*~#@]|\]\(|&\w+;|```/u;

/** Whether a text could lead somewhere, call somebody or draw something when a door prints it. */
export function isPlain(text: string): boolean {
  return !link.test(text) && !markup.test(text);
}

/** Words of a model as a door may print them; null for what is empty or more than words. */
export function plainWords(text: string, limit: number): string | null {
  const clean = cleanText(text.replaceAll('`', ''), limit);
  return clean !== null && isPlain(clean) ? clean : null;
}

const tooMany = 8;

/** Drops what a model has no business to write; the statement is judged elsewhere. */
export function cleanDraft(draft: SqlDraft): SqlDraft {
  const lines = (texts: readonly string[], limit: number) =>
    texts.slice(0, tooMany).flatMap((text) => plainWords(text, limit) ?? []);
  const sql = draft.sql?.trim().replace(/;\s*$/, '') ?? null;
  return {
    plan: '',
    sql: sql === '' ? null : sql,
    title: plainWords(draft.title, 80) ?? '',
    columns: draft.columns.slice(0, 60).map(({ name, label, format }) => ({
      name,
      label: plainWords(label, 40) ?? '',
      format,
    })),
    assumptions: lines(draft.assumptions, 160),
    missing: lines(draft.missing, 60),
  };
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
