import { expect, test } from 'vitest';
import { ModelFault } from '../../../../src/model/chat/fault.ts';
import { readFault } from '../../../../src/model/chat/read-fault.ts';

const read = (error: unknown, secrets: string[] = []) => readFault(error, 'openai:a', secrets);
const failure = (fields: object) => Object.assign(new Error('scripted'), fields);

test.each<[string, Record<string, string>, number | null]>([
  ['milliseconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  ['seconds', { 'retry-after': '2' }, 2000],
  ['a fraction', { 'retry-after': '0.5' }, 500],
  ['zero', { 'retry-after': '0' }, 0],
  ['a date that is over', { 'retry-after': 'Mon, 01 Jan 2024 00:00:00 GMT' }, 0],
  ['nothing', {}, null],
  ['nonsense', { 'retry-after': 'soon' }, null],
  ['a negative number', { 'retry-after-ms': '-5' }, null],
  ['a blank', { 'retry-after': ' ' }, null],
])('when the server asks for a wait by %s, it is read', (_what, headers, wait) => {
  for (const form of [headers, new Headers(headers)]) {
    expect(read(failure({ status: 429, headers: form })).traits.retryAfterMs).toBe(wait);
    expect(read(failure({ status: 503, headers: form })).traits.retryAfterMs).toBe(wait);
  }
});

test('when the server asks for a wait until a date, it lasts until then', () => {
  const date = new Date(Date.now() + 60_000).toUTCString();
  const wait = read(failure({ status: 429, headers: { 'retry-after': date } })).traits.retryAfterMs ?? 0;
  expect(wait).toBeGreaterThan(30_000);
  expect(wait).toBeLessThanOrEqual(60_000);
});

test.each<[string, object, string]>([
  ['a status of the response alone', { response: { status: 401 } }, 'model-key-refused'],
  ['a statusCode', { statusCode: 404 }, 'model-unknown'],
  ['a filter as a code', { status: 400, code: 'content_filter' }, 'model-refused'],
  ['a filter inside the error', { status: 400, error: { code: 'content_filter' } }, 'model-refused'],
  ['a rate limit inside a stream', { code: 'rate_limit_exceeded' }, 'model-rate-limited'],
  ['no quota inside a stream', { error: { code: 'insufficient_quota' } }, 'model-rate-limited'],
  ['a prompt that is too long', { name: 'ContextOverflowError' }, 'model-request-refused'],
  ['a broken connection', { code: 'ECONNRESET' }, 'model-unreachable'],
  ['nothing known', {}, 'model-unreachable'],
])('when a library throws %s, the problem is found', (_what, fields, code) => {
  expect(read(failure(fields)).problem).toMatchObject({ code, params: { model: 'openai:a' } });
});

test.each<[string, unknown, string]>([
  ['a text', 'boom', 'model-unreachable'],
  ['undefined', undefined, 'model-unreachable'],
  ['broken JSON', new SyntaxError('Unexpected token'), 'model-unusable'],
  ['a stumble over a strange body', new TypeError("reading 'delta'"), 'model-unusable'],
  [
    'a connection that ended',
    new TypeError('terminated', { cause: new Error('other side closed') }),
    'model-unreachable',
  ],
  [
    'a failed fetch',
    new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }),
    'model-unreachable',
  ],
])('when %s is thrown, it is a problem too', (_what, error, code) => {
  expect(read(error).problem.code).toBe(code);
});

test('when a fault comes back up, it stays the same', () => {
  const fault = new ModelFault({ code: 'model-cut' });
  expect(read(fault)).toBe(fault);
});

test('when a message holds a secret or is long, the cause for the log does not', () => {
  const fault = read(failure({ status: 500, message: `key sk-secret-1 ${'x'.repeat(5000)}` }), [
    'sk-secret-1',
  ]);
  const cause = fault.problem.cause as Error;
  expect(`${cause.message}${cause.stack}`).not.toContain('sk-secret-1');
  expect(cause.message.length).toBeLessThan(600);
});

test('when the key is refused, the cause keeps no word of the server', () => {
  const fault = read(failure({ status: 401, message: 'Incorrect API key provided: sk-se***t-1' }));
  expect(String(fault.problem.cause)).not.toContain('sk-se');
});
