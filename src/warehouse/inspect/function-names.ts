/** Of PostgreSQL itself. An aggregate that is not here and not written as one passes for a plain function. */
export const aggregateFunctions: ReadonlySet<string> = new Set([
  ...['count', 'sum', 'avg', 'min', 'max', 'any_value', 'bool_and', 'bool_or', 'every'],
  ...['array_agg', 'string_agg', 'json_agg', 'jsonb_agg', 'json_object_agg', 'jsonb_object_agg', 'xmlagg'],
  ...['bit_and', 'bit_or', 'bit_xor', 'range_agg', 'range_intersect_agg'],
  ...['stddev', 'stddev_pop', 'stddev_samp', 'variance', 'var_pop', 'var_samp'],
  ...['corr', 'covar_pop', 'covar_samp', 'regr_avgx', 'regr_avgy', 'regr_count', 'regr_intercept', 'regr_r2'],
  ...['regr_slope', 'regr_sxx', 'regr_sxy', 'regr_syy', 'mode', 'percentile_cont', 'percentile_disc'],
]);

/** Their value changes when a row comes twice. */
export const doublable: ReadonlySet<string> = new Set(['count', 'sum', 'avg']);

/** Functions in FROM whose one column is named by the alias, or by the function. */
export const scalarSets: ReadonlySet<string> = new Set([
  ...['generate_series', 'generate_subscripts', 'regexp_split_to_table', 'string_to_table', 'regexp_matches'],
  ...['json_object_keys', 'jsonb_object_keys', 'unnest'],
]);

/** Functions in FROM that name their columns themselves. */
export const namedSets: Readonly<Record<string, readonly string[]>> = {
  json_each: ['key', 'value'],
  jsonb_each: ['key', 'value'],
  json_each_text: ['key', 'value'],
  jsonb_each_text: ['key', 'value'],
  json_array_elements: ['value'],
  jsonb_array_elements: ['value'],
  json_array_elements_text: ['value'],
  jsonb_array_elements_text: ['value'],
};

/** In a select list they make several rows of one. */
export function makesRows(name: string): boolean {
  return scalarSets.has(name) || Object.hasOwn(namedSets, name) || name === 'jsonb_path_query';
}
