import type { Database } from '../../database/database.ts';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import { faultsSql } from './faults-sql.ts';

const maxNamed = 3;

/**
 * The check of greatest worth: a role that can only read makes every hole in front of it harmless. On a server the login
 * role is judged, since `reset role` leads back to it; the embedded engine knows only a superuser login, so there the
 * reading role is. Problem `warehouse-role-unsafe` with {role} and {reasons}.
 */
export async function checkRole(database: Database, role: string | null): Promise<Outcome<void>> {
  const judged = database.engine === 'pglite' ? role : null;
  const faults = await database.query<Fault>(faultsSql, [judged]);
  const name = faults[0]?.role;
  if (name === undefined) return done(undefined);
  return failed({ code: 'warehouse-role-unsafe', params: { role: name, reasons: reasonsOf(faults) } });
}

interface Fault {
  readonly role: string;
  readonly reason: string;
  readonly name: string | null;
}

/** `can write tables (a, b, c and 4 more); may create temporary tables`. */
function reasonsOf(faults: readonly Fault[]): string {
  const reasons = [...new Set(faults.map((fault) => fault.reason))];
  return reasons
    .map((reason) => {
      const names = faults.flatMap((fault) =>
        fault.reason === reason && fault.name !== null ? [fault.name] : [],
      );
      if (names.length === 0) return reason;
      const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : '';
      return `${reason} (${names.slice(0, maxNamed).join(', ')}${more})`;
    })
    .join('; ');
}
