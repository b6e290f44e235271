import type { Database, Queryable } from '../database/database.ts';
import type { ChosenMeaning } from '../domain/answer.ts';
import { storable } from './storable.ts';

/** For whom a meaning is remembered: the principal's id, or the thread. */
export interface PreferenceOwner {
  readonly scope: 'person' | 'thread';
  readonly id: string;
}

export interface Remembered extends ChosenMeaning {
  readonly by: PreferenceOwner['scope'];
}

/** What words with several meanings are read as. Whether a remembered name still exists is for the reader to say. */
export interface Preferences {
  /** Replaces what was remembered of the same word, which is the same whatever its case and spacing. */
  remember(owner: PreferenceOwner, meaning: ChosenMeaning): Promise<void>;
  /** The words, as they were spelled, that were remembered until now. */
  forget(owner: PreferenceOwner, words: readonly string[]): Promise<string[]>;
  /** The conversation's before the person's, each with the newest first: the first that fits a word decides. */
  of(principal: string, thread: string): Promise<Remembered[]>;
}

/** More than anybody chooses by hand: the newest count. */
const mostRead = 200;

export function createPreferences(database: Database): Preferences {
  return {
    remember: (owner, meaning) => remember(database, owner, meaning),
    async forget({ scope, id }, words) {
      const rows = await database.query<{ spelling: string }>(
        `delete from preferences where scope = $1 and owner = $2 and word = any($3::text[]) returning spelling`,
        [scope, id, words.map(keyOfWord)],
      );
      return rows.map(({ spelling }) => spelling).sort();
    },
    of: (principal, thread) =>
      database.query<Remembered>(
        `select scope as by, spelling as word, kind, name from preferences
         where (scope = 'person' and owner = $1) or (scope = 'thread' and owner = $2)
         order by scope = 'thread' desc, position desc limit ${mostRead}`,
        [principal, thread],
      ),
  };
}

async function remember(
  database: Queryable,
  { scope, id }: PreferenceOwner,
  { word, kind, name }: ChosenMeaning,
): Promise<void> {
  await database.query(
    `insert into preferences (scope, owner, word, spelling, kind, name, created_at)
     values ($1, $2, $3, $4, $5, $6, now())
     on conflict (scope, owner, word) do update
     set spelling = excluded.spelling, kind = excluded.kind, name = excluded.name, created_at = excluded.created_at, position = excluded.position`,
    [scope, id, keyOfWord(word), storable(word), kind, storable(name)],
  );
}

function keyOfWord(word: string): string {
  return storable(word).normalize('NFC').toLowerCase().replaceAll(/\s+/gu, '');
}
