import { expect, test } from 'vitest';
import { questionId } from '../../../../src/slack/conversation/question-id.ts';

test('when a question is known by the same key, its id is the same UUID, and by another another', () => {
  const id = questionId('T1/C1/1.1');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(questionId('T1/C1/1.1')).toBe(id);
  expect(questionId('T1/C1/1.2')).not.toBe(id);
});
