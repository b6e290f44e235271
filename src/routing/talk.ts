/** What a message is when it asks for no data: recognised by its whole wording, so that a data question never is. */
export type Talk = 'help' | 'greeting' | 'thanks' | 'farewell' | 'identity' | 'acknowledged';

const heard =
  '(?:네|넵|넹|넴|예|옙|응|웅|엉|어|ㅇ|ㅇㅇ|ㅇㅋ|ㅇㅋㅇㅋ|ㅇㅎ|오케이|오케|오키|알겠어요?|알겠습니다|알았어요?|그래요?|좋아요?|굿|아하|아|오|오호|와|우와|음|그렇구나|그렇군요?|그렇네요?|확인|확인했어요?|확인했습니다|이해했어요?|이해했습니다|ok|okay|okey|k|kk|got it|i see|alright|all right|sure|yes|yep|yeah|yup|right|cool|good|fine|perfect|understood|noted|makes sense|sounds good|aha|ah|oh|hmm|wow|lol|haha)';
const pause = '[\\s,.!~ㅋㅎ]+';

const shapes: readonly (readonly [Talk, RegExp])[] = [
  [
    'help',
    /^(help|usage|how (do|can|should) (i|we) (use|ask)( you| this| questions?)?|what can (you|i) (do|ask)( for me| you)?)$/,
  ],
  ['help', /^((can|could|would|will) you )?(please )?help( me| us)?( please| out| here)*$/],
  [
    'help',
    /^(도움말|도움|도와\s?(줘(요)?|주세요|주실래요|줄래(요)?|주실\s?수\s?있(나요|어요|을까요))|사용법|사용\s?방법|메뉴얼|매뉴얼|가이드)$/,
  ],
  [
    'help',
    /^(?:(?:너|넌|너는|네가|니가|당신은|여기서|여기서는)\s)?(뭐|뭘|무엇을|무얼|어떤\s?걸|어떤\s?것을)\s?(할|물어볼|물어\s?볼|질문할)\s?(수|줄)\s?(있어|있니|있나요|있어요|있습니까|있을까요|있죠|있지|알아|아세요)$/,
  ],
  [
    'help',
    /^(어떻게|뭐라고)\s?(쓰는\s?거야|써|쓰나요|써요|사용해|사용하나요|사용해요|물어봐|물어보면\s?돼|질문해)$/,
  ],
  ['greeting', /^(hi|hello|hey|yo|good (morning|afternoon|evening))( there| askbird| everyone)?$/],
  [
    'greeting',
    /^(안녕|안녕하세요|안녕하십니까|하이|헬로|반가워|반가워요|반갑습니다|좋은\s?(아침|오후|저녁)(이에요|입니다)?)$/,
  ],
  [
    'thanks',
    /^((many |ok |okay )?(thanks|thank you|thx|ty|cheers)|(great|nice|awesome)|((that is|that's|very|so|really) )+(great|nice|awesome|helpful|perfect|good)|good job|well done|much appreciated)( a lot| so much| very much| again| askbird| everyone)*$/,
  ],
  [
    'thanks',
    /^(?:(?:정말|너무|진짜|매번|항상|늘|많이)\s?)*(고마워|고마워요|고맙습니다|감사|감사해요|감사합니다|감사드려요|감사드립니다|땡큐|ㄱㅅ|최고|최고야|최고예요|최고네요|잘했어|잘했어요|수고|수고했어|수고했어요|수고하세요|수고하십니다|수고하셨습니다|수고하셨어요|고생하셨습니다|고생하셨어요)$/,
  ],
  ['farewell', /^(bye|goodbye|good bye|see you|see ya|good night)( later| askbird)?$/],
  ['farewell', /^(잘\s?가|안녕히\s?(계세요|가세요)|바이|다음에\s?봐(요)?|내일\s?봐(요)?|퇴근할게(요)?)$/],
  [
    'identity',
    /^(who are you|what are you|what is your name|what's your name|what is askbird|are you (a bot|human|an ai))$/,
  ],
  [
    'identity',
    /^(너|넌|너는|당신은|당신)?\s?(누구|누구야|누구니|누구세요|뭐야|정체가\s?뭐야|이름이\s?뭐야|사람이야|로봇이야|봇이야)$/,
  ],
  ['acknowledged', new RegExp(`^${heard}(?:${pause}${heard})*$`, 'u')],
];

const first = new RegExp(`^${heard}${pause}(?=\\S)`, 'u');
/** Laughter or a picture, or its name between colons, and nothing else. */
const wordless =
  /^(?=.*(?:[ㅋㅎㅠㅜ\p{Extended_Pictographic}]|:\S+:))(?:[ㅋㅎㅠㅜ\s.!~^]|:[a-z0-9_+'-]+:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)+$/u;

/** Null when the text may be a question about data. */
export function readTalk(text: string): Talk | null {
  if (wordless.test(text.trim())) return 'acknowledged';
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^(물어보새(야)?|askbird)[\s,:]+/u, '')
    .replace(/(?:[\s.!?~^ㅋㅎㅠ;:)(]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)+$/u, '');
  return talkIn(bare) ?? talkIn(bare.replace(first, '')) ?? talkOfAll(bare);
}

/** "thanks, great", "고마워요! 수고하세요": every sentence is talk, and the first is answered. */
function talkOfAll(said: string): Talk | null {
  const parts = said.split(/[,.!?~\n]+/u).flatMap((part) => part.trim() || []);
  const talks = parts.map(talkIn);
  return parts.length > 1 && talks.every((talk) => talk !== null) ? (talks[0] ?? null) : null;
}

function talkIn(said: string): Talk | null {
  return shapes.find(([, shape]) => shape.test(said))?.[0] ?? null;
}
