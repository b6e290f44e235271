import { isParticle } from './suffixes.ts';

/** Half-open offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const english =
  'a an the of in on at to for from by with and is are was were be been do does did has have had will would can could ' +
  "i me my we us our you your it its it's this that these those there here what what's whats which how " +
  'show tell give list get find display see want need know let please pls plz thanks thank kindly just ' +
  "hi hello hey i'd id like i'm so also then many much look looking check out okay ok askbird everyone guys there btw fyi cc";

const korean =
  '좀 그 저 것 거 걸 게 수있나 등 및 얼마나 얼마 얼마야 얼마인지 얼마인가요 얼마예요 얼마였어 얼마였나요 얼마였지 몇 몇개 몇건 몇명 ' +
  '몇개야 몇건이야 몇명이야 몇개인지 몇건인지 몇명인지 몇개인가요 몇건인가요 몇명인가요 뭐 뭐야 뭔가요 뭔지 무엇 무엇인가요 무엇인지 어떻게 어떤 어떠한 ' +
  '어때 어떤가요 어떤지 어땠어 어땠나요 어땠는지 어떻게돼 어떻게되나요 어떻게되는지 어떻게됩니까 어떻게되죠 어떻게되지 어떻게됐어 되나 되나요 되는지 돼 돼요 됩니까 됐어 됐나요 되지 ' +
  '되죠 될까 될까요 있어 있나요 있는지 있을까 있을까요 있습니까 있어요 싶어 싶어요 싶은데 싶은데요 싶습니다 대한 대해 대해서 관한 관해서 ' +
  '그리고 또 또한 혹시 제발 부탁 부탁해 부탁해요 부탁드려요 부탁드립니다 감사 감사합니다 감사해요 고마워 고마워요 안녕 안녕하세요 저기 저기요 ' +
  '궁금해 궁금해서 궁금해요 궁금합니다 궁금한데 궁금하네 필요해 필요해요 필요합니다 나 나는 나한테 내게 저한테 저에게 저희 우리 우리가 우리의 제가 내가 ' +
  '이거 저거 그거 하고 해 해요 인가 인가요 인지 인데 이야 야 이에요 예요 입니다 입니까 일까 일까요 이었어 이었나요 였어 였나요 지 ' +
  '들어온 들어왔던 들어왔어 들어왔어요 들어왔나 들어왔나요 들어왔는지 들어왔지 들어왔죠 들어왔니 들어왔습니까 발생한 발생했어 발생했나요 발생했는지 ' +
  '나왔어 나왔나요 나와 나오나요 나오는지 나왔는지 지금바로 데이터 자료 별 별로 ' +
  '연락드려요 연락드립니다 연락드렸어요 연락드렸습니다 여쭤봅니다 여쭤봐요 여쭙니다 문의드려요 문의드립니다 질문드려요 질문드립니다 수고하세요 수고하십니다 수고하셨습니다 고생하십니다 고생하세요 안녕하십니까 반갑습니다 여러분 죄송하지만 죄송한데 죄송한데요 실례지만 ' +
  '바쁘신데 바쁘시겠지만 번거로우시겠지만 괜찮으시면 괜찮으시다면 가능하면 가능하시면 가능하시다면 가능할까요 가능한가요 물어보새 물어보새야 물어보새님';

const fillers: ReadonlySet<string> = new Set(`${english} ${korean}`.split(/\s+/));

const askingVerbs =
  '보여|알려|뽑아|찾아|구해|말해|가르쳐|조회해|조회|출력해|정리해|계산해|확인해|집계해|추출해|공유해|가져와|꺼내|봐|설명해|살펴봐|살펴';
const askingEnds =
  '(?:줘|줘요|주라|줄래|줄래요|주세요|주십시오|주시겠어요|주시겠습니까|주실래요|주실|줄|주시면|주면|주겠니|줘봐|줄게|주시길|달라|다오|봐줘|봐주세요|볼래|볼까|보자|봐|보고|주고)';

/** 얼마였어요, 몇 건일까요, 무엇이죠: an asking word with any ending of "to be". */
const beingAsked = new RegExp(
  '^(?:얼마|몇(?:개|건|명|번|곳|회|분|원)?|무엇|뭐)(?:이|일|였|이었|인|입)?' +
    '(?:야|에요|예요|죠|지|지요|니|나|나요|가|가요|지요|데|데요|어|어요|까|까요|니까|습니까|는지|는지요|더라|더라고요|던가요)$',
);

/** ㅎㅎ, ㅠㅠ, ㅋㅋㅋ. */
const laughter = /^[ㅋㅎㅠㅜ]+$/u;

/** 보여줘, 알려주시겠어요, 뽑아주실, 조회해줘, 해주세요, 보고, 알고 (싶어). */
const askingWord = new RegExp(
  `^(?:(?:${askingVerbs}|해)\\s?${askingEnds}|(?:보여|알려|뽑아)|(?:알고|보고|알수|볼수|알|볼)|알려줘라|줘|줘요|주세요|주실|주실래요|주시겠어요|주시면)$`,
);

const phrases = new RegExp(
  [
    new RegExp(
      `(?<![가-힣])(?:(?:${askingVerbs})\\s+)?[가-힣]{0,5}(?:주실|줄|주시겠|알|볼|뽑을|확인할|조회할|받을)\\s*수\\s*` +
        '(?:있을까요|있을까|있나요|있어요|있어|있습니까|있을지요|있는지|있니|있냐|있으실까요|있으신가요|있으세요|있겠습니까|있을런지요)(?:요)?(?![가-힣])',
      'u',
    ),
    new RegExp(`(?<![가-힣])(?:${askingVerbs})\\s+${askingEnds}(?![가-힣])`, 'u'),
    /(?<![가-힣])(?:수고|고생)\s*(?:가\s*)?많으(?:십니다|세요|셔요|셨습니다)(?![가-힣])/u,
    new RegExp(
      `(?<![가-힣])(?:지금\\s*)?(?:바로|빨리|얼른)(?:\\s+좀)?(?=\\s+(?:${askingVerbs}|부탁|해줘|해주세요))`,
      'u',
    ),
    /(?<![가-힣])어떻게\s*(?:돼요|돼|되나요|되나|되는지|되지|되죠|되니|됩니까|됐어|됐나요|됐는지|될까요|되었나요|되어)(?![가-힣])/u,
    /(?<![가-힣])(?:얼마나|얼마)\s*(?:돼요|돼|되나요|되나|되는지|되지|되죠|됩니까|됐어|됐나요|될까요|있어|있나요|있는지|있었어|있었나요|나왔어|나왔나요)(?![가-힣])/u,
    /(?<![가-힣])(?:몇\s*(?:개|건|명|번|곳|회|분|시간|원|점|퍼센트|프로)?)\s*(?:이야|야|인지|인가요|이에요|예요|있어|있나요|있는지|있었어|있었나요|나왔어|나왔나요|이나|나)?\s*(?:되나요|돼|되는지|될까요|됐어)?(?![가-힣])/u,
    /(?<![가-힣])(?:알고|보고)\s*싶(?:어|어요|은데|은데요|습니다|네요|다)(?![가-힣])/u,
    /(?<![가-힣])부탁\s*(?:해|해요|드려요|드립니다|드릴게요|합니다)?(?![가-힣])/u,
    /(?<![가-힣])(?:막대|선|꺾은선)\s+(?:그래프|차트)(?:로)?(?![가-힣])/u,
    /\b(?:as|in) an? (?:(?:bar|line) )?(?:chart|graph)\b/iu,
    /\b(?:what(?:['’]s| is| are| was| were)|how (?:many|much)|(?:can|could|would|will) you(?: please)?|i(?:['’]d| would) like(?: to (?:see|know|get))?|i (?:want|need)(?: to (?:see|know|get))?|let me (?:see|know)|(?:show|give|tell) (?:me|us)|is there|are there|do we have|did we (?:have|get|see))\b/iu,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'giu',
);

/** True for a word that adds nothing to a question (보여줘, please, the) and for a bare particle (는, 을). */
export function isFiller(stem: string): boolean {
  const normal = stem.normalize('NFC').toLowerCase().replaceAll('’', "'").trim();
  return (
    fillers.has(normal) ||
    [askingWord, beingAsked, laughter].some((shape) => shape.test(normal)) ||
    (isParticle(normal) && !keptParticles.has(normal))
  );
}

/** Particles that narrow or join, so that they are content when they stand alone: 만 (only), 보다 (than), 당 (per). */
const keptParticles: ReadonlySet<string> = new Set(
  '만 에만 에서만 으로만 로만 만의 보다 보다는 까지 까지는 까지의 부터 부터는 부터의 마다 밖에'.split(' '),
);

/** Polite and asking phrases of several words (뽑아주실 수 있을까요, could you show me), whose parts alone may be content. */
export function fillerPhrases(text: string): Span[] {
  return [...text.matchAll(phrases)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
}
