import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

/** A folder imports only from ranks below its own; peers do not know each other. A folder not listed is refused. */
const ranks = [
  ['domain', 'telemetry', 'database'],
  ['model', 'warehouse', 'storage', 'knowledge', 'knowledge-index', 'prompting', 'language', 'access'],
  ['retrieval', 'indexing', 'semantic-layer', 'charting'],
  ['routing', 'text2sql', 'discovery', 'documents', 'image-review'],
  ['analysis'],
  ['ask'],
  ['slack', 'console', 'terminal', 'evaluation'],
];

/** Vendor packages that one folder alone may use. */
const vendors = {
  telemetry: ['pino', '@opentelemetry'],
  database: ['pg', 'pg-cursor', '@electric-sql'],
  warehouse: ['libpg-query'],
  model: ['openai', '@langchain/openai', '@langchain/core', 'langchain', 'cockatiel', 'p-limit'],
  prompting: ['gpt-tokenizer'],
  language: ['es-hangul', 'stemmer', 'get-east-asian-width'],
  charting: ['vega', 'vega-lite', '@resvg', '@expo-google-fonts'],
  slack: ['@slack', 'csv-stringify'],
  terminal: ['cli-table3'],
};

const domainTypesForAll = '^src/domain/';

function folderRules() {
  return ranks.flatMap((folders, rank) =>
    folders.map((folder) => {
      const below = ranks.slice(0, rank).flat();
      const allowed = [folder, ...below].join('|');
      return {
        name: `${folder}-imports-downward`,
        severity: 'error',
        from: { path: `^src/${folder}/` },
        to: { path: '^(src|scripts|tests|demo)/', pathNot: [`^src/(${allowed})/`, domainTypesForAll] },
      };
    }),
  );
}

function vendorRules() {
  return Object.entries(vendors).map(([folder, packages]) => ({
    name: `only-${folder}-uses-its-vendors`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${folder}/` },
    to: { path: `(^|/)node_modules/(@types/)?(${packages.join('|')})(/|$)` },
  }));
}

const known = ranks.flat().join('|');
const forbidden = [
  ...folderRules(),
  ...vendorRules(),
  {
    name: 'new-folders-are-ranked-first',
    severity: 'error',
    from: { path: '^src/[^/]+/', pathNot: `^src/(${known})/` },
    to: {},
  },
  {
    name: 'only-entries-compose',
    severity: 'error',
    from: { path: '^src/[^/]+/' },
    to: { path: '^src/[^/]+\\.ts$' },
  },
  {
    name: 'src-stands-by-itself',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(scripts|tests)/' },
  },
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'demo-uses-the-database-port-only',
    severity: 'error',
    from: { path: '^demo/' },
    to: { path: '^src/', pathNot: '^src/(domain|database)/' },
  },
];

const { output } = await cruise(['src', 'scripts', 'demo'], {
  ruleSet: { forbidden },
  validate: true,
  doNotFollow: { path: ['node_modules', '^tests/'] },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'], conditionNames: ['import', 'node', 'types'] },
});

const sources = readdirSync('src', { recursive: true }).filter((name) => /\.(ts|mjs)$/.test(name));
const cruised = new Set(output.modules.map((module) => module.source));
const missed = sources.map((name) => join('src', name)).filter((name) => !cruised.has(name));
const strays = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !ranks.flat().includes(entry.name))
  .map((entry) => `src/${entry.name} has no rank in layers.mjs`);

for (const violation of output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
}
for (const line of [...strays, ...missed.map((name) => `${name} was not read by the check`)])
  console.error(line);

const faults = output.summary.violations.length + missed.length + strays.length;
console.log(
  faults === 0
    ? `layers: ${cruised.size} modules, ${sources.length} in src, no import goes up or sideways`
    : `layers: ${faults} faults`,
);
process.exitCode = faults === 0 ? 0 : 1;
