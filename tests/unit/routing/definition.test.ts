import { describe, expect, it } from 'vitest';
import { readDefinitionAsk } from '../../../src/routing/definition.ts';

describe('readDefinitionAsk', () => {
  it.each([
    ['매출이 뭐야', '매출'],
    ['취소율은 무엇인가요?', '취소율'],
    ['취소율 정의', '취소율'],
    ['객단가의 정의를 알려줘', '객단가'],
    ['신규 회원이 무슨 뜻이야', '신규 회원'],
    ['what is GMV', 'gmv'],
    ["What's net sales?", 'net sales'],
    ['what does cancel rate mean?', 'cancel rate'],
    ['definition of active member', 'active member'],
  ])('when asked "%s", what is asked about is found', (text, term) => {
    expect(readDefinitionAsk(text)).toContain(term);
  });

  it.each(['지난주 매출', '취소율 얼마야', 'what is the cancel rate', 'orders last week', '안녕'])(
    'when told "%s", no definition is asked for',
    (text) => {
      expect(readDefinitionAsk(text)).toEqual([]);
    },
  );
});
