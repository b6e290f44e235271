import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
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

/** Under a key drawn from `secret`; each is bound to its id, so that a row moved to another workspace does not open. */
export function createInstallations(database: Queryable, secret: string): Installations {
  const key = scryptSync(secret, keyPurpose, keyBytes);
  return {
    async save(id, installation) {
      await database.query(
        `insert into installations (id, sealed) values ($1, $2)
         on conflict (id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at`,
        [id, seal(key, id, JSON.stringify(installation))],
      );
    },
    async find(id) {
      const [row] = await database.query<{ sealed: Uint8Array }>(
        'select sealed from installations where id = $1',
        [id],
      );
      return row === undefined ? null : (JSON.parse(open(key, id, row.sealed)) as object);
    },
    async remove(id) {
      await database.query('delete from installations where id = $1', [id]);
    },
    async ids() {
      const rows = await database.query<{ id: string }>('select id from installations order by id');
      return rows.map(({ id }) => id);
    },
  };
}

const keyPurpose = 'askbird installations, 1';
const keyBytes = 32;
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Nonce, tag, ciphertext. */
function seal(key: Uint8Array, id: string, text: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(id));
  const body = [sealing.update(text, 'utf8'), sealing.final()];
  return Buffer.concat([nonce, sealing.getAuthTag(), ...body]);
}

function open(key: Uint8Array, id: string, sealed: Uint8Array): string {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(id)).setAuthTag(tag);
    const body = [opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()];
    return Buffer.concat(body).toString('utf8');
  } catch (cause) {
    throw new Error(`the installation of ${id} was sealed under another key, or altered`, { cause });
  }
}
