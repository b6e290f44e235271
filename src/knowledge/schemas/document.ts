import { isoDate, strict, text } from './common.ts';

/** Front matter of `documents/*.md`; the name is the file's name, the body is all below the second `---`. */
export const documentFrontMatter = strict({ title: text, owner: text, updatedAt: isoDate });
