import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HomeContent, renderHome } from '../../../../src/slack/blocks/home.ts';
import { viewProblems } from '../../../support/slack/block-kit.ts';
import { hostileText } from '../../../support/slack/hostile-text.ts';
import { blockHygiene } from '../../../support/slack/hygiene.ts';

const home: HomeContent = {
  id: 'T1/U1',
  examples: ['지난주 지역별 주문 수', '어제 매출'],
  channelExamples: [{ channel: 'delivery-ops', examples: ['어제 평균 배달 시간'] }],
  recent: [
    {
      text: '지난주 주문 수',
      when: new Date('2026-11-29T16:30:00Z'),
      answered: true,
      id: '0b5f2f6e-1111-4222-8333-444455556666',
    },
  ],
  timeZone: 'Asia/Seoul',
};

const shown = (content: HomeContent, locale: 'ko' | 'en' = 'ko') =>
  JSON.stringify(renderHome(content, locale));

describe('the App Home', () => {
  it('when there is everything to show, shows it, with the id an administrator needs', () => {
    const text = shown(home);
    for (const each of ['지난주 지역별 주문 수', '#delivery-ops', '어제 평균 배달 시간', 'T1/U1']) {
      expect(text).toContain(each);
    }
  });

  it('when a question was asked late at night elsewhere, tells its day where the company is', () => {
    expect(shown(home)).toContain('11월 30일');
    expect(shown({ ...home, timeZone: 'America/New_York' }, 'en')).toContain('Nov 29');
  });

  it('when a question stands there, can be asked again by its id', () => {
    expect(shown(home)).toContain('"action_id":"rerun:0"');
    expect(shown(home)).toContain(`"value":"${home.recent[0]?.id}"`);
  });

  it('when there is nothing to show yet, leaves parts out and stays valid', () => {
    const empty = { ...home, examples: [], channelExamples: [], recent: [] };
    expect(viewProblems(renderHome(empty, 'en'))).toEqual([]);
    expect(renderHome(empty, 'en').blocks.length).toBeLessThan(renderHome(home, 'en').blocks.length);
  });

  it('when whatever was asked and wherever, is a view Slack takes', () => {
    const content = fc.record({
      id: fc.constant('T1/U1'),
      examples: fc.array(hostileText, { maxLength: 10 }),
      channelExamples: fc.array(
        fc.record({ channel: hostileText, examples: fc.array(hostileText, { maxLength: 5 }) }),
        { maxLength: 6 },
      ),
      recent: fc.array(
        fc.record({
          text: hostileText,
          when: fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') }),
          answered: fc.boolean(),
          id: fc.uuid(),
        }),
        { maxLength: 30 },
      ),
      timeZone: fc.constant('Asia/Seoul'),
    });
    fc.assert(
      fc.property(content, fc.constantFrom('ko' as const, 'en' as const), (each, locale) => {
        const view = renderHome(each, locale);
        expect(viewProblems(view)).toEqual([]);
        expect(blockHygiene(view.blocks, '/blocks', {})).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
