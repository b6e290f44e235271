import { expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { renderNotice } from '../../../../src/slack/blocks/notices.ts';
import { localeOfPerson } from '../../../../src/slack/conversation/locale-for.ts';
import { bugNotice, tellByResponseUrl } from '../../../../src/slack/conversation/tell.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

const korean = {
  person: async (id: string) => done({ id, name: id, locale: 'ko', standing: 'member' } as const),
};
const unreachable = { person: async () => failed<never>({ code: 'slack-unreachable' }) };

test.each([
  ['is known', korean, 'ko'],
  ['cannot be looked up', unreachable, 'en'],
  ['is in a workspace that cannot be opened', null, 'en'],
] as const)('when somebody %s, there is a language to tell them in', async (_what, workspace, locale) => {
  expect(await localeOfPerson(workspace, 'U1', 'auto')).toBe(locale);
  expect(await localeOfPerson(workspace, 'U1', 'ko')).toBe('ko');
});

test('when the address of a command is good no more, nothing else fails', async () => {
  const told: string[] = [];
  const respond = async (url: string) => {
    told.push(url);
    return failed<never>({ code: 'slack-refused' });
  };
  const message = renderNotice(bugNotice('7'), 'en');
  await tellByResponseUrl({ responseUrl: 'https://slack.test/1' }, message, { respond }, createLog('silent'));
  expect(told).toEqual(['https://slack.test/1']);
});
