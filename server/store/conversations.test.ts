// Conversations keep what was asked and answered, for one visitor, until it is erased.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aMessage, anAnswer, aTableAnswer, shown } from '../../tests/support/answers.ts';
import { type Conversations, openConversations } from './conversations.ts';
import { type OpenDatabase, openDatabase } from './database.ts';

const now = new Date('2026-11-24T01:00:00Z');
let db: OpenDatabase;
let store: Conversations;

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  store = openConversations(db);
  await store.create('visitor-a', { id: 'c1', title: 'Nhiệm vụ' }, now);
});

afterAll(() => db.close());

describe('openConversations', () => {
  test.each([
    ['m1', anAnswer({ outcome: { class: 'answered_partially', reason: 'part' } })],
    [
      'm2',
      aTableAnswer({
        model: { name: 'qwen', prompt: 'answer@1' },
        phrasing: 'generated',
        plan: ['Tra nhiệm vụ: tất cả (6 kết quả)'],
        tokens: { input: 900, output: 80 },
      }),
    ],
  ])('gives back the whole answer of %s', async (id, answer) => {
    const { answer: _, ...asked } = aMessage({ id });
    await store.addQuestion(asked);
    expect((await store.message('visitor-a', id))?.answer).toBeNull();
    await store.saveAnswer(id, shown(answer), now);
    expect(await store.message('visitor-a', id)).toEqual({ ...asked, answer: shown(answer) });
  });

  test('lists messages in the order they were asked', async () => {
    const messages = await store.messages('visitor-a', 'c1', 10);
    expect(messages.map((message) => message.id)).toEqual(['m1', 'm2']);
  });

  test('shows nothing to another visitor', async () => {
    expect(await store.list('visitor-b', 10)).toEqual([]);
    expect(await store.find('visitor-b', 'c1')).toBeNull();
    expect(await store.messages('visitor-b', 'c1', 10)).toEqual([]);
    expect(await store.message('visitor-b', 'm1')).toBeNull();
    expect(await store.remove('visitor-b', 'c1', now)).toBe(false);
    expect(await store.rename('visitor-b', 'c1', 'Của tôi')).toBe(false);
  });

  test('hides a deleted conversation, brings it back, and erases it after its time', async () => {
    expect(await store.remove('visitor-a', 'c1', now)).toBe(true);
    expect(await store.list('visitor-a', 10)).toEqual([]);
    expect(await store.message('visitor-a', 'm1')).toBeNull();
    expect((await store.findDeleted('visitor-a', 'c1'))?.title).toBe('Nhiệm vụ');
    await store.purge(now);
    expect(await store.restore('visitor-a', 'c1')).toBe(true);
    expect(await store.list('visitor-a', 10)).toHaveLength(1);
    await store.remove('visitor-a', 'c1', now);
    await store.purge(new Date(now.getTime() + 1));
    expect(await store.restore('visitor-a', 'c1')).toBe(false);
    expect(await db.query('select 1 from messages')).toEqual([]);
  });
});
