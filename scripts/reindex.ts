import { Command } from 'commander';
import { describeReport } from '../src/indexing/describe-report.ts';
import { refreshIndex } from '../src/refresh.ts';
import { openStores } from '../src/stores.ts';
import { createLog } from '../src/telemetry/log.ts';
import { closeAtEnd, configOrExit, openOrExit, progressBar, runVerb } from './support/start.ts';

const { force } = new Command('reindex')
  .description('Read the knowledge files, hold them against the live warehouse, and switch in a new index')
  .option('--force', 'switch in even an index that lost many items', false)
  .parse()
  .opts<{ force: boolean }>();

const config = configOrExit();
const stores = await openOrExit(openStores, config, null);
const bar = progressBar();
closeAtEnd(stores.close);
await runVerb(createLog(config.logLevel), async () => {
  const report = await refreshIndex(stores, config, { force, onProgress: bar.update });
  bar.stop();
  console.log(describeReport(report));
  process.exitCode = report.result.switched && report.faults.length === 0 ? 0 : 1;
});
bar.stop();
await stores.close();
