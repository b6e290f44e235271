import { buildDemoCompany } from '../../../demo/build.ts';
import { openDatabase } from '../../../src/database/open-database.ts';

/** Builds the company in the directory named on the command line and tells how far it is, so that it can be killed there. */
const [, , directory = ''] = process.argv;
const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
if (!opened.ok) throw new Error(opened.problem.code);
await buildDemoCompany(opened.value, {
  until: '2026-03-31',
  orders: 20_000,
  seed: 1,
  onProgress: (fraction) => process.stdout.write(`${fraction}\n`),
});
await opened.value.close();
