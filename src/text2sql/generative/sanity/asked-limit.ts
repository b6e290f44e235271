/** Which rows a question picks out: how many, and from which end of an order. */
export interface AskedLimit {
  /** Null where it names no number, or so many of each group. */
  readonly count: number | null;
  readonly end: 'most' | 'least' | null;
  /** It asks for rows further down: the second page, from the sixth on. */
  readonly isFurther: boolean;
  readonly isEach: boolean;
}

const counts = [
  /(?:\btop|\bbottom|\bbest|\bworst|\bfirst|상위|하위|탑)\s*(\d{1,4})(?!\s*%|\d|\s*(?:퍼센트|percent))/iu,
  /\b(\d{1,4})\s+(?:most|least|largest|smallest|highest|lowest|biggest|cheapest)\b/iu,
  /(?:가장|제일|높은|낮은|많은|적은|많이|적게).{0,24}?(\d{1,4})\s*(?:개|명|곳|건|가지|위)(?!월|\s*(?:이상|이하|미만|초과|넘|중))/u,
];

const each = /씩|마다|별로?\s.*(?:상위|하위|가장|제일)|\b(?:per|each|every)\b/iu;
const further = /번째|다음|부터|이후|제외|빼고|\b(?:next|second|third|after|from|except|skip|offset)\b/iu;
const falling = /준|줄|감소|하락|떨어|낮아|빠진|\b(?:declin|decreas|drop|fell|fall|lost|shrank)/iu;
const most =
  /(?:가장|제일)\s*(?:비싼|비싸|많은|많이|높은|큰|크게|긴|오래)|상위|최고|최다|\b(?:top|highest|most|largest|biggest|longest)\b/iu;
const least =
  /(?:가장|제일)\s*(?:싼|저렴한|적은|적게|낮은|작은|작게|짧은)|하위|최저|최소|\b(?:bottom|lowest|least|fewest|smallest|cheapest|shortest)\b/iu;

/** Reads the plain forms of Korean and English; what turns an order around (줄어든, declined) leaves the end open. */
export function askedLimit(question: string): AskedLimit {
  const isEach = each.test(question);
  const found = counts.flatMap((pattern) => pattern.exec(question)?.[1] ?? [])[0];
  const [isMost, isLeast] = [most.test(question), least.test(question)];
  const isFurther = further.test(question);
  const isClear = isMost !== isLeast && !falling.test(question);
  return {
    count: found === undefined || isEach || isFurther ? null : Number(found),
    end: isClear ? (isMost ? 'most' : 'least') : null,
    isFurther,
    isEach,
  };
}
