import pg from 'pg';
import type { Outcome } from '../../domain/outcome.ts';
import { done, failed } from '../../domain/outcome.ts';
import type { Database, DatabaseEvents, ServerTarget } from '../database.ts';
import { ServerDatabase } from './server-database.ts';

const defaultPoolSize = 4;
const connectTimeoutMs = 5000;

/** Values of our own queries look the same whatever the server's or the role's defaults are. */
const sessionSettings =
  "set timezone to 'UTC'; set datestyle to 'ISO, MDY'; set standard_conforming_strings to on";

/** Connects once, so that an unreachable server is known at start and not at the first question. */
export async function openServer(target: ServerTarget, events: DatabaseEvents): Promise<Outcome<Database>> {
  const pool = new pg.Pool({
    connectionString: target.url,
    max: target.poolSize ?? defaultPoolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'askbird',
    onConnect: async (client: pg.ClientBase) => {
      // A client lost between two queries reports it only as an event; unheard, it would end the process.
      client.on('error', () => undefined);
      await client.query(sessionSettings);
    },
  } as pg.PoolConfig);
  pool.on('error', (error) => events.connectionLost?.(error));
  const database = new ServerDatabase(pool);
  try {
    await database.query('select 1');
    return done(database);
  } catch (error) {
    await database.close();
    return failed({ code: `${target.label}-unreachable`, cause: error });
  }
}
