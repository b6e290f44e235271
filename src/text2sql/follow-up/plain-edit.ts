/** What people say before they correct themselves; the correction is what counts. */
const correcting =
  /^\s*(?:(?:아니(?:요|야|오)?|아뇨|아|앗|아이고|미안(?:해(?:요)?)?|죄송(?:해요|합니다)?|잠깐만?|그게\s*아니(?:라|고)|oops|sorry|wait|no\s*[,.]|no(?=\s*,?\s*i\s+mean)|(?:i\s+)?mean[ts]?|i\s+meant|(?:no\s+)?actually)(?:[\s,.!~…]+))+(?=\S)/iu;

/** Endings of speech that carry no meaning, and that no particle is read with. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[가-힣](?:은|는|도|만))(?:요|여|욤|용)(?=[?!.~\s]*$)/gu, ''],
  [/(?<=[가-힣])(?<!주세)(?:여|요|이여|이요)(?=[?!.~\s]*$)/gu, ''],
  [/(?<=[가-힣])\s*(?:껀|껄|꺼|꺼는|껄로|걸로|거로|것으로|거는|것은)(?:요)?(?=[?!.~\s]*$)/gu, ''],
  [/빼\s*(?:줘|주세요|줘요|줄래|봐|보자)(?:요)?/gu, '빼고'],
];

/** "not last month, this month" names first what goes, as "지난달 말고 이번달" does. */
const contrast = /^\s*not\s+(?!in\b|only\b)([^,]{1,60}?)\s*(?:,\s*(?:but\s+)?|\s+but\s+)(\S.{0,80})$/iu;

/** The same edit without what is only manner of speaking. */
export function plainEdit(text: string): string {
  const corrected = text.replace(correcting, '');
  const plain = endings.reduce((said, [ending, known]) => said.replace(ending, known), corrected);
  return plain.replace(contrast, '$1 말고 $2');
}
