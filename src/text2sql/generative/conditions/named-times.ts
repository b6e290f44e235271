interface NamedTime {
  readonly word: RegExp;
  /** The field of time that a condition on it reads. */
  readonly field: RegExp;
  /** Numbers that people mean by it, the open end included. */
  readonly values: readonly number[];
}

const hour = /\bhour\b|_hour\b|\bhour_|HH24/i;
const weekday = /\b(iso)?dow\b|weekday|day_of_week/i;

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

const times: readonly NamedTime[] = [
  { word: /주말|\bweekends?\b/iu, field: weekday, values: [0, 6, 7] },
  { word: /평일|주중|\bweekdays?\b/iu, field: weekday, values: [1, 2, 3, 4, 5] },
  { word: /월요일|\bmondays?\b/iu, field: weekday, values: [1] },
  { word: /화요일|\btuesdays?\b/iu, field: weekday, values: [2] },
  { word: /수요일|\bwednesdays?\b/iu, field: weekday, values: [3] },
  { word: /목요일|\bthursdays?\b/iu, field: weekday, values: [4] },
  { word: /금요일|\bfridays?\b/iu, field: weekday, values: [5] },
  { word: /토요일|\bsaturdays?\b/iu, field: weekday, values: [6] },
  { word: /일요일|\bsundays?\b/iu, field: weekday, values: [0, 7] },
  { word: /새벽|\bdawn\b|early morning/iu, field: hour, values: numbers(0, 6) },
  { word: /아침|\bmornings?\b|\bbreakfast\b/iu, field: hour, values: numbers(5, 12) },
  { word: /오전|\bmornings?\b/iu, field: hour, values: numbers(0, 12) },
  { word: /점심|\blunch(?:time)?\b/iu, field: hour, values: numbers(11, 14) },
  { word: /오후|\bafternoons?\b/iu, field: hour, values: numbers(12, 24) },
  { word: /저녁|\bevenings?\b|\bdinner\b/iu, field: hour, values: numbers(17, 22) },
  { word: /밤|심야|\bnights?\b|\bmidnight\b/iu, field: hour, values: [...numbers(0, 6), ...numbers(20, 24)] },
];

/** The numbers by which a condition on hours or weekdays may say what a question names by a word. */
export function namedParts(condition: string, question: string): ReadonlySet<string> {
  return new Set(
    times
      .filter(({ word, field }) => field.test(condition) && word.test(question))
      .flatMap(({ values }) => values.map(String)),
  );
}
