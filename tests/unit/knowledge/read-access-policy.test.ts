import { describe, expect, it } from 'vitest';
import { readAccessPolicy } from '../../../src/knowledge/read-access-policy.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { soundFiles, writeKnowledge } from './write-files.ts';

const policy = `owner: 데이터팀
defaultGroup: everyone
groups:
  everyone:
    description: { ko: 모두, en: All }
    tables: [shop.orders]
  data:
    description: { ko: 데이터팀, en: Data }
    tables:
      - "*"
users:
  hana: [data]
`;

async function read(content: string) {
  const directory = writeKnowledge({ ...soundFiles, 'policies/access.yaml': content });
  const { knowledge, problems } = await readKnowledge(directory);
  expect(problems).toEqual([]);
  return readAccessPolicy(directory, knowledge.tables);
}

describe('readAccessPolicy', () => {
  it('when the file is sound, gives groups, users and the default group', async () => {
    expect(await read(policy)).toEqual({
      policy: {
        groups: { everyone: ['shop.orders'], data: ['*'] },
        users: { hana: ['data'] },
        defaultGroup: 'everyone',
      },
      problems: [],
    });
  });

  it.each([
    ['a user is in an unknown group', '[data]', '[dat]', 12, /`data`/],
    ['the default group does not exist', 'defaultGroup: everyone', 'defaultGroup: everybody', 2, /everyone/],
    ['a pattern names no table', 'shop.orders', 'shop.order', 6, /`shop.orders`/],
    ['a pattern is malformed', '"*"', 'shop', 10, /shop/],
    ['a key is misspelt', 'users:', 'user:', 11, /`users`/],
  ])(
    'when %s, gives no policy at all, and tells the line and the remedy',
    async (_, from, to, line, remedy) => {
      const { policy: found, problems } = await read(policy.replace(from, to));
      expect(found).toBeNull();
      expect(problems).toEqual([
        expect.objectContaining({
          path: 'knowledge/policies/access.yaml',
          line,
          remedy: expect.stringMatching(remedy),
        }),
      ]);
    },
  );

  it('when there is no file, gives no policy', async () => {
    const { policy: found, problems } = await readAccessPolicy(writeKnowledge({}));
    expect(found).toBeNull();
    expect(problems).toHaveLength(1);
  });
});
