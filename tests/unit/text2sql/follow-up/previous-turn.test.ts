import { describe, expect, it } from 'vitest';
import {
  type PreviousTurn,
  previousStatements,
  promptTurns,
} from '../../../../src/text2sql/follow-up/previous-turn.ts';

function asked(question: string, author: string, text: string): PreviousTurn {
  return { question, author, role: 'asker', text, kind: null, state: null, saidAt: '2026-04-01T01:00:00Z' };
}

function answered(question: string, readAs: string | null, sql: string | null = null): PreviousTurn {
  const state =
    readAs === null
      ? null
      : { version: 1 as const, question: readAs, query: null, sql, chart: null, offered: [] };
  return {
    ...asked(question, 'askbird', '답'),
    role: 'askbird',
    kind: state === null ? 'chat' : 'data',
    state,
  };
}

const thread = [
  asked('1', 'hana', '지난주 주문 수'),
  answered('1', '지난주 주문 수', 'select 1'),
  asked('2', 'minsu', '강남구만'),
  answered('2', '지난주 강남구 주문 수', 'select 2'),
  asked('3', 'hana', '고마워'),
  answered('3', null),
];

describe('what a thread remembers', () => {
  it('when statements are asked for, each stands with its question', () => {
    expect(previousStatements(thread)).toEqual([
      { question: '고마워', sql: null },
      { question: '지난주 강남구 주문 수', sql: 'select 2' },
      { question: '지난주 주문 수', sql: 'select 1' },
    ]);
  });

  it('when a prompt shows it, people are told apart without their names', () => {
    expect(promptTurns(thread, 'minsu').map(({ speaker }) => speaker)).toEqual([
      'asker 2',
      'askbird',
      'asker',
      'askbird',
      'asker 2',
      'askbird',
    ]);
    expect(JSON.stringify(promptTurns(thread, 'minsu'))).not.toContain('hana');
  });

  it('when a turn is long, a prompt shows its beginning on one line', () => {
    const [turn] = promptTurns([asked('1', 'hana', `줄\n${'가'.repeat(5000)}`)], 'hana');
    expect(turn?.text.length).toBeLessThan(500);
    expect(turn?.text).not.toContain('\n');
  });

  it('when an answer had numbers, a prompt tells what was asked and by which definitions, never its text', () => {
    const state = {
      version: 1 as const,
      question: '지난주 지역별 주문 수',
      query: {
        metrics: ['orders'],
        groupings: [{ kind: 'dimension' as const, name: 'region' }],
        filters: [],
        having: [],
        range: null,
        compare: null,
        order: null,
        limit: null,
      },
      sql: 'select 1',
      chart: null,
      offered: [{ question: '배달 지역으로', label: '배달 지역: 1,234건', chosen: null }],
    };
    const turn = { ...answered('1', 'x'), text: '강남구가 1,234건으로 가장 많습니다', state };
    const [told] = promptTurns([turn], 'hana');
    expect(told?.text).not.toMatch(/1,234|강남구/);
    for (const said of ['data', '지난주 지역별 주문 수', 'orders', 'region', '배달 지역으로']) {
      expect(told?.text).toContain(said);
    }
  });
});
