import { openDatabase } from '../../../../src/database/open-database.ts';

/** Writes numbers for ever and says each one only when it is committed; its parent kills it. */
const directory = process.argv[2] ?? '';
const opened = await openDatabase({ kind: 'embedded', directory, label: 'storage', extensions: [] });
if (!opened.ok) throw new Error(opened.problem.code);
const database = opened.value;
await database.script('create table if not exists acknowledged (n int primary key)');
const [row] = await database.query<{ last: number }>('select coalesce(max(n), 0) as last from acknowledged');
for (let n = (row?.last ?? 0) + 1; ; n += 1) {
  await database.query('insert into acknowledged values ($1)', [n]);
  process.stdout.write(`${n}\n`);
}
