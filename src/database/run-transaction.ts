import type { Transaction } from './database.ts';

/** BEGIN, the work, COMMIT; ROLLBACK when the work throws. The same on both engines. */
export async function runTransaction<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await tx.query('begin');
  try {
    const result = await work(tx);
    // A failed statement whose error the work swallowed would turn COMMIT into a silent ROLLBACK; this raises 25P02.
    await tx.query('select');
    await tx.query('commit');
    return result;
  } catch (error) {
    // On a lost engine there is nothing left to roll back; what matters is why the work failed.
    await tx.query('rollback').catch(() => undefined);
    throw error;
  }
}
