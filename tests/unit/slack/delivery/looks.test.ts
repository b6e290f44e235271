import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { Marker } from '../../../../src/slack/delivery/workspace.ts';
import { fakeWebApi, message, refusal } from './fake-web-api.ts';

const at = { channel: 'C1', ts: '101.000001' };
const thread = { channel: 'C1', thread: '100.000001' };
const marker: Marker = { job: 'J', part: 'answer', resumed: false };
const plain = [{ type: 'context', elements: [] }];
const rich = message('secret figure', [plain]);

function refusedBlocks(pointer: string) {
  return refusal('invalid_blocks', {
    response_metadata: { messages: [`[ERROR] secret figure is no chart [json-pointer:${pointer}]`] },
  });
}

describe('messages', () => {
  test('when Slack refuses the blocks, the next simpler ones are sent', async () => {
    const slack = fakeWebApi({
      'chat.postMessage': (_, nth) => (nth === 1 ? refusedBlocks('/blocks/0/text') : { ok: true, ts: '1.1' }),
    });
    expect(await slack.workspace.post(thread, rich, marker)).toMatchObject({ ok: true });
    expect(slack.of('chat.postMessage').map(({ blocks }) => blocks)).toEqual([rich.blocks, plain]);
  });

  test('when Slack refuses the blocks, the log says where and nothing of what stands there', async () => {
    const slack = fakeWebApi({
      'chat.update': (_, nth) => (nth === 1 ? refusedBlocks('/blocks/0/text') : { ok: true }),
    });
    await slack.workspace.update(at, rich, marker);
    const logged = JSON.stringify(slack.logged);
    expect(logged).toContain('/blocks/0/text');
    expect(logged).toContain('section');
    expect(logged).not.toContain('secret');
  });

  test.each(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'])(
    'when Slack says %s to every way, the text alone takes the place of the blocks',
    async (error) => {
      const slack = fakeWebApi({ 'chat.update': (_, nth) => (nth < 3 ? refusal(error) : { ok: true }) });
      expect(await slack.workspace.update(at, rich, marker)).toMatchObject({ ok: true });
      expect(slack.of('chat.update').at(-1)).toMatchObject({ text: 'secret figure', blocks: [] });
    },
  );

  test('when the text is too long by itself, it is cut', async () => {
    const slack = fakeWebApi();
    await slack.workspace.whisper(thread, 'U1', message('가'.repeat(50_000)));
    const [args] = slack.of('chat.postEphemeral');
    expect(String(args?.text).length).toBeLessThanOrEqual(4_000);
  });

  test('when an interaction is answered and its blocks are refused, the simpler ones follow', async () => {
    const url = 'https://hooks.slack.com/actions/1';
    const slack = fakeWebApi({
      [url]: (_, nth) => (nth === 1 ? new Response('invalid_blocks', { status: 400 }) : new Response('ok')),
    });
    expect(await slack.workspace.respond(url, rich)).toMatchObject({ ok: true });
    expect(slack.of(url)).toMatchObject([
      { response_type: 'ephemeral', replace_original: false, unfurl_links: false },
      { blocks: plain },
    ]);
  });

  test.each([
    'https://example.com/actions/1',
    'http://hooks.slack.com/1',
    'https://slack.com.example.com/1',
    'no address',
  ])('when the address to answer at is %s, nothing is sent there', async (url) => {
    const slack = fakeWebApi();
    expect(await slack.workspace.respond(url, rich)).toMatchObject({ ok: false });
    expect(slack.calls).toEqual([]);
  });

  test('when an address to answer at was used up, that is the problem', async () => {
    const url = 'https://hooks.slack.com/actions/1';
    const slack = fakeWebApi({
      [url]: () => new Response('{"ok":false,"error":"used_url"}', { status: 404 }),
    });
    expect(await slack.workspace.respond(url, rich)).toMatchObject({
      ok: false,
      problem: { params: { error: 'used_url' } },
    });
    expect(slack.of(url)).toHaveLength(1);
  });
});

describe('views', () => {
  const view: ModalView = {
    type: 'modal',
    title: { type: 'plain_text', text: 'SQL' },
    private_metadata: 'kept',
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: 'a < b' } },
      { type: 'divider' },
      { type: 'section', text: { type: 'mrkdwn', text: 'second' } },
    ],
  };

  test('when Slack points at a block of a form, the form opens without it', async () => {
    const slack = fakeWebApi({
      'views.open': (_, nth) =>
        nth === 1
          ? refusal('invalid_arguments', {
              response_metadata: { messages: ['[ERROR] no [json-pointer:/view/blocks/2/text]'] },
            })
          : { ok: true },
    });
    expect(await slack.workspace.openForm('trigger', view)).toMatchObject({ ok: true });
    expect(slack.of('views.open').at(-1)).toMatchObject({
      view: { private_metadata: 'kept', blocks: [{ type: 'section' }, { type: 'divider' }] },
    });
  });

  test('when Slack does not say where, the words alone are shown', async () => {
    const slack = fakeWebApi({
      'views.publish': (_, nth) => (nth === 1 ? refusal('invalid_arguments') : { ok: true }),
    });
    await slack.workspace.publishHome('U1', { type: 'home', blocks: view.blocks });
    expect(slack.of('views.publish').at(-1)).toMatchObject({
      view: { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'a &lt; b\n\nsecond' } }] },
    });
  });

  test('when the connection breaks, a form is not opened again, since its moment has passed', async () => {
    const slack = fakeWebApi({ 'views.open': () => 503 });
    expect(await slack.workspace.openForm('trigger', view)).toMatchObject({ ok: false });
    expect(slack.of('views.open')).toHaveLength(1);
  });
});
