// Questions about tasks are answered from the table: complete, filtered by agency, role, deadline, place and topic.
import { describe, expect, it } from 'vitest';
import { anyone, aView, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromTasks } from './answer-tasks.ts';
import { prepare } from './prepare.ts';

const rows = [
  taskRow(1, 'Vận hành hệ thống thông tin y tế', { due: 'Nhiệm vụ thường xuyên' }),
  taskRow(2, 'Số hóa hồ sơ bệnh án', { due: '2027' }),
  taskRow(3, 'Xây dựng kho dữ liệu đất đai', { lead: 'Sở Xây dựng', cooperate: 'Sở Y tế' }),
];
const tools = await toolsOver({ rows, views: [aView(rows.map((row) => row.passage))] });

async function answer(question: string, viewer = anyone) {
  const { understanding, topic } = await prepare(question, tools);
  return answerFromTasks({ understanding, units: topic, viewer, today: tools.today }, tools.sources);
}
const cited = async (question: string) =>
  (await answer(question))?.draft.evidence.map(({ task }) => task?.printedNumber);

describe('answerFromTasks', () => {
  it.each([
    ['Sở Y tế chủ trì những nhiệm vụ nào?', ['1', '2']],
    ['so y te chu tri bao nhieu nhiem vu', ['1', '2']],
    ['Sở Y tế phối hợp những nhiệm vụ nào?', ['3']],
    ['Nhiệm vụ thường xuyên của Sở Y tế?', ['1']],
    ['Sở Y tế chủ trì nhiệm vụ nào xong năm 2027?', ['2']],
    ['Những nhiệm vụ nào về đất đai?', ['3']],
    ['Ai chủ trì số hóa hồ sơ bệnh án?', ['2']],
    ['Sở Y tế có phải chủ trì kho dữ liệu đất đai không?', ['3']],
    ['Sở Y tế chủ trì xây dựng kho dữ liệu đất đai với những yêu cầu gì?', ['3']],
  ])('answers "%s" from rows %j', async (question, expected) => {
    expect(await cited(question)).toEqual(expected);
  });

  it("corrects who leads a task that is described as another's", async () => {
    const found = await answer('Sở Y tế chủ trì xây dựng kho dữ liệu đất đai với những yêu cầu gì?');
    expect(found?.draft.statements[0]?.markdown).toContain('không khớp với văn bản');
    expect(found?.draft.statements[1]?.markdown).toContain('Chủ trì: Sở Xây dựng');
  });

  it('takes a heading that is said word for word for its group, and no row beside it', async () => {
    const group = { label: 'II', text: 'Phát triển hạ tầng và nền tảng dữ liệu' };
    const inGroup = [4, 5].map((number) => {
      const row = taskRow(number, `Vận hành cổng mẫu ${number}`);
      return { ...row, task: { ...row.task, group } };
    });
    const beside = taskRow(6, 'Phát triển hạ tầng và nền tảng dữ liệu xây dựng');
    const all = [...inGroup, beside];
    const own = await toolsOver({ rows: all, views: [aView(all.map((row) => row.passage))] });
    const { understanding, topic } = await prepare(
      'Phát triển hạ tầng và nền tảng dữ liệu có mấy nhiệm vụ?',
      own,
    );
    const asked = { understanding, units: topic, viewer: anyone, today: own.today };
    const draft = (await answerFromTasks(asked, own.sources))?.draft;
    expect(draft?.evidence.map(({ task }) => task?.printedNumber)).toEqual(['4', '5']);
  });

  it('is certain of a list, and leaves a row to be weighed against running text', async () => {
    expect(await answer('Sở Y tế chủ trì những nhiệm vụ nào?')).toMatchObject({
      kind: 'list',
      certain: true,
    });
    expect(await answer('Số hóa hồ sơ bệnh án khi nào xong?')).toMatchObject({ kind: 'row', certain: false });
  });

  it('says that no row fits, when the table was asked for one', async () => {
    expect((await answer('Sở Tài chính chủ trì những nhiệm vụ nào?'))?.draft.outcome).toEqual({
      class: 'unanswerable_no_evidence',
      reason: 'no_task',
    });
    expect((await answer('Sở Y tế chủ trì nhiệm vụ nào xong năm 2035?'))?.draft.outcome.reason).toBe(
      'no_task',
    );
  });

  it('leaves questions alone that no column of the table answers', async () => {
    for (const question of [
      'Kinh phí số hóa hồ sơ bệnh án là bao nhiêu tiền?',
      'Bệnh án điện tử là gì?',
      'Dữ liệu mở',
    ])
      expect(await answer(question), question).toBeNull();
  });

  it('shows no row of a document that the reader may not see', async () => {
    const denied = await answer('Sở Y tế chủ trì những nhiệm vụ nào?', { id: 'x', groups: ['khac'] });
    expect(denied?.draft.evidence).toEqual([]);
  });
});
