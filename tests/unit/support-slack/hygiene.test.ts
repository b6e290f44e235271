import { describe, expect, test } from 'vitest';
import { hygieneProblems } from '../../support/slack/hygiene.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = { type: 'section', text: mrkdwn('fine') };

describe('hygieneProblems', () => {
  const fine = { text: 'fine', unfurl_links: false, unfurl_media: false };
  test('when only the asker and Slack itself are pointed at, it finds nothing', () => {
    const message = {
      ...fine,
      text: 'for <@U1>: <https://example.slack.com/archives/C1/p1|there>',
      blocks: [section],
    };
    expect(hygieneProblems(message, { people: ['U1'] }, true)).toEqual([]);
    expect(hygieneProblems({ text: 'fine', blocks: [section] })).toEqual([]);
  });
  test.each([
    ['it pings all', { ...fine, text: '<!channel>' }],
    ['it pings those who are here, by another name', { ...fine, text: '<!here|here>' }],
    ['it pings a group', { ...fine, text: '<!subteam^S1>' }],
    ['it pings somebody else', { ...fine, text: '<@U2>' }],
    ['it links a channel', { ...fine, text: '<#C2|sales>' }],
    ['it links elsewhere', { ...fine, text: '<https://evil.example|here>' }],
    ['it names an address', { ...fine, text: 'see http://evil.example/slack.com' }],
    ['a block pings', { ...fine, blocks: [{ type: 'section', text: mrkdwn('<!everyone>') }] }],
    [
      'a markdown block links',
      { ...fine, blocks: [{ type: 'markdown', text: '[a](https://evil.example)' }] },
    ],
    [
      'a rich text pings',
      { ...fine, blocks: [{ type: 'rich_text', elements: [{ type: 'broadcast', range: 'here' }] }] },
    ],
    [
      'a picture is elsewhere',
      { ...fine, blocks: [{ type: 'image', image_url: 'https://evil.example/a.png' }] },
    ],
    ['the text is empty', { ...fine, text: ' ' }],
    ['links unfurl', { ...fine, unfurl_links: undefined }],
    ['Slack is asked to parse', { ...fine, parse: 'full' }],
    ['names are linked', { ...fine, link_names: true }],
  ])('when %s, it says so', (_what, message) => {
    expect(hygieneProblems(message, { people: ['U1'] }, true)).not.toEqual([]);
  });
});
