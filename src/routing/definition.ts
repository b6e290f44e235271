const shapes: readonly RegExp[] = [
  /^(.+?)\s*(?:뭐야|뭐예요|뭐에요|뭔가요|뭐지|뭔지|뭡니까|무엇인가요|무엇인지|무엇입니까|무엇이야)$/u,
  /^(.+?)\s*(?:무슨\s*뜻|뜻|정의|의미)(?:이|가|은|는|을|를)?\s*(?:뭐야|뭐예요|뭔가요|무엇인가요|이야|야|인가요|이에요|예요|알려\s?줘|알려\s?주세요|설명해\s?줘|설명해\s?주세요)?$/u,
  /^(.+?)\s*어떻게\s*정의(?:해|해요|하나요|돼|되나요|됩니까|하는지|되어\s*있어)$/u,
  /^what is (?:the )?(?:definition|meaning) of (.+)$/,
  /^(?:definition|meaning) of (.+)$/,
  /^(.+) definition$/,
  /^what (?:does|do) (.+?) mean$/,
  /^what is meant by (.+)$/,
  /^(?:define|explain) (.+)$/,
  /^how (?:is|are|do you define|do we define) (.+?) defined$/,
  /^what(?:['’]s| is| are) (?!the |our |my |your |a |an )(.+)$/,
];

const particle = /(?<=[가-힣\w])(?:이라는|라는|이란|란|이|가|은|는|의|을|를)$/u;

/**
 * What a definition is asked of ("취소율이 뭐야", "what is GMV"), in each way the ending can be cut off; empty when the text
 * asks for none. Whether it is a defined term is for the caller to say: "어제 매출이 뭐야" asks for a number.
 */
export function readDefinitionAsk(text: string): readonly string[] {
  const bare = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s.!?~]+$/u, '');
  const asked = shapes.flatMap((shape) => shape.exec(bare)?.[1]?.trim() ?? []);
  return [...new Set(asked.flatMap((term) => [term, term.replace(particle, '')]))];
}
