import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../../src/telemetry/log.ts';

function capture() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: createLog('debug', stream as unknown as Parameters<typeof createLog>[1]) };
}

const planted = {
  slack: 'xoxb-123456789012-abcdefGHIJ',
  app: 'xapp-1-A0123456789-0123456789-abcdef',
  model: 'sk-proj-abcdefghijklmnop0123456789',
  url: 'postgresql://bird:hunter2secret@db:5432/askbird',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
  bearer: 'Bearer abcdef1234567890',
};

test('when secrets stand in a message, a field, a nested field or an error, none is written', () => {
  const { lines, log } = capture();
  for (const secret of Object.values(planted)) {
    log.info(`connecting with ${secret}`);
    log.warn({ detail: secret, deep: { list: [secret] } }, 'a field');
    log.error(
      { err: Object.assign(new Error(`failed: ${secret}`), { config: { password: secret } }) },
      'an error',
    );
  }
  const written = lines.join('');
  for (const [kind, secret] of Object.entries(planted)) {
    const bare = kind === 'url' ? 'hunter2secret' : secret;
    expect(written).not.toContain(bare);
  }
  expect(lines).toHaveLength(Object.keys(planted).length * 3);
});

test('when rows or parameters are logged by mistake, they are dropped', () => {
  const { lines, log } = capture();
  log.info({ rows: [['김배달', '010-0000-1234']], parameters: ['강남구'], ms: 12 }, 'query ran');
  expect(lines.join('')).not.toMatch(/김배달|강남구/);
  expect(lines.join('')).toContain('"ms":12');
});
