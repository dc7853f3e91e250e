// The log is the conversations: filtered, paged, erased; what users delete leaves it, and nothing says who asked.
import { expect, it } from 'vitest';
import { anAnswer, aRefusal } from '../../tests/support/answers.ts';
import { eachEngine } from '../../tests/support/databases.ts';
import { fold } from '../vietnamese/normalise.ts';
import { qualityByDay, saveAnswerCheck, uncheckedAnswers } from './answer-checks.ts';
import { openConversations } from './conversations.ts';
import { openQuestionLog } from './question-log.ts';

const at = (day: number, hour = 3) => new Date(Date.UTC(2026, 10, day, hour));
const ratio = { held: 1, total: 2 };

eachEngine('the question log', (open) => {
  /** Two conversations: an answer with bad feedback and a fault, a refusal; and an unanswered question. */
  async function filled() {
    const db = await open();
    const conversations = openConversations(db);
    const log = openQuestionLog(db);
    await db.query(`insert into agencies (id, name, kind, collective, includes)
      values ('so-y-te', 'Sở Y tế', 'department', false, '{}')`);
    const add = async (
      id: string,
      conversationId: string,
      question: string,
      day: number,
      answer?: ReturnType<typeof anAnswer>,
    ) => {
      await conversations.addQuestion({ id, conversationId, question, askedAt: at(day) });
      if (answer) await conversations.saveAnswer(id, { ...answer, citations: [], nearest: [] }, at(day));
    };
    await conversations.create('khach-a', { id: 'c1', title: 'Một' }, at(1));
    await add('m1', 'c1', 'Sở Y tế chủ trì gì?', 1, anAnswer({ timingsMs: { total: 900 } }));
    await add('m2', 'c1', 'Mức lương chuyên gia?', 2, aRefusal());
    await conversations.create('khach-b', { id: 'c2', title: 'Hai' }, at(3));
    await add('m3', 'c2', 'Dở dang?', 3);
    await conversations.giveFeedback(
      'khach-a',
      'm1',
      { helpful: false, reasons: ['outdated'], note: '' },
      at(1),
    );
    for (const message of await uncheckedAnswers(db, 10)) {
      const isFirst = message.id === 'm1';
      const check = {
        questionFolded: fold(message.question),
        agencies: isFirst ? ['so-y-te'] : [],
        quotes: ratio,
        citations: ratio,
        values: ratio,
        unmarked: 0,
        markProblems: 0,
        problems: isFirst ? ['sai'] : [],
      };
      await saveAnswerCheck(db, message.id, check, at(3));
    }
    const ids = async (filter: Parameters<typeof log.page>[0]) =>
      (await log.page(filter, 10, 0)).items.map((item) => item.id);
    return { db, conversations, log, ids };
  }

  it('is filtered by outcome, words, agency, feedback, fault, time taken and day', async () => {
    const { ids } = await filled();
    expect(await ids({})).toEqual(['m3', 'm2', 'm1']);
    expect(await ids({ outcome: 'answered' })).toEqual(['m1']);
    expect(await ids({ outcome: 'unanswerable' })).toEqual(['m2']);
    expect(await ids({ outcome: 'open' })).toEqual(['m3']);
    expect(await ids({ text: 'LUONG chuyên' })).toEqual(['m2']);
    expect(await ids({ text: '100%_' })).toEqual([]);
    expect(await ids({ agency: 'so-y-te' })).toEqual(['m1']);
    expect(await ids({ feedback: 'bad' })).toEqual(['m1']);
    expect(await ids({ feedback: 'outdated' })).toEqual(['m1']);
    expect(await ids({ feedback: 'good' })).toEqual([]);
    expect(await ids({ feedback: 'none' })).toEqual(['m3', 'm2']);
    expect(await ids({ flawed: true })).toEqual(['m1']);
    expect(await ids({ minLatencyMs: 500 })).toEqual(['m1']);
    expect(await ids({ from: '2026-11-02', to: '2026-11-02' })).toEqual(['m2']);
  });

  it('is paged with its total, and never says who asked', async () => {
    const { log } = await filled();
    const page = await log.page({}, 1, 1);
    expect([page.total, page.items.map((item) => item.id)]).toEqual([3, ['m2']]);
    expect(JSON.stringify((await log.page({}, 10, 0)).items)).not.toContain('khach');
    expect((await log.earlier('m2', 5)).map((item) => item.id)).toEqual(['m1']);
    expect(await log.agencies(5)).toEqual([{ id: 'so-y-te', name: 'Sở Y tế', questions: 1 }]);
  });

  it('loses what a user deletes, at once', async () => {
    const { conversations, ids, log } = await filled();
    await conversations.remove('khach-a', 'c1', at(4));
    expect(await ids({})).toEqual(['m3']);
    expect(await log.find('m1')).toBeNull();
    expect(await log.agencies(5)).toEqual([]);
  });

  it('is erased by question, by day, and by the days that the setting allows, each with an audit line', async () => {
    const { db, log, ids } = await filled();
    expect(await log.purge(at(30))).toBe(0);
    expect(await log.erase('m1')).toBe(true);
    expect(await log.erase('m1')).toBe(false);
    expect(await db.query('select 1 from feedback')).toEqual([]);
    await log.setRetentionDays(7);
    expect(await log.retentionDays()).toBe(7);
    expect(await log.purge(at(9))).toBe(0);
    expect(await log.purge(at(10))).toBe(1);
    expect(await ids({})).toEqual(['m3']);
    expect(await log.eraseBefore('2026-11-04')).toBe(1);
    const actions = await db.query<{ action: string }>(
      `select action from audit_log where action like 'question%' order by id`,
    );
    expect(actions.map((row) => row.action)).toEqual([
      'question.erased',
      'questions.expired',
      'questions.erased',
    ]);
  });

  it('adds up to days in the time of Vietnam', async () => {
    const { db } = await filled();
    const days = await qualityByDay(db, '2026-11-01');
    expect(days.map((day) => day.day)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    expect(days[0]).toMatchObject({
      questions: 1,
      answered: 1,
      checked: 1,
      flawed: 1,
      bad: 1,
      quotes: ratio,
      p95Ms: 900,
    });
    expect(days[1]).toMatchObject({ refused: 1, answered: 0, flawed: 0 });
    expect(days[2]).toMatchObject({ questions: 1, checked: 0 });
    await openConversations(db).addQuestion({
      id: 'm9',
      conversationId: 'c2',
      question: '?',
      askedAt: at(4, 18),
    });
    expect((await qualityByDay(db, '2026-11-05')).map((day) => day.day)).toEqual(['2026-11-05']);
  });
});
