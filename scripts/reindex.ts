import { Command } from 'commander';
import { openConfiguredEmbedder } from '../src/embedder.ts';
import { describeReport } from '../src/indexing/describe-report.ts';
import { refreshIndex } from '../src/refresh.ts';
import { closeAtEnd, configOrExit, openOrExit, printProblem, progressBar, runVerb } from '../src/start.ts';
import { openStores } from '../src/stores.ts';
import { createLog } from '../src/telemetry/log.ts';
import { noTracer } from '../src/telemetry/trace.ts';

const { force } = new Command('reindex')
  .description('Read the knowledge files, hold them against the live warehouse, and switch in a new index')
  .option('--force', 'switch in even an index that lost many items', false)
  .parse()
  .opts<{ force: boolean }>();

const config = configOrExit();
const stores = await openOrExit(openStores, config, null);
const bar = progressBar();
const log = createLog(config.logLevel);
closeAtEnd(stores.close);
await runVerb(log, async () => {
  const running = await openConfiguredEmbedder(config.models.embedder, { active: null, tracer: noTracer });
  if (!running.ok) {
    const { code, cause } = running.problem;
    printProblem(running.problem, null);
    log.warn({ code, err: cause }, 'the old index goes on serving');
    process.exitCode = 1;
    return;
  }
  const { embedder } = running.value;
  const report = await refreshIndex(stores, config, { force, embedder, onProgress: bar.update });
  bar.stop();
  console.log(describeReport(report));
  process.exitCode = report.result.switched && report.faults.length === 0 ? 0 : 1;
});
bar.stop();
await stores.close();
