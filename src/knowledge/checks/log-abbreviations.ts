import type { Knowledge } from '../../domain/knowledge.ts';
import { type Finding, wordKey } from './finding.ts';

/** An abbreviation that stands for two words would resolve a log name to the wrong screen. */
export function findContestedAbbreviations({ logTerms }: Knowledge): Finding[] {
  const first = new Map<string, string>();
  return logTerms.flatMap((term) =>
    term.abbreviations.flatMap((abbreviation) => {
      const key = wordKey(abbreviation);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, term.term);
      if (earlier === undefined) return [];
      return [
        {
          source: term.source,
          message: `log terms \`${earlier}\` and \`${term.term}\` share the abbreviation \`${abbreviation}\``,
          remedy: 'keep it with one of the two',
          fatal: false,
        },
      ];
    }),
  );
}
