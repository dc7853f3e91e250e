// Feedback is one opinion a message, of its own reader alone, audited without the reader's words.
import { expect, it } from 'vitest';
import { anAnswer } from '../../tests/support/answers.ts';
import { eachEngine } from '../../tests/support/databases.ts';
import { openConversations } from './conversations.ts';

const now = new Date('2026-11-24T01:00:00Z');
const later = new Date('2026-11-24T02:00:00Z');

eachEngine('feedback', (open) => {
  async function answered() {
    const db = await open();
    const conversations = openConversations(db);
    await conversations.create('khach', { id: 'c1', title: 'Hỏi' }, now);
    await conversations.addQuestion({ id: 'm1', conversationId: 'c1', question: 'Hỏi gì?', askedAt: now });
    const answer = anAnswer();
    await conversations.saveAnswer('m1', { ...answer, citations: [], nearest: [] }, now);
    const feedback = async () => (await conversations.message('khach', 'm1'))?.feedback ?? null;
    const actions = () =>
      db.query<{ action: string; detail: object }>(
        `select action, detail from audit_log where subject_kind = 'message' order by id`,
      );
    return { db, conversations, feedback, actions };
  }

  it('is given, changed and withdrawn, and each leaves a line without the words', async () => {
    const { conversations, feedback, actions } = await answered();
    const bad = { helpful: false, reasons: ['wrong_figure' as const], note: 'số ở trang 3' };
    expect(await conversations.giveFeedback('khach', 'm1', bad, now)).toBe(true);
    expect(await feedback()).toEqual({ ...bad, changedAt: now, regressionCase: null });
    const good = { helpful: true, reasons: [], note: '' };
    expect(await conversations.giveFeedback('khach', 'm1', good, later)).toBe(true);
    expect(await feedback()).toMatchObject({ helpful: true, reasons: [], changedAt: later });
    expect(await conversations.giveFeedback('khach', 'm1', null, later)).toBe(true);
    expect(await feedback()).toBeNull();
    const log = await actions();
    expect(log.map((line) => line.action)).toEqual([
      'feedback.given',
      'feedback.changed',
      'feedback.withdrawn',
    ]);
    expect(JSON.stringify(log)).not.toContain('trang 3');
  });

  it('is refused for the message of somebody else, an unanswered one, and one in a deleted conversation', async () => {
    const { conversations, actions } = await answered();
    const good = { helpful: true, reasons: [], note: '' };
    await conversations.addQuestion({ id: 'm2', conversationId: 'c1', question: 'Nữa?', askedAt: now });
    expect(await conversations.giveFeedback('nguoi-khac', 'm1', good, now)).toBe(false);
    expect(await conversations.giveFeedback('khach', 'm2', good, now)).toBe(false);
    await conversations.remove('khach', 'c1', now);
    expect(await conversations.giveFeedback('khach', 'm1', good, now)).toBe(false);
    expect(await actions()).toEqual([]);
  });

  it('goes with its message', async () => {
    const { db, conversations } = await answered();
    await conversations.giveFeedback('khach', 'm1', { helpful: true, reasons: [], note: '' }, now);
    await conversations.remove('khach', 'c1', now);
    await conversations.purge(later);
    expect(await db.query('select 1 from feedback')).toEqual([]);
  });
});
