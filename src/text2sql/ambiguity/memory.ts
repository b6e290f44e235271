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
        return forget(ask, context, dependencies);
      case 'forget-all':
        return forgetAll(context, dependencies);
      case 'list':
        return list(context, dependencies);
      case 'list-word':
        return listWord(ask.words, context, dependencies);
    }
  };
}

async function remember(
  ask: Extract<MemoryAsk, { kind: 'remember' }>,
  context: MemoryContext,
  dependencies: MemoryDependencies,
): Promise<string | null> {
  const { meaningsOf } = dependencies;
  const word = ask.words.find((each) => meaningsOf(each, context.clock).length > 0);
  if (word === undefined) return null;
  const options = meaningsOf(word, context.clock);
  const isMeant = (option: Option) => ask.meanings.some((name) => meaningsOf.isCalled(option, name));
  const [meant, another] = options.filter(isMeant);
  if (meant === undefined && !ask.isCertain) return null;
  if (meant === undefined || another !== undefined || options.length === 1) {
    return notKept(word, ask.meanings[0] ?? '', options, meant, context);
  }
  return keep({ ...meant, chosen: { ...meant.chosen, word } }, ask.scope, context, dependencies);
}

/** Why there is nothing to remember. */
function notKept(
  word: string,
  said: string,
  options: readonly Option[],
  meant: Option | undefined,
  { locale }: MemoryContext,
): string {
  const say = memorySentences(locale);
  const labels = options.map(({ label }) => label[locale]);
  const [only = ''] = labels;
  if (labels.length > 1) return say.noSuchMeaning(word, said, labels);
  return meant === undefined ? say.oneMeaning(word, only, said) : say.already(word, only);
}

/** A conversation that has its own meaning keeps it, which is said. */
async function keep(
  { chosen, label }: Option,
  scope: Owner['scope'],
  context: MemoryContext,
  { meaningsOf, preferences }: MemoryDependencies,
): Promise<string> {
  const { word } = chosen;
  const { locale, principal, thread } = context;
  const say = memorySentences(locale);
  const owner = { scope, id: scope === 'person' ? principal : thread };
  const known = await preferences.of(principal, thread);
  const same = known.filter((each) => meaningsOf.isSameWord(each.word, word));
  // One term is remembered under one of its names.
  const others = same.filter(({ by }) => by === scope).map((each) => each.word);
  if (others.length > 0) await preferences.forget(owner, others);
  await preferences.remember(owner, chosen);
  const kept = say.remembered(word, label[locale], scope);
  if (scope === 'thread') return kept;
  const here = same.find((each) => each.by === 'thread' && meaningsOf.labelOf(each) !== null);
  const own = here === undefined || here.name === chosen.name ? null : meaningsOf.labelOf(here);
  return own === null ? kept : `${kept} ${say.threadFirst(word, own[locale], label[locale])}`;
}

async function forget(
  { words, isCertain }: Extract<MemoryAsk, { kind: 'forget' }>,
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
  return isCertain ? nothingOf(words, context, meaningsOf) : null;
}

function nothingOf(
  words: readonly string[],
  { clock, locale }: MemoryContext,
  meaningsOf: MeaningsOf,
): string | null {
  const known = words.find((word) => meaningsOf(word, clock).length > 0);
  return known === undefined ? null : memorySentences(locale).nothingOf(known);
}

/** What one word is remembered to mean. */
async function listWord(
  words: readonly string[],
  context: MemoryContext,
  dependencies: MemoryDependencies,
): Promise<string | null> {
  const { meaningsOf } = dependencies;
  const say = memorySentences(context.locale);
  const all = await visible(context, dependencies);
  const same = all.filter((each) => words.some((word) => meaningsOf.isSameWord(each.word, word)));
  if (same.length === 0) return nothingOf(words, context, meaningsOf);
  return [say.listed, ...same.flatMap((each) => lineOf(each, meaningsOf, context.locale, say))].join('\n');
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
