const english =
  'a an the of in on at to for from by with and or as is are was were be been being am do does did has have had having ' +
  'i me my we us our you your it its this that these those there here what which who whom whose when where how why ' +
  'show tell give list get find display see want need know let please can could would should will shall may might must ' +
  's t re ll ve d m if then than so also just about into onto up out';

const korean =
  '은 는 이 가 을 를 의 에 로 와 과 도 좀 그 저 것 거 등 및 보여줘 보여주세요 알려줘 알려주세요 해줘 해주세요 있는 있어 있나요 ' +
  '있을까요 싶어 싶어요 무엇 뭐야 뭔가요 어떻게 어떤 얼마나 얼마 몇 대한 대해 대해서 위한 위해 그리고 또는 혹시 제발 부탁해 부탁해요 ' +
  '부탁드립니다 뽑아줘 뽑아주세요 조회 조회해줘 궁금해 궁금합니다';

/**
 * Words that carry nothing in an index. Kept in on purpose: not, no, without, only, per, average, all, between, over,
 * under, after, before, more, most, less, least, 빼고, 제외: they change what is asked.
 */
export const stopWords: ReadonlySet<string> = new Set(`${english} ${korean}`.split(/\s+/));
