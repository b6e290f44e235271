import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { PreviousTurn } from '../text2sql/follow-up/previous-turn.ts';

/** So far back somebody's words are looked at for what they were about. */
const mostRead = 6;

/**
 * What people said to each other before Askbird was called, as something to build on: "completed orders last week", and
 * to Askbird "by region". Only what is newer than its last answer, and the newest that is about numbers.
 */
export function withHeard(
  turns: readonly PreviousTurn[],
  read: (text: string) => MetricQuery | null,
): readonly PreviousTurn[] {
  const isHeard = ({ role, question }: PreviousTurn) => role === 'asker' && question === null;
  const answered = turns.findLastIndex(({ role }) => role === 'askbird');
  const heard = turns.slice(answered + 1).filter(isHeard);
  for (const turn of heard.slice(-mostRead).reverse()) {
    const query = read(turn.text);
    if (query !== null) return turns.flatMap((each) => (each === turn ? asAnswered(turn, query) : [each]));
  }
  return turns;
}

/** As if it had been asked: a follow-up builds on answers. */
function asAnswered(turn: PreviousTurn, query: MetricQuery): PreviousTurn[] {
  const question = `heard ${turn.saidAt}`;
  const state = { version: 1, question: turn.text, query, sql: null, chart: null, offered: [] } as const;
  return [
    { ...turn, question },
    { ...turn, question, author: 'askbird', role: 'askbird', text: '', kind: 'data', state },
  ];
}
