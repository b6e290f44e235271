/** Which file holds what; the folder says the kind, so that a reader of the folder needs no other map. */
export const fileKinds = [
  { kind: 'table', pattern: /^tables\/[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*\.yaml$/, list: null },
  { kind: 'glossary', pattern: /^glossary\/[^/]+\.yaml$/, list: 'terms' },
  { kind: 'metric', pattern: /^metrics\/metrics(-[^/]+)?\.yaml$/, list: 'metrics' },
  { kind: 'dimension', pattern: /^metrics\/dimensions(-[^/]+)?\.yaml$/, list: 'dimensions' },
  { kind: 'example', pattern: /^examples\/[^/]+\.yaml$/, list: 'examples' },
  { kind: 'log', pattern: /^logs\/events-[^/]+\.yaml$/, list: 'events' },
  { kind: 'log term', pattern: /^logs\/terms\.yaml$/, list: 'terms' },
  { kind: 'document', pattern: /^documents\/[^/]+\.md$/, list: null },
] as const;

export type FileKind = (typeof fileKinds)[number]['kind'];

export const accessPolicyPath = 'policies/access.yaml';

const layout: Readonly<Record<string, string>> = {
  tables: 'tables/<schema>/<table>.yaml',
  glossary: 'glossary/<subject>.yaml',
  metrics: 'metrics/metrics-<subject>.yaml or metrics/dimensions.yaml',
  examples: 'examples/<subject>.yaml',
  logs: 'logs/events-<screens>.yaml or logs/terms.yaml',
  documents: 'documents/<name>.md',
};

/** Where a stray file of this folder should stand; null when the folder is free. */
export function expectedPlace(path: string): string | null {
  const [folder = '', ...rest] = path.split('/');
  if (rest.length === 0 || !Object.hasOwn(layout, folder)) return null;
  return layout[folder] ?? null;
}
