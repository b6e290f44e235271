import type { MemoryAsk } from '../domain/memory-ask.ts';

/**
 * "앞으로 매출은 결제액으로 봐줘", "always use net sales for sales", "매출 기억한 거 지워줘", "what do you remember"; null for
 * everything else. Whether the words have such meanings is for the caller to say: where they do not, it is a question.
 */
export function readRemember(text: string): MemoryAsk | null {
  const said = bare(text);
  if (lists.some((shape) => shape.test(said))) return { kind: 'list' };
  const listed = firstGroup(listsOfWord, said);
  if (listed !== undefined) return { kind: 'list-word', words: withoutParticle(listed) };
  if (asks.test(text)) return null;
  if (forgetsAll.some((shape) => shape.test(said))) return { kind: 'forget-all' };
  return readForget(said) ?? readMeaning(said);
}

/** "매출은 늘 월요일로 봐?" asks how something is; "… 봐줄래?" asks for it. */
const asks = /(?:봐|보니|보나요?|보는\s?거야|보는\s?건가요?|해|하나요?|하니)[?？]\s*$/u;

const lists: readonly RegExp[] = [
  /^(?:내가\s?)?(?:뭘|뭐를|무엇을|뭐|무슨 (?:말|뜻|단어)을?)\s?기억(?:해|하니|하나요|하고 있(?:어|니|나요|어요|습니까)|해\s?두었어|해\s?뒀어)$/u,
  /^기억(?:한|하는|하고 있는|해\s?둔)\s?(?:거|것|걸|것들|뜻|말|내용)?(?:을|를|이|은)?\s?(?:뭐야|뭐가 있어|보여\s?줘|알려\s?줘|목록)$/u,
  /^what (?:do you|have you) remember(?:ed)?(?: about (?:me|my words))?$/,
  /^(?:show|list|tell)(?: me)? what you(?: have)? remember(?:ed)?$/,
];

const listsOfWord: readonly RegExp[] = [
  /^(.+?)(?:을|를|은|는)?\s?(?:뭘로|무엇으로|어떻게|뭐라고)\s?기억(?:해|하니|하나요|하고 있(?:어|니|나요|어요))$/u,
  /^(.+?)(?<!로|고)(?:을|를|은|는)?\s기억(?:해|하니|하나요|하고 있(?:어|니|나요|어요))$/u,
  /^what (?:do|have) you remember(?:ed)? (?:about|for|of) (?!me$|my words$)(.+)$/,
  /^do you remember (.+)$/,
];

const forgetsAll: readonly RegExp[] = [
  /^(?:다|전부|모두|싹)\s?잊어(?:\s?(?:줘|버려|주세요|요))?$/u,
  /^기억(?:한|하는|하고 있는|해\s?둔)?\s?(?:거|것|걸|뜻|말)?(?:을|를|은)?\s?(?:다|전부|모두|싹)\s?(?:지워|잊어|삭제해|없애)(?:\s?(?:줘|버려|주세요|요))?$/u,
  /^(?:모든|전체)\s?(?:기억|뜻)(?:을|를)?\s?(?:지워|잊어|삭제해|없애)(?:\s?(?:줘|주세요|요))?$/u,
  /^forget (?:everything|all|it all|all of it|all meanings|everything you remember|what you remember|all you remember)$/,
];

/** Of the memory by their own words. */
const forgets: readonly RegExp[] = [
  /^(.+?)\s?(?:에 대해서?|에 대한|의)?\s?(?:기억(?:한|하는|해\s?둔)?|정해\s?둔|설정한)\s?(?:거|것|걸|게|뜻|정의|의미)?(?:을|를|은)?\s?(?:좀\s?)?(?:지워|잊어|삭제해|취소해|없애)(?:\s?(?:줘|버려|주세요|요))?$/u,
  /^(.+?)\s?(?:뜻|의미|정의)?(?:을|를|은|는)?\s?잊어(?:\s?(?:줘|버려|주세요|요))?$/u,
  /^forget (?:about )?(?:what|how) (.+?)(?: (?:means?|meant|is|are|is read|was))?$/,
  /^forget (?:the |my )?(?:meaning|definition) (?:of|for) (.+)$/,
  /^forget what you remember(?:ed)? (?:about|of|for) (.+)$/,
  /^stop (?:reading|treating|taking|interpreting) (.+?) as .+$/,
  /^stop using .+ for (.+)$/,
];

/** Of the memory, or of what the last answer shows. */
const mayForget: readonly RegExp[] = [
  /^(.+?)(?:을|를|은|는)?\s(?:다시\s?)?(?:원래대로|기본\s?(?:정의|뜻)?(?:으로|대로))\s?(?:봐|해|돌려|되돌려)(?:\s?(?:줘|놔|주세요|요))?$/u,
  /^forget (?:about )?(.+)$/,
];

function readForget(said: string): MemoryAsk | null {
  const certain = firstGroup(forgets, said);
  const word = certain ?? firstGroup(mayForget, said);
  if (word === undefined) return null;
  return { kind: 'forget', words: withoutParticle(word), isCertain: certain !== undefined };
}

function firstGroup(shapes: readonly RegExp[], said: string): string | undefined {
  return shapes.map((shape) => shape.exec(said)?.[1]).find((each) => each !== undefined);
}

const forThread =
  /(?:^|\s)(?:이\s?(?:대화|스레드|쓰레드|방)(?:에서|에선)(?:는|만|만은)?|여기서(?:는|만)?|여기선|(?:just )?(?:in|for) this (?:thread|conversation|chat)(?: only)?)(?=\s|,|$)/u;
const forGood =
  /(?:^|\s)(?:앞으로(?:는|도|쭉|계속)?|이제(?:부터)?(?:는)?|항상|언제나|늘|다음부터(?:는)?|always|from now on|going forward|in (?:the )?future|by default)(?=\s|,|$)/u;

interface Shape {
  readonly shape: RegExp;
  /** Where the word and its meaning stand among the groups. */
  readonly word: 1 | 2;
  /** Says by itself that it is to be remembered, with no "always" about it. */
  readonly isPlain: boolean;
  /** Might be a question as well, even where "always" is said or only without it. */
  readonly mayAsk?: 'marked' | 'unmarked';
}

const verb =
  '(?:봐|보고|보자|볼게|계산해|해석해|이해해|생각해|읽어|알아들어|간주해|써|쓰자|해)(?:\\s?(?:줘|주세요|줄래|요))?';

const shapes: readonly Shape[] = [
  {
    shape:
      /^(.+?)(?:은|는|을|를|(?:이)?라고 하면|(?:이)?란)\s(.+?)(?:으로|로|(?:이)?라고)\s?기억해(?:\s?(?:줘|둬|주세요|요))?$/u,
    word: 1,
    isPlain: true,
  },
  {
    shape: new RegExp(
      `^(.+?)(?:은|는|을|를|(?:이)?라고 하면|(?:이)?란)\\s(.+?)(?:\\s?기준)?(?:으로|로|(?:이)?라고)\\s?${verb}$`,
      'u',
    ),
    word: 1,
    isPlain: false,
  },
  { shape: /^remember(?: that)? (.+?) (?:means|is|to mean|as|refers to) (.+)$/, word: 1, isPlain: true },
  {
    shape:
      /^(?:when|whenever|if) i (?:say|ask for|ask about) (.+?),? (?:i mean|use|read it as|take it as|it means|that means) (.+)$/,
    word: 1,
    isPlain: true,
  },
  { shape: /^by (.+?),? i mean (.+)$/, word: 1, isPlain: false },
  {
    shape: /^(.+?)\s?=\s?(.+?)(?:(?:으로|로|(?:이)?라고)\s?기억해(?:\s?(?:줘|둬|주세요|요))?)$/u,
    word: 1,
    isPlain: true,
  },
  { shape: /^use (.+?) (?:when i say|whenever i say|when i ask for) (.+)$/, word: 2, isPlain: true },
  { shape: /^use (.+?) for (.+)$/, word: 2, isPlain: true, mayAsk: 'unmarked' },
  {
    shape: /^(?:read|treat|take|interpret|understand|count|compute|calculate) (.+?) as (.+)$/,
    word: 1,
    isPlain: false,
  },
  { shape: /^(.+?) (?:means|should mean|is to mean) (.+)$/, word: 1, isPlain: false },
  {
    shape: /^(.+?)(?:은|는|을|를)\s(.+?)(?:\s?기준)?(?:으로|로)(?:요)?$/u,
    word: 1,
    isPlain: false,
    mayAsk: 'marked',
  },
  {
    shape: /^(.+?)(?:은|는)\s(.+?)(?:이야|야|이에요|예요|입니다|이다)$/u,
    word: 1,
    isPlain: false,
    mayAsk: 'marked',
  },
];

function readMeaning(said: string): MemoryAsk | null {
  const isForThread = forThread.test(said);
  const isMarked = isForThread || forGood.test(said);
  const core = bare(
    said
      .replace(forThread, ' ')
      .replace(forGood, ' ')
      .replace(/^please /, ''),
  );
  const first = shapes.find(({ shape, isPlain }) => (isMarked || isPlain) && shape.test(core));
  if (first === undefined) return null;
  const [, one = '', other = ''] = first.shape.exec(core) ?? [];
  const [word, meaning] = first.word === 1 ? [one, other] : [other, one];
  return {
    kind: 'remember',
    scope: isForThread || (first.mayAsk && !isMarked) ? 'thread' : 'person',
    words: withoutParticle(word),
    meanings: withoutParticle(meaning),
    isCertain: first.mayAsk === undefined || (isMarked && first.mayAsk === 'unmarked'),
  };
}

/** As written, and without the particle or article it may carry. */
function withoutParticle(phrase: string): string[] {
  const plain = phrase
    .replace(/["'“”‘’`]/gu, '')
    .replace(/^(?:the |a |an |my |word )+/, '')
    .trim();
  const shorter = plain.replace(
    /(?<=[가-힣\w])(?:이라는|라는|이|가|은|는|의|을|를|에)(?: (?:말|단어))?$/u,
    '',
  );
  return [...new Set([plain, shorter.trim()])].filter((each) => each !== '');
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^(?:물어보새(?:야)?|askbird)[\s,:]+/u, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,]+|[\s.!?~,]+$/gu, '')
    .replace(/ please$/, '');
}
