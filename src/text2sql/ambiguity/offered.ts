import type { Choice, ChosenMeaning } from '../../domain/answer.ts';

/** What was offered in the turn before. */
export interface Offered {
  /** The question that led to it, as it was read. */
  readonly question: string;
  readonly offered: readonly Choice[];
}

/** A choice that was taken. */
export interface TakenChoice {
  /** The question to read now. */
  readonly text: string;
  /** What is chosen with it, to be read before what is remembered; null where the question's own words settle it. */
  readonly chosen: ChosenMeaning | null;
  /** What tells the choice from the others, where only the words of `text` settle it; null for a ready-made question. */
  readonly reading: string | null;
  /** The question as it was put up. */
  readonly shown: string;
  /** Every meaning is asked for: the question is put up again, with the numbers as the asker may see them now. */
  readonly isAll: boolean;
}

/** Null when the text takes none of what was offered: it is a message of its own. */
export function takeChoice(text: string, { question, offered }: Offered): TakenChoice | null {
  const choice =
    byQuestion(text, offered) ?? byLabel(text, offered) ?? byPlace(text, offered) ?? byWord(text, offered);
  if (choice === undefined) return takeAll(text, { question, offered });
  const { chosen, question: shown } = choice;
  if (chosen !== null) {
    const isWording = !shown.startsWith(`${question} (`);
    const isTyped = isWording && bare(shown) === bare(text);
    return { text: isTyped ? shown : question, chosen, reading: null, shown, isAll: false };
  }
  return { text: shown, chosen, reading: isMeaning(choice) ? nameOf(choice) : null, shown, isAll: false };
}

const all =
  /^(?:둘\s?다|셋\s?다|(?:전부|모두)(?:\s?다)?|다|둘\s?모두|both|both of (?:them|these)|all of (?:them|these)|all|show (?:me )?(?:both|all)(?: of them)?)$/u;

/** "둘 다", "both": of meanings, never of ready-made questions. */
function takeAll(text: string, { question, offered }: Offered): TakenChoice | null {
  const meanings = offered.filter(isMeaning);
  const isAsked = spoken(text).some((said) => all.test(said));
  if (!isAsked || meanings.length < 2) return null;
  return { text: question, chosen: null, reading: null, shown: question, isAll: true };
}

/** False for a ready-made question, which is its own label. */
function isMeaning({ label, question }: Choice): boolean {
  return label !== question;
}

/** The label without the number that follows it. */
function nameOf({ label }: Choice): string {
  return label.split(': ')[0] ?? label;
}

function byQuestion(text: string, offered: readonly Choice[]): Choice | undefined {
  return offered.find((choice) => bare(choice.question) === bare(text));
}

const places: readonly (readonly [RegExp, number])[] = [
  [/^(?:첫\s?번?째|the first|first)(?: one| option)?$/u, 1],
  [/^(?:두\s?번?째|the second|second)(?: one| option)?$/u, 2],
  [/^(?:세\s?번?째|the third|third)(?: one| option)?$/u, 3],
  [/^(?:네\s?번?째|the fourth|fourth)(?: one| option)?$/u, 4],
];

const ofTwo: readonly (readonly [RegExp, number])[] = [
  [/^(?:전자|the former|former)$/u, 1],
  [/^(?:후자|the latter|latter)$/u, 2],
];

/** "2", "2번이요", "두 번째", "the second one"; of two "전자", "the latter". */
function byPlace(text: string, offered: readonly Choice[]): Choice | undefined {
  const named = offered.length === 2 ? [...places, ...ofTwo] : places;
  const found = spoken(text).map((said) => {
    const digit = /^(?:option |number |#)?(\d{1,2})(?:\s?번)?(?:째)?$/u.exec(said);
    return digit ? Number(digit[1]) : named.find(([shape]) => shape.test(said))?.[1];
  });
  const place = found.find((each) => each !== undefined);
  return place === undefined ? undefined : offered[place - 1];
}

/** The meaning's own name, as people answer a question: "결제액이요", "결제액으로 해줘", "gross sales please". */
function byLabel(text: string, offered: readonly Choice[]): Choice | undefined {
  const said = spoken(text);
  const named = offered.filter((choice) => {
    const [shown, name] = [bare(choice.label), bare(nameOf(choice))];
    return said.some((each) => [shown, name, name.replace(basis, '')].includes(each));
  });
  return named.length === 1 ? named[0] : undefined;
}

/** A word of one meaning's name and of no other's: "광고요", "the ad one". */
function byWord(text: string, offered: readonly Choice[]): Choice | undefined {
  const said = spoken(text).map((each) => each.replace(/^the /, '').replace(/ (?:one|option)$/, ''));
  const named = offered.filter((choice) => {
    const words = isMeaning(choice) ? bare(nameOf(choice)).split(/[\s,]+/u) : [];
    return said.some((each) => each.length > 1 && !little.has(each) && words.includes(each));
  });
  return named.length === 1 ? named[0] : undefined;
}

/** Words of a name that are said without meaning it. */
const little: ReadonlySet<string> = new Set([
  'by',
  'of',
  'the',
  'in',
  'on',
  'at',
  'and',
  'or',
  'per',
  'not',
  'no',
]);

const basis = /\s?(?:기준|쪽)$/u;

/** As it was said, and without each ending that a polite answer carries. */
function spoken(text: string): string[] {
  const said = bare(text).replace(/^(?:아|음|그럼|그러면|그냥|well|ok|okay|then),?\s/u, '');
  const cut = [said];
  for (const ending of endings) {
    const shorter = (cut.at(-1) ?? '').replace(ending, '').trim();
    if (shorter !== cut.at(-1) && shorter !== '') cut.push(shorter);
  }
  return [...new Set([bare(text), ...cut])].filter((each) => each !== '');
}

/** From the outside in. */
const endings: readonly RegExp[] = [
  / please$/,
  /\s?(?:할게|할게요|하겠습니다|갈게|갈게요|봐|봐\s?줘|봐\s?줘요|봐\s?주세요|해|해\s?줘|해\s?줘요|해\s?주세요|보여|보여\s?줘|보여\s?줘요|보여\s?주세요|알려\s?줘|알려\s?주세요|볼래|볼래요|볼게|볼게요|부탁해|부탁해요|부탁드려요|부탁드립니다|부탁드릴게요)$/u,
  /\s?(?:이요|요|이에요|예요|입니다|으로요|로요)$/u,
  /\s?(?:으로|로|을|를)$/u,
  /\s?(?:거|것|걸|껄|게)$/u,
  /\s?(?:기준|쪽)$/u,
];

function bare(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s.!?~^ㅋㅎㅠㅜ]+$/u, '');
}
