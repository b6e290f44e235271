import type { LogEntry, LogTerm } from '../../domain/knowledge.ts';
import { type Draft, draft } from '../draft.ts';

/** One client log event. */
export function logDraft(entry: LogEntry): Draft {
  return draft({
    kind: 'log',
    key: entry.key,
    title: entry.key,
    payload: { type: 'log-entry', entry },
    tables: [],
    owner: entry.source.owner,
    source: `${entry.source.path}:${entry.source.line}`,
    fields: [
      { name: 'description', weight: 2, texts: [entry.description.ko, entry.description.en] },
      { name: 'name', weight: 1.5, texts: [entry.screen, entry.group, entry.event] },
      { name: 'type', weight: 0.5, texts: [entry.type] },
      { name: 'value', weight: 0.5, texts: Object.entries(entry.values).flat() },
    ],
  });
}

/** What a word of log names means; it shares the store of the logs, under a key that cannot meet theirs. */
export function logTermDraft(term: LogTerm): Draft {
  return draft({
    kind: 'log',
    key: `term:${term.term}`,
    title: `${term.term} = ${term.ko}`,
    payload: { type: 'log-term', term },
    tables: [],
    owner: term.source.owner,
    source: `${term.source.path}:${term.source.line}`,
    fields: [
      { name: 'name', weight: 3, texts: [term.term, term.ko] },
      { name: 'abbreviation', weight: 2, texts: term.abbreviations },
    ],
  });
}
