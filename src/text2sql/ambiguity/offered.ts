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
}

/** Null when the text takes none of what was offered: it is a message of its own. */
export function takeChoice(text: string, { question, offered }: Offered): TakenChoice | null {
  const choice = byQuestion(text, offered) ?? byPlace(text, offered) ?? byLabel(text, offered);
  if (choice === undefined) return null;
  const { chosen, question: shown } = choice;
  if (chosen !== null) {
    const isWording = !shown.startsWith(`${question} (`);
    const isTyped = isWording && bare(shown) === bare(text);
    return { text: isTyped ? shown : question, chosen, reading: null, shown };
  }
  return { text: shown, chosen, reading: choice.label === shown ? null : nameOf(choice), shown };
}

/** The label without the number that follows it. */
function nameOf({ label }: Choice): string {
  return label.split(': ')[0] ?? label;
}

function byQuestion(text: string, offered: readonly Choice[]): Choice | undefined {
  return offered.find((choice) => bare(choice.question) === bare(text));
}

const places: readonly (readonly [RegExp, number])[] = [
  [/^(?:첫\s?번?째|the first|first)(?: one| option)?(?:\s?(?:거|것|걸|요|이요|으로|로|걸로))*$/u, 1],
  [/^(?:두\s?번?째|the second|second)(?: one| option)?(?:\s?(?:거|것|걸|요|이요|으로|로|걸로))*$/u, 2],
  [/^(?:세\s?번?째|the third|third)(?: one| option)?(?:\s?(?:거|것|걸|요|이요|으로|로|걸로))*$/u, 3],
  [/^(?:네\s?번?째|the fourth|fourth)(?: one| option)?(?:\s?(?:거|것|걸|요|이요|으로|로|걸로))*$/u, 4],
];

/** "2", "2번이요", "두 번째", "the second one". */
function byPlace(text: string, offered: readonly Choice[]): Choice | undefined {
  const said = bare(text);
  const digit =
    /^(?:option |number |#)?(\d{1,2})(?:\s?번)?(?:째)?(?:\s?(?:거|것|걸|요|이요|으로|로))*$/u.exec(said);
  const place = digit ? Number(digit[1]) : places.find(([shape]) => shape.test(said))?.[1];
  return place === undefined ? undefined : offered[place - 1];
}

/** The meaning's own name, as people answer a question: "결제액이요", "결제액으로 해줘", "gross sales please". */
function byLabel(text: string, offered: readonly Choice[]): Choice | undefined {
  const said = bare(text);
  const spoken = [said, said.replace(ending, '')].filter((each) => each !== '');
  const named = offered.filter((choice) => {
    const [shown, name] = [bare(choice.label), bare(nameOf(choice))];
    return spoken.some((each) => [shown, name, name.replace(basis, '')].includes(each));
  });
  return named.length === 1 ? named[0] : undefined;
}

const basis = /\s?(?:기준|쪽)$/u;

const ending =
  /(?:\s?(?:기준|쪽))?(?:\s?(?:이요|요|이에요|예요|입니다|(?:으로|로)(?:\s?(?:요|할게|할게요|봐\s?줘|봐\s?주세요|해\s?줘|해\s?주세요|보여\s?줘|부탁해|부탁해요|부탁드려요))?)| please)$/u;

function bare(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s.!?~]+$/u, '');
}
