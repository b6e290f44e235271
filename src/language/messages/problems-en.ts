import type { ProblemCode } from '../../domain/problem.ts';
import type { ProblemMessage } from './problem-message.ts';
import { modelProblemsEn } from './problems-models-en.ts';
import { slackProblemsEn } from './problems-slack-en.ts';

export const problemsEn: Readonly<Record<ProblemCode, ProblemMessage>> = {
  'question-empty': {
    text: 'There is no question in that message.',
    nextStep: 'Ask in a sentence, for example: orders by region last week',
  },
  'question-too-long': {
    text: 'The question has {length} characters; up to {limit} are read.',
    nextStep: 'Shorten it to the number you need, its grouping and its period.',
  },
  'question-flagged': {
    text: 'The content check does not let this question through, so it was not answered.',
    nextStep: 'Ask it as a question about business data.',
  },
  'metric-unknown': {
    text: 'There is no metric {metric}.',
    nextStep: 'Check its name, or ask in other words.',
  },
  'dimension-unknown': {
    text: 'There is no grouping {dimension}.',
    nextStep: 'Check its name, or ask in other words.',
  },
  'dimension-not-reachable': {
    text: '{metric} cannot be split or filtered by {dimension}.',
    nextStep: 'Leave it out or choose another grouping.',
  },
  'dimension-ambiguous': {
    text: 'Two ways lead from {metric} to {dimension}: {first} and {second}.',
    nextStep: 'Ask without it, and tell the data team that the joins need one declared way.',
  },
  'dimension-filter-empty': {
    text: 'No value of {dimension} is named.',
    nextStep: 'Say which value to filter by.',
  },
  'metric-without-time': {
    text: '{metric} has only a present value, so periods and comparisons do not apply.',
    nextStep: 'Ask without a period.',
  },
  'metric-compare-without-range': {
    text: 'A comparison needs a period to start from.',
    nextStep: 'For example: orders last week vs the week before',
  },
  'metric-order-unknown': {
    text: 'The result cannot be ordered by {by}.',
    nextStep: 'Order by a metric of the question or by time.',
  },
  'no-data-in-range': {
    text: 'There are no data for {asked}. Data exist from {first} to {last}.',
    nextStep: 'Ask for days inside that period, for example: {suggestion}',
  },
  'no-data-to-compare': {
    text: 'Not compared, because data for {asked} are missing or only in part there. Data exist from {first} to {last}.',
    nextStep: 'Choose two periods inside those days, or ask without a comparison, for example: {suggestion}',
  },
  'day-not-over': {
    text: 'No day of {asked} is over yet, so it cannot be compared. The last whole day is {last}.',
    nextStep: 'Ask for a period that is over, for example: {suggestion}',
  },
  'sql-empty': {
    text: 'There is no statement in that text.',
    nextStep: 'Give one SELECT statement.',
  },
  'sql-too-long': {
    text: 'The statement has {bytes} bytes; up to {limit} are run.',
    nextStep: 'Shorten it, for example by a join in place of a long IN list.',
  },
  'sql-bad-characters': {
    text: 'The statement holds an invisible or broken character ({what}).',
    nextStep: 'Type that part again and resend it.',
  },
  'sql-unparsable': {
    text: 'PostgreSQL cannot read the statement{near}.',
    nextStep: 'Mend the syntax there and resend it.',
  },
  'sql-several-statements': {
    text: 'The text holds {count} statements; one is run at a time.',
    nextStep: 'Send them one by one.',
  },
  'sql-not-a-query': {
    text: 'Askbird only reads: {what} is not run.',
    nextStep: 'Ask for it as a SELECT, or take the change to the owner of the data.',
  },
  'sql-forbidden': {
    text: 'The statement uses something that is not allowed here: {what} {name}.',
    nextStep: 'Write it without that, or ask for the number in words.',
  },
  'sql-unknown-table': {
    text: 'There is no table {name}.',
    nextStep: 'Check the name, or ask for the number in words.',
  },
  'sql-table-outside': {
    text: '{name} is not one of the tables chosen for this question.',
    nextStep: 'If it is needed, say in the question what it is about and ask again.',
  },
  'sql-table-not-allowed': {
    text: 'The table {name} is not open to you.',
    nextStep: 'Ask the data team for access, or ask for a number that does not need it.',
  },
  'sql-timeout': {
    text: 'The query was ended after {seconds} seconds.',
    nextStep: 'Ask for a shorter period or a narrower group, for example one region.',
  },
  'sql-too-costly': {
    text: 'The query would read too much data.',
    nextStep: 'Ask for a shorter period or a narrower group.',
  },
  'sql-missing-name': {
    text: 'No table or column that is open to questions is called {name}.',
    nextStep: 'Run npm run reindex if the schema changed, or check the name.',
  },
  'sql-type-mismatch': {
    text: 'The statement compares or adds values of different types.',
    nextStep: 'Check the types of its columns, or ask for the number in words.',
  },
  'sql-division-by-zero': {
    text: 'The statement divides by zero for some rows.',
    nextStep: 'Guard the divisor with nullif(…, 0).',
  },
  'sql-not-allowed': {
    text: 'The database does not let this role read that; it may hold personal data.',
    nextStep: 'Ask without personal columns, or ask the data team for access.',
  },
  'sql-failed': {
    text: 'The database could not run the query.',
    nextStep: 'Ask again; if it repeats, tell the data team the id {id}.',
  },
  'sql-reads-no-data': {
    text: 'The statement shows values it wrote itself and reads none from a table.',
    nextStep: 'Ask more exactly what you want to know and for which period.',
  },
  'sql-not-written': {
    text: 'The data that it needs are there, and still the language model wrote no query.',
    nextStep: 'Ask again in other words, or more exactly: the number, its period and its grouping.',
  },
  'sql-doubtful': {
    text: 'The result does not seem to fit the question.',
    nextStep: 'Ask more exactly: the number, its period and its grouping.',
  },
  'table-not-visible': {
    text: 'This number comes from data that is not open to you ({tables}).',
    nextStep: 'Ask the data team for access, or ask for another number.',
  },
  'warehouse-unreachable': {
    text: 'The analysed database does not answer.',
    nextStep: 'Check WAREHOUSE_URL and that the server runs, then ask again. The question is kept.',
  },
  'warehouse-role-unsafe': {
    text: 'The database role {role} can do more than read: {reasons}.',
    nextStep:
      'Run the script that Askbird printed to make a read-only role, and put that role into WAREHOUSE_URL.',
  },
  'storage-unreachable': {
    text: "Askbird's own database does not answer.",
    nextStep: 'Check DATABASE_URL and that the server runs, then start again.',
  },
  'database-in-use': {
    text: 'Another process holds the embedded database {directory}: {command} (process {pid} on {host}, since {since}).',
    nextStep:
      'Wait until it ends or stop it. If there is no such process any more, delete {lock}. For several processes at once set DATABASE_URL and WAREHOUSE_URL.',
  },
  'database-foreign': {
    text: 'The directory {directory} is not one that Askbird made.',
    nextStep: 'Choose another ASKBIRD_HOME, or move that directory away.',
  },
  'database-damaged': {
    text: 'The embedded database {directory} cannot be opened: {reason}.',
    nextStep:
      'Restore it from a backup, or move it away and start again. npm run demo:reset makes a new demo company.',
  },
  'database-version': {
    text: 'The embedded database {directory} was made by PostgreSQL {found}; this version runs {expected}.',
    nextStep:
      'Move that directory away and start again; a new one is made. The old records stay where you moved them.',
  },
  'database-unwritable': {
    text: 'The embedded database {directory} cannot be written ({reason}).',
    nextStep: 'Check disk space and permissions, or point ASKBIRD_HOME to a place that can be written.',
  },
  'migration-changed': {
    text: 'The migration {migration} was changed after it had been applied.',
    nextStep: 'Restore its file and put the change into a new migration.',
  },
  'migration-newer': {
    text: 'The database holds the migration {migration}, which this version does not know: a newer Askbird used it.',
    nextStep: 'Upgrade Askbird to that version or later.',
  },
  'migration-failed': {
    text: 'The migration {migration} did not go through; nothing was changed.',
    nextStep: 'Look up the cause in the log (disk space, permissions) and start again.',
  },
  'index-missing': {
    text: 'The knowledge is not indexed yet.',
    nextStep: 'Run npm run reindex.',
  },
  'index-embedder-mismatch': {
    text: 'The index was built with {built}, and Askbird now runs with {running}.',
    nextStep: 'Run npm run reindex.',
  },
  'knowledge-invalid': {
    text: 'The knowledge files hold {count} errors, the first in {first}.',
    nextStep: 'Run npm run lint-knowledge and mend what it lists.',
  },
  'knowledge-missing': {
    text: 'The knowledge folder {directory} cannot be read.',
    nextStep: 'Check that ASKBIRD_KNOWLEDGE names the folder of the knowledge files.',
  },
  ...modelProblemsEn,
  ...slackProblemsEn,
  unexpected: {
    text: 'Something went wrong inside Askbird. It has been noted.',
    nextStep: 'Ask again; if it repeats, tell the data team the id {id}.',
  },
};
