const quantity = [
  /얼마|몇|많|적[은게]|높|낮|평균|합계|총|비율|비중|추이|순위|목록|내역|리스트|현황|통계|상위|하위|건수|개수|어느|어떤|어때|어떻|누가|누구|요즘|최근/u,
  /보여|알려|뽑아|조회|찾아|구해|계산|비교|분석|집계|확인해/u,
  /\b(?:how (?:many|much|often|long|is|are|was|were|did|do we)|which|list|show|count|number of|total|sum|average|avg|mean|median|top|most|least|highest|lowest|per|rate|ratio|share|percent(?:age)?|trend|compare|find|give me|get me|breakdown|who|where|when)\b/iu,
];

/** Whether the wording asks for figures or rows of something, known here or not. */
export function asksForData(text: string): boolean {
  return quantity.some((cue) => cue.test(text));
}

const back = [
  /(?<![가-힣])(?:그\s|[그이저]\s?(?:거|건|걸|것|게|중|때|날|기간|지역|가게|사람|쿼리|결과|표|숫자|값)(?![가-힣]{3}))/u,
  /(?<![가-힣])(?:그럼|그러면|거기|여기서|방금|아까|위에|앞에|이전 (?:질문|결과|답)|나머지)/u,
  /\b(?:it|its|that|those|them|they|these|same|instead|previous (?:one|answer|question|result)|above|the rest)\b|^(?:and|but|so|what about|how about)\b/iu,
];

/** Whether the wording points to something said before, so that it is no whole question by itself. */
export function pointsBack(text: string): boolean {
  return back.some((cue) => cue.test(text.trim()));
}
