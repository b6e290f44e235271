import type { ChosenMeaning } from '../../domain/answer.ts';
import type { Clock } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import type { MemoryAsk } from '../../domain/memory-ask.ts';
import type { Chosen } from '../../semantic-layer/reading/question-reading.ts';
import type { MeaningsOf } from './meanings-of.ts';
import { type MemorySentences, memorySentences } from './memory-sentences.ts';
import type { Option } from './options.ts';

export interface MemoryContext {
  readonly principal: string;
  readonly thread: string;
  readonly locale: Locale;
  readonly clock: Clock;
}

interface Owner {
  readonly scope: 'person' | 'thread';
  readonly id: string;
}

export interface MemoryDependencies {
  /** As the asker may see them. */
  readonly meaningsOf: MeaningsOf;
  readonly preferences: {
    remember(owner: Owner, meaning: ChosenMeaning): Promise<void>;
    forget(owner: Owner, words: readonly string[]): Promise<readonly string[]>;
    of(principal: string, thread: string): Promise<readonly Chosen[]>;
  };
}

/** Does what was asked and says so; null where the words name nothing to remember, so that it is a question like any other. */
export type Remind = (ask: MemoryAsk, context: MemoryContext) => Promise<string | null>;

export function createRemind(dependencies: MemoryDependencies): Remind {
  return async (ask, context) => {
    switch (ask.kind) {
      case 'remember':
        return remember(ask, context, dependencies);
      case 'forget':
        return forget(ask.words, context, dependencies);
      case 'forget-all':
        return forgetAll(context, dependencies);
      case 'list':
        return list(context, dependencies);
    }
  };
}

async function remember(
  { scope, words, meanings }: Extract<MemoryAsk, { kind: 'remember' }>,
  context: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<string | null> {
  const say = memorySentences(context.locale);
  const label = (option: Option) => option.label[context.locale];
  const word = words.find((each) => meaningsOf(each, context.clock).length > 0);
  if (word === undefined) return null;
  const options = meaningsOf(word, context.clock);
  if (options.length === 1) return say.oneMeaning(word);
  const isMeant = (option: Option) => meanings.some((name) => meaningsOf.isCalled(option, name));
  const [option, another] = options.filter(isMeant);
  if (option === undefined || another !== undefined) {
    return say.noSuchMeaning(word, meanings[0] ?? '', options.map(label));
  }
  const owner = { scope, id: scope === 'person' ? context.principal : context.thread };
  await dropOthers(word, owner, context, { meaningsOf, preferences });
  await preferences.remember(owner, { ...option.chosen, word });
  return say.remembered(word, label(option), scope);
}

/** One term is remembered under one of its names. */
async function dropOthers(
  word: string,
  owner: Owner,
  context: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<void> {
  const before = await preferences.of(context.principal, context.thread);
  const others = before.filter((each) => each.by === owner.scope && meaningsOf.isSameWord(each.word, word));
  if (others.length > 0)
    await preferences.forget(
      owner,
      others.map((each) => each.word),
    );
}

async function forget(
  words: readonly string[],
  context: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<string | null> {
  const say = memorySentences(context.locale);
  const before = await visible(context, { meaningsOf, preferences });
  const same = before.filter((each) => words.some((word) => meaningsOf.isSameWord(each.word, word)));
  if (same.length > 0) {
    await forgetEach(same, context, preferences);
    return say.forgotten([...new Set(same.map((each) => each.word))]);
  }
  const known = words.find((word) => meaningsOf(word, context.clock).length > 0);
  return known === undefined ? null : say.nothingOf(known);
}

async function forgetAll(context: MemoryContext, dependencies: MemoryDependencies): Promise<string> {
  const say = memorySentences(context.locale);
  const before = await visible(context, dependencies);
  await forgetEach(before, context, dependencies.preferences);
  return before.length === 0 ? say.nothing : say.forgotten([...new Set(before.map((each) => each.word))]);
}

/** What is hidden from somebody is neither told nor dropped by them. */
async function visible(
  { principal, thread }: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<readonly Chosen[]> {
  const all = await preferences.of(principal, thread);
  return all.filter((meaning) => meaningsOf.labelOf(meaning) !== null);
}

async function forgetEach(
  meanings: readonly Chosen[],
  { principal, thread }: MemoryContext,
  preferences: MemoryDependencies['preferences'],
): Promise<void> {
  for (const [scope, id] of [
    ['person', principal],
    ['thread', thread],
  ] as const) {
    const words = meanings.filter(({ by }) => by === scope).map((each) => each.word);
    if (words.length > 0) await preferences.forget({ scope, id }, words);
  }
}

async function list(
  context: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<string> {
  const say = memorySentences(context.locale);
  const all = await preferences.of(context.principal, context.thread);
  const lines = all.flatMap((each) => lineOf(each, meaningsOf, context.locale, say));
  return lines.length === 0 ? say.nothing : [say.listed, ...lines].join('\n');
}

/** What is no more, or hidden, is not told. */
function lineOf(meaning: Chosen, meaningsOf: MeaningsOf, locale: Locale, say: MemorySentences): string[] {
  const label = meaningsOf.labelOf(meaning);
  return label === null ? [] : [say.line(meaning.word, label[locale], meaning.by === 'thread')];
}
