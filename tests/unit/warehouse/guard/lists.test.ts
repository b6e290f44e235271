import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../../src/database/database.ts';
import { buildLists } from '../../../../src/warehouse/guard/data/build-lists.ts';
import { catalogFunctions, harmlessFunctions } from '../../../../src/warehouse/guard/data/functions.ts';
import { openEmbedded, placeEmptyDatabase } from '../../../support/embedded-database.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const data = join(import.meta.dirname, '../../../../src/warehouse/guard/data');

describe('the allow-lists', () => {
  const directory = temporaryDirectory();
  let database: Database;
  beforeAll(async () => {
    database = await openEmbedded(await placeEmptyDatabase(`${directory}/pristine`));
  });
  afterAll(() => database.close());

  test('when built from the engine again, they are what is written down', async () => {
    for (const [name, text] of Object.entries(await buildLists(database))) {
      await expect(text).toMatchFileSnapshot(join(data, name));
    }
  });

  test('when a function is volatile, it is listed only if it is a value', async () => {
    const rows = await database.query<{ name: string }>(`
      select distinct proname::text as name from pg_proc where pronamespace = 'pg_catalog'::regnamespace
        and provolatile = 'v'`);
    const listed = rows
      .map((row) => row.name)
      .filter((name) => harmlessFunctions.has(name) || catalogFunctions.has(name));
    expect(listed.sort()).toEqual([
      'clock_timestamp',
      'gen_random_uuid',
      'random',
      'random_normal',
      'timeofday',
      'uuidv4',
      'uuidv7',
    ]);
  });
});

test('when an analyst reaches for a usual function, it is listed', () => {
  const usual =
    'count sum avg min max array_agg string_agg json_agg jsonb_agg bool_and every stddev variance corr mode rank ' +
    'dense_rank row_number lag lead ntile first_value last_value percentile_cont percentile_disc date_trunc date_part ' +
    'extract age now to_char to_date make_date make_interval date_bin justify_days round ceil floor trunc abs power sqrt ' +
    'ln log exp mod sign width_bucket random length lower upper trim_array btrim substring position replace split_part left ' +
    'right concat concat_ws format regexp_replace regexp_match regexp_matches translate md5 json_build_object jsonb_each ' +
    'jsonb_array_elements jsonb_extract_path_text jsonb_path_query row_to_json unnest generate_series array_length ' +
    'cardinality array_position any_value tsrange daterange gen_random_uuid to_tsvector regr_slope cume_dist';
  expect(usual.split(' ').filter((name) => !harmlessFunctions.has(name))).toEqual([]);
});

test('when a function reaches beyond a read, it is in neither list', () => {
  const dangerous =
    'pg_sleep pg_read_file pg_ls_dir lo_import lo_get query_to_xml table_to_xml schema_to_xml cursor_to_xml ts_stat ' +
    'ts_rewrite set_config setval nextval currval lastval pg_notify pg_advisory_lock pg_terminate_backend txid_current ' +
    'pg_logical_emit_message pg_export_snapshot pg_import_system_collations dblink setseed pg_stat_file pg_reload_conf';
  const listed = dangerous
    .split(' ')
    .filter((name) => harmlessFunctions.has(name) || catalogFunctions.has(name));
  expect(listed).toEqual([]);
});
