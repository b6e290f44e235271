import type { Task } from '../../../ask/question.ts';
import type { Answer } from '../../../domain/answer.ts';
import type { ShortcutArrival } from '../../arrival.ts';
import { readMessageText } from '../../conversation/read-message-text.ts';
import type { Workspace } from '../../delivery/workspace.ts';
import type { Records } from '../../slack-door.ts';
import { questionBehind } from '../find-answer.ts';

/** What a message says; of an answer of ours the query or the tables behind it, which its text does not show. */
export async function explainedText(
  { workspace: team, channel, message }: ShortcutArrival,
  task: Task,
  workspace: Workspace,
  records: Pick<Records, 'posted' | 'ledger'>,
): Promise<string> {
  const entry = await questionBehind({ workspace: team, channel, ts: message.ts }, records);
  const behind = entry?.answer == null ? null : behindAnswer(entry.answer.answer, task);
  return behind ?? readMessageText(message.text, workspace);
}

function behindAnswer(answer: Answer, task: Task): string | null {
  if (task === 'explain-query') {
    return 'sql' in answer && answer.sql !== null ? `\`\`\`\n${answer.sql}\n\`\`\`` : null;
  }
  return 'sources' in answer && answer.sources.tables.length > 0 ? answer.sources.tables.join('\n') : null;
}
