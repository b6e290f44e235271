import { openDatabase } from '../../../../src/database/open-database.ts';
import { createQueue } from '../../../../src/storage/create-queue.ts';

const [url = '', leaseMs = ''] = process.argv.slice(2);

const opened = await openDatabase({ kind: 'server', url, label: 'storage' });
if (!opened.ok) throw new Error(opened.problem.code);
const queue = createQueue(opened.value);
for (let held = 0; held < 2; held += 1) {
  const job = await queue.claim('killed', Number(leaseMs));
  if (job !== null) await queue.note({ id: job.id, owner: 'killed' }, { noted: job.key });
}
console.log('holding');
// Until it is killed.
setInterval(() => undefined, 60_000);
