import { openDatabase } from '../../../../src/database/open-database.ts';

/** Opens a directory, says how that went, and keeps it until it is told to close. */
const directory = process.argv[2] ?? '';
const opened = await openDatabase({ kind: 'embedded', directory, label: 'storage', extensions: [] });
process.stdout.write(`${JSON.stringify(opened.ok ? { opened: true } : opened.problem)}\n`);
if (opened.ok) {
  process.stdin.once('data', () => void opened.value.close().then(() => process.stdin.destroy()));
}
