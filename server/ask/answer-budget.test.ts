// Sums of tasks are compared with their units, filtered and ranked; a question about no money is left to others.
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, aView, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import type { TaskRow } from '../store/tasks.ts';
import { answerFromTasks } from './answer-tasks.ts';
import { prepare, type Tools } from './prepare.ts';

const row = (number: number, text: string, lead: string, budget: string): TaskRow => {
  const made = taskRow(number, text, { lead });
  return {
    ...made,
    task: { ...made.task, budgetPrinted: budget },
    passage: { ...made.passage, text: `${number}\t${text}\t${lead}\t${budget.replace(/ .*/, '')}` },
  };
};
const CULTURE = 'Sở Văn hóa, Thể thao và Du lịch';
/** With a part of the sum that another column prints. */
const withFund = (made: TaskRow, value: string): TaskRow => {
  const fund = { label: 'Xã hội hóa', value, unit: 'triệu đồng', part: true };
  const whole = { ...fund, label: 'Tổng số', value: made.task.budgetPrinted.replace(/ .*/, '') };
  const passage = { ...made.passage, text: `${made.passage.text}\t${value}` };
  return { ...made, passage, task: { ...made.task, budgets: [whole, fund] } };
};
let tools: Tools;

beforeAll(async () => {
  tools = await toolsOver({
    views: [aView([])],
    rows: [
      row(1, 'Sửa chữa hệ thống đê biển mẫu', 'Sở Xây dựng', '15.000 triệu đồng'),
      row(2, 'Mua sắm xuồng cứu hộ mẫu', 'Sở Y tế', '2,5 tỷ đồng'),
      row(3, 'In tờ rơi tuyên truyền mẫu', 'Sở Nội vụ', '650 triệu đồng'),
      row(4, 'Rà soát quy chế mẫu', 'Sở Tư pháp', ''),
      row(5, 'Khảo sát chuyên gia cao cấp mẫu', 'Sở Nội vụ', '99.000'),
      row(6, 'Sửa trường lớp mẫu thứ nhất', 'Sở Giáo dục và Đào tạo', '1.000 triệu đồng'),
      row(7, 'Sửa trường lớp mẫu thứ hai', 'Sở Giáo dục và Đào tạo', '400,5 triệu đồng'),
      row(8, 'Sửa trường lớp mẫu thứ ba', 'Sở Giáo dục và Đào tạo', '300 triệu đồng'),
      withFund(row(10, 'Lễ hội mẫu 0', CULTURE, '400 triệu đồng'), '210'),
      withFund(row(11, 'Lễ hội mẫu 1', CULTURE, '500 triệu đồng'), '100'),
      row(9, 'Thi tìm hiểu mẫu', 'Sở Giáo dục và Đào tạo', ''),
    ],
  });
});

async function ask(question: string) {
  const prepared = await prepare(question, tools);
  const answer = await answerFromTasks(
    { understanding: prepared.understanding, units: prepared.topic, viewer: anyone, today: tools.today },
    tools.sources,
  );
  return answer?.draft.statements.map((statement) => statement.markdown).join('\n') ?? null;
}

describe('answerBudget', () => {
  it('says the sum of a task', async () =>
    expect(await ask('Kinh phí sửa chữa hệ thống đê biển mẫu là bao nhiêu?')).toContain(
      'Kinh phí: 15.000 triệu đồng — Sửa chữa hệ thống đê biển mẫu',
    ));

  it('ranks sums in their units', async () => {
    expect(await ask('Nhiệm vụ nào được bố trí nhiều tiền nhất?')).toContain('15.000 triệu đồng');
    expect(await ask('Nhiệm vụ nào có kinh phí thấp nhất?')).toContain('300 triệu đồng');
  });

  it('filters by a limit', async () => {
    const answer = await ask('Nhiệm vụ nào có kinh phí trên 2 tỷ đồng?');
    expect(answer).toContain('Có 2 nhiệm vụ có kinh phí trên 2 tỷ');
    expect(answer).not.toContain('tờ rơi');
  });

  it('takes "dưới" for less, and compares no figure without a unit', async () => {
    expect(await ask('Nhiệm vụ nào có kinh phí dưới 2,5 tỷ đồng?')).toContain(
      'Có 6 nhiệm vụ có kinh phí dưới',
    );
    expect(await ask('Nhiệm vụ nào có kinh phí không quá 2,5 tỷ đồng?')).toContain('Có 7 nhiệm vụ');
    expect(await ask('Nhiệm vụ nào có kinh phí nhiều nhất?')).not.toContain('99.000');
  });

  it('holds a stated sum against that of the row', async () => {
    expect(await ask('Kinh phí mua sắm xuồng cứu hộ mẫu là 2.500 triệu đồng đúng không?')).toMatch(/^Đúng/);
    expect(await ask('Kinh phí mua sắm xuồng cứu hộ mẫu là 3 tỷ đồng đúng không?')).toMatch(/^Không đúng/);
  });

  it('confirms no sum by a row without one', async () =>
    expect(await ask('Kinh phí rà soát quy chế mẫu là 5 tỷ đồng đúng không?')).toBeNull());

  it('reads signs for words, and the most of a named fund', async () => {
    expect(await ask('Có nhiệm vụ nào kinh phí >2 tỷ đồng?')).toContain(
      'Có 2 nhiệm vụ có kinh phí trên 2 tỷ',
    );
    expect(await ask('Việc nào ngốn nhiều tiền ngân sách tỉnh nhất?')).toContain('15.000 triệu đồng');
  });

  it('reads a limit of one', async () =>
    expect(await ask('Có mấy nhiệm vụ có kinh phí trên 1 tỷ đồng?')).toContain(
      'Có 2 nhiệm vụ có kinh phí trên 1 tỷ đồng',
    ));

  it('adds up the sums of an agency, says what has none, and mixes no units', async () => {
    const answer = await ask('Các dự án do Sở Y tế mẫu làm chủ đầu tư tổng cộng bao nhiêu vốn?');
    expect(answer).toBeNull();
    const schools = await ask('Tổng kinh phí các nhiệm vụ do Sở Giáo dục và Đào tạo chủ trì là bao nhiêu?');
    expect(schools).toContain('Tổng kinh phí của 3 nhiệm vụ là 1.700,5 triệu đồng, gồm: [1][2][3]');
    expect(schools).toContain('Ngoài ra, 1 nhiệm vụ không ghi kinh phí');
    expect(await ask('Cộng vốn của ba việc sửa trường lớp mẫu được bao nhiêu?')).toContain(
      '1.700,5 triệu đồng',
    );
    expect(await ask('Tổng kinh phí các nhiệm vụ là bao nhiêu?')).toBeNull();
  });

  it('adds up, ranks, limits and lists by the fund that is asked for', async () => {
    const question = 'Tổng kinh phí các nhiệm vụ do Sở Văn hóa, Thể thao và Du lịch chủ trì';
    expect(await ask(`${question} là bao nhiêu?`)).toContain(
      'Tổng kinh phí của 2 nhiệm vụ là 900 triệu đồng',
    );
    expect(await ask(`${question} từ nguồn xã hội hóa là bao nhiêu?`)).toContain(
      'Tổng kinh phí của 2 nhiệm vụ là 310 triệu đồng (cột “Xã hội hóa”)',
    );
    const most = await ask('Việc nào dùng nhiều vốn xã hội hóa nhất?');
    expect(most).toContain('Lễ hội mẫu 0');
    expect(most).not.toContain('Lễ hội mẫu 1');
    expect(await ask('Nhiệm vụ nào có vốn xã hội hóa trên 150 triệu đồng?')).toContain('Có 1 nhiệm vụ');
    const list = await ask('Những việc nào có huy động vốn xã hội hóa?');
    expect(list).toContain('Có 2 nhiệm vụ có kinh phí ở cột “Xã hội hóa”:');
    expect(list).not.toContain('đê biển');
  });

  it('says the sum beside other attributes of a row', async () =>
    expect(await ask('Cho biết chủ đầu tư, vốn và thời hạn của xuồng cứu hộ mẫu')).toContain(
      'Kinh phí: 2,5 tỷ đồng',
    ));

  it('leaves other questions alone', async () =>
    expect(await ask('Kinh phí rà soát quy chế mẫu là bao nhiêu?')).toBeNull());
});
