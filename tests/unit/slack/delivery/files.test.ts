import { describe, expect, test } from 'vitest';
import { broken, fakeWebApi, refusal, type Script } from './fake-web-api.ts';

const to = { channel: 'C1', thread: '100.000001' };
const file = { name: '지역별.csv', title: '지역별', bytes: new TextEncoder().encode('a,b\n'), altText: null };
const uploadUrl = 'https://files.slack.com/upload/1';

const script: Script = {
  'files.getUploadURLExternal': () => ({ ok: true, upload_url: uploadUrl, file_id: 'F1' }),
  [uploadUrl]: () => new Response('OK - 4'),
};

const shared = {
  ok: true,
  messages: [{ ts: '101.000001', user: 'UBOT', bot_id: 'BBOT', text: '', files: [{ name: file.name }] }],
};

describe('sharing a file', () => {
  test('when all goes well, the bytes are sent and the file stands in the thread', async () => {
    const slack = fakeWebApi(script);
    expect(await slack.workspace.share(to, file, false)).toMatchObject({ ok: true });
    expect(slack.of('files.getUploadURLExternal')).toMatchObject([{ filename: file.name, length: '4' }]);
    const body = slack.of(uploadUrl)[0]?.body;
    expect(await (body as Blob).text()).toBe('a,b\n');
    expect(slack.of('files.completeUploadExternal')).toMatchObject([
      { channel_id: 'C1', thread_ts: '100.000001', files: [{ id: 'F1', title: file.title }] },
    ]);
  });

  test('when sharing breaks after it took effect, it is found and not shared twice', async () => {
    const slack = fakeWebApi({
      ...script,
      'files.completeUploadExternal': () => broken(),
      'conversations.replies': () => shared,
    });
    expect(await slack.workspace.share(to, file, false)).toMatchObject({ ok: true });
    expect(slack.of('files.completeUploadExternal')).toHaveLength(1);
  });

  test('when sharing breaks before it took effect, the same file is shared again', async () => {
    const slack = fakeWebApi({
      ...script,
      'files.completeUploadExternal': (_, nth) => (nth === 1 ? 503 : { ok: true }),
      'conversations.replies': () => ({ ok: true, messages: [] }),
    });
    expect(await slack.workspace.share(to, file, false)).toMatchObject({ ok: true });
    expect(slack.of('files.completeUploadExternal')).toHaveLength(2);
    expect(slack.of('files.getUploadURLExternal')).toHaveLength(1);
  });

  test('when an earlier process shared it, nothing is uploaded', async () => {
    const slack = fakeWebApi({ ...script, 'conversations.replies': () => shared });
    expect(await slack.workspace.share(to, file, true)).toMatchObject({ ok: true });
    expect(slack.calls.map(({ method }) => method)).toEqual(['conversations.replies']);
  });

  test('when the bytes do not get through at first, they are sent again', async () => {
    const slack = fakeWebApi({
      ...script,
      [uploadUrl]: (_, nth) => (nth === 1 ? broken() : new Response('OK')),
    });
    expect(await slack.workspace.share(to, file, false)).toMatchObject({ ok: true });
    expect(slack.of(uploadUrl)).toHaveLength(2);
  });

  test('when the app may not write files, the problem names the scope', async () => {
    const slack = fakeWebApi({
      'files.getUploadURLExternal': () => refusal('missing_scope', { needed: 'files:write' }),
    });
    expect(await slack.workspace.share(to, file, false)).toMatchObject({
      problem: { code: 'slack-scope-missing', params: { scope: 'files:write' } },
    });
  });
});

describe('uploading a picture', () => {
  test('when Slack still looks at it, it is waited for and shared nowhere', async () => {
    const slack = fakeWebApi({
      ...script,
      'files.info': (_, nth) => ({ ok: true, file: { id: 'F1', mimetype: nth < 3 ? '' : 'image/png' } }),
    });
    expect(await slack.workspace.uploadPicture(file)).toEqual({ ok: true, value: 'F1' });
    expect(slack.of('files.completeUploadExternal')[0]).not.toHaveProperty('channel_id');
  });

  test('when it never becomes ready, that is a problem', async () => {
    const slack = fakeWebApi(
      { ...script, 'files.info': () => ({ ok: true, file: { id: 'F1', mimetype: '' } }) },
      { pictureWait: 10 },
    );
    expect(await slack.workspace.uploadPicture(file)).toMatchObject({ ok: false });
  });

  test('when the app may not read files, it is used as it is', async () => {
    const slack = fakeWebApi({ ...script, 'files.info': () => refusal('missing_scope') });
    expect(await slack.workspace.uploadPicture(file)).toEqual({ ok: true, value: 'F1' });
  });
});
