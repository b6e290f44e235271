import type { MetricQuery } from '../../semantic-layer/metric-query.ts';

/** "거기", "there": one place, where the answer before may have shown many. */
const place =
  /(?<![가-힣])(?:거기|거긴|거기는|거기의|거기만|여기는?|저기|그곳|그\s*(?:지역|가게|매장|구|동네|카테고리|회원|쿠폰|상품|메뉴|날|달|주|요일|시간대?))(?=$|[\s?!.,은는이가의만도을를])|\b(?:that|this)\s+(?:one|region|shop|store|district|category|day|week|month|hour|item|menu|member)\b|(?<!\b(?:are|is|were|was|be|been|has|have)\s)\bthere\b|\bits\b/iu;
/** Of the rows shown, all of them. */
const rows =
  /(?:그|이|저|위|앞)\s*중(?:에서|에|에는|에서는|에서도)?|(?:거기|여기)(?:에서는?|서는?|에)|\b(?:of|among|from|in)\s+(?:those|these|them|it|there)\b/iu;
const it = /\bit\b/iu;

/**
 * Whether a word points at rows of the answer before that the thread does not hold: the one shown, or the first few.
 * Where the answer was a single number, it points at what that is about.
 */
export function pointsAtRow(text: string, { groupings, limit }: MetricQuery): boolean {
  if (groupings.length === 0) return false;
  const pointsAtRows = rows.test(text);
  if (limit !== null) return pointsAtRows || place.test(text) || (limit === 1 && it.test(text));
  return !pointsAtRows && place.test(text);
}
