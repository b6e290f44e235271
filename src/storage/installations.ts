import type { Queryable } from '../database/database.ts';

/** Workspaces that installed the app, with their tokens sealed (AES-256-GCM under a key of the configuration). */
export interface Installations {
  /** `id` is the workspace's (`T…`) or, of an organisation-wide install, the organisation's (`E…`). */
  save(id: string, installation: object): Promise<void>;
  /** Null when there is none; throws when it was sealed under another key. */
  find(id: string): Promise<object | null>;
  remove(id: string): Promise<void>;
  ids(): Promise<string[]>;
}

/** Tokens are sealed under a key drawn from `secret`; another secret cannot read them. */
export function createInstallations(_database: Queryable, _secret: string): Installations {
  throw new Error('not built yet');
}
