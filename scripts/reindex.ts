import { Command } from 'commander';
import { reindexStores } from '../src/app.ts';
import { describeReport } from '../src/indexing/describe-report.ts';
import { openStores } from '../src/stores.ts';
import { configOrExit, openOrExit, printProblem, progressBar } from './support/start.ts';

const { force } = new Command('reindex')
  .description('Read the knowledge files, hold them against the live warehouse, and switch in a new index')
  .option('--force', 'switch in even an index that lost many items', false)
  .parse()
  .opts<{ force: boolean }>();

const config = configOrExit();
const stores = await openOrExit(openStores, config, null);
const bar = progressBar();
try {
  const report = await reindexStores(stores, config, { force, onProgress: bar.update });
  bar.stop();
  if (report.ok) console.log(describeReport(report.value));
  else printProblem(report.problem, null);
  process.exitCode = report.ok && report.value.result.switched ? 0 : 1;
} finally {
  bar.stop();
  await stores.close();
}
