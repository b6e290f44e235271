import type { ChatAnswer, GuideAnswer } from '../domain/answer.ts';
import { talkMessages } from '../language/messages/talk.ts';
import type { Talk } from '../routing/talk.ts';
import { baseOf, type Turn } from './turn.ts';

export type Starters = (turn: Turn) => readonly string[];

/** Answers that need no data: small talk, help, what a word means, what was noted. */
export interface TalkAnswers {
  answer(talk: Talk, turn: Turn): GuideAnswer | ChatAnswer;
  meaning(meaning: Pick<GuideAnswer, 'text' | 'examples'>, turn: Turn): GuideAnswer;
  noted(text: string, turn: Turn): ChatAnswer;
}

/** Whoever says these wants nothing more just now. */
const isOver: ReadonlySet<Talk> = new Set(['acknowledged', 'thanks', 'farewell']);

export function createTalkAnswers(starters: Starters): TalkAnswers {
  return {
    answer(talk, turn) {
      const text = talkMessages(turn.locale)[talk];
      const examples = isOver.has(talk) ? [] : starters(turn);
      return talk === 'help'
        ? { ...baseOf(turn), kind: 'guide', text, examples }
        : { ...baseOf(turn), kind: 'chat', text, examples };
    },
    meaning: ({ text, examples }, turn) => ({
      ...baseOf(turn),
      kind: 'guide',
      text,
      examples: atLeastTwo(examples, () => starters(turn)),
    }),
    noted: (text, turn) => ({ ...baseOf(turn), kind: 'chat', text, examples: [] }),
  };
}

/** One offer is no choice; what is near the question comes first. */
export function atLeastTwo(near: readonly string[], more: () => readonly string[]): readonly string[] {
  return near.length > 1 ? near : [...new Set([...near, ...more()])].slice(0, 3);
}
