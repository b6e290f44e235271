/**
 * Everything that can be expected to go wrong and that a user can meet. Each code has a sentence and a next step in
 * both languages in `language/messages`; the compiler refuses a code without them.
 */
export type ProblemCode =
  // the question
  | 'question-empty'
  | 'question-too-long'
  // the configured moderation found the text unfit to be worked on
  | 'question-flagged'
  // the metric query: its parts do not fit together
  // no metric of that name: {metric}
  | 'metric-unknown'
  // no dimension of that name: {dimension}
  | 'dimension-unknown'
  // the metric's rows do not know that attribute: {dimension}, {metric}
  | 'dimension-not-reachable'
  // the attribute is reached by two equally short ways: {dimension}, {metric}, {first}, {second}
  | 'dimension-ambiguous'
  // a filter without values: {dimension}
  | 'dimension-filter-empty'
  // the metric knows only the present, so no periods and no comparison: {metric}
  | 'metric-without-time'
  // a comparison needs a period to compare
  | 'metric-compare-without-range'
  // ordered by a change that is not computed, or by time without periods: {by}
  | 'metric-order-unknown'
  // the asked days lie outside the data: {asked}, {first}, {last}, {suggestion}
  | 'no-data-in-range'
  // the days to compare with lie before the data, or begin before them: {asked}, {first}, {last}, {suggestion}
  | 'no-data-to-compare'
  // nothing of the asked period is over yet, so no whole day can be compared: {asked}, {first}, {last}, {suggestion}
  | 'day-not-over'
  // the guard: the statement is refused before it reaches a database
  | 'sql-empty'
  | 'sql-too-long'
  | 'sql-bad-characters'
  | 'sql-unparsable'
  | 'sql-several-statements'
  | 'sql-not-a-query'
  | 'sql-forbidden'
  | 'sql-unknown-table'
  | 'sql-table-not-allowed'
  | 'sql-table-outside' // name
  // the run
  | 'sql-timeout'
  | 'sql-too-costly'
  | 'sql-missing-name'
  | 'sql-type-mismatch'
  | 'sql-division-by-zero'
  | 'sql-not-allowed'
  | 'sql-failed'
  // a statement of constants, or one that reads no table: no number that was found
  | 'sql-reads-no-data'
  // what the answer needs is there, and still the model wrote no statement
  | 'sql-not-written'
  // it ran, and its result is likely wrong
  | 'sql-doubtful'
  // rights
  | 'table-not-visible'
  // services
  | 'warehouse-unreachable'
  | 'warehouse-role-unsafe'
  | 'storage-unreachable'
  | 'database-in-use'
  | 'database-foreign'
  | 'database-damaged'
  // made by another major version of PostgreSQL: {directory}, {found}, {expected}
  | 'database-version'
  // the directory cannot be made or written: {directory}, {reason} (an errno name such as EACCES)
  | 'database-unwritable'
  // an applied migration's file was changed since: {migration}
  | 'migration-changed'
  // the database was migrated by a newer Askbird: {migration}
  | 'migration-newer'
  // a migration did not go through, nothing of it was kept: {migration}
  | 'migration-failed'
  | 'index-missing'
  | 'index-embedder-mismatch'
  // embeddings of a provider; all of them: {model}
  // no answer, or errors of the server, after every attempt
  | 'embedder-unreachable'
  | 'embedder-rate-limited'
  | 'embedder-key-refused'
  // the provider has no such model or deployment, or the address is wrong
  | 'embedder-model-unknown'
  // vectors of another length than the index holds: {expected}, {found}
  | 'embedder-wrong-length'
  // an answer that holds no vectors, or a request that the server does not take
  | 'embedder-unusable'
  // the form of the setting is none that Askbird knows, or lacks its address or key
  | 'embedder-setting'
  // moderation of a provider, the same: {model}
  | 'moderation-unreachable'
  | 'moderation-key-refused'
  | 'moderation-unusable'
  | 'knowledge-invalid'
  // the folder of the knowledge files cannot be read: {directory}
  | 'knowledge-missing'
  // the prompt files and the code disagree: {count}, {first}, {list} (each `path:line: fault`, one a line)
  | 'prompts-invalid'
  // the language model
  // none is configured
  | 'model-missing'
  // a setting of the model cannot be: {setting}, {expected}
  | 'model-setting-invalid'
  // the library of that provider is not installed: {package}
  | 'model-package-missing'
  // {model}
  | 'model-unreachable'
  // {model}
  | 'model-timeout'
  // {model}, {seconds} until it takes requests again
  | 'model-rate-limited'
  // {model}
  | 'model-key-refused'
  // the provider knows no such model: {model}
  | 'model-unknown'
  // the provider refuses the request itself: {model}, {status}
  | 'model-request-refused'
  // the model or the filter of its provider would not answer: {model}
  | 'model-refused'
  // its reply cannot be used, also after a repair: {model}
  | 'model-unusable'
  // its reply ended at the token limit: {model}
  | 'model-cut'
  // the asker stopped it
  | 'model-stopped'
  // the limits of one question are reached: {limit} is calls, tokens or cost
  | 'model-budget-spent'
  // the Slack door
  // {setting}
  | 'slack-setting-missing'
  | 'slack-unreachable'
  // {seconds}
  | 'slack-rate-limited'
  // {method}, {error} (Slack's own code)
  | 'slack-refused'
  // {error}
  | 'slack-token-refused'
  // {scope}
  | 'slack-scope-missing'
  | 'slack-not-in-channel'
  | 'slack-message-gone'
  // {team}
  | 'slack-not-installed'
  // {port}
  | 'slack-port-taken'
  | 'unexpected';

export interface Problem {
  readonly code: ProblemCode;
  /** Fills the message's placeholders: names, limits, commands. Never a raw error text. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** For the log only; no door prints it. */
  readonly cause?: unknown;
}
