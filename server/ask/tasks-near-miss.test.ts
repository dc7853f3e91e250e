// A list without a row says what the tables do hold: other deadlines, another role, or no such body at all.
import { describe, expect, it } from 'vitest';
import { anyone, aView, taskRow, toolsOver } from '../../tests/support/ask-factories.ts';
import { answerFromTasks } from './answer-tasks.ts';
import { prepare } from './prepare.ts';

const rows = [
  taskRow(1, 'Vận hành hệ thống thông tin y tế', { due: 'Nhiệm vụ thường xuyên' }),
  taskRow(2, 'Số hóa hồ sơ bệnh án', { due: '2027' }),
  taskRow(3, 'Xây dựng kho dữ liệu đất đai', { lead: 'Sở Xây dựng', cooperate: 'Sở Tài chính' }),
];
const tools = await toolsOver({ rows, views: [aView(rows.map((row) => row.passage))] });

async function note(question: string) {
  const { understanding, topic } = await prepare(question, tools);
  const asked = { understanding, units: topic, viewer: anyone, today: tools.today };
  return (await answerFromTasks(asked, tools.sources))?.draft.note;
}

describe('near misses of lists', () => {
  it.each([
    [
      'Sở Y tế chủ trì nhiệm vụ nào hoàn thành trong năm 2025?',
      'Có 2 nhiệm vụ do Sở Y tế chủ trì, nhưng không nhiệm vụ nào ghi thời hạn năm 2025: 1 nhiệm vụ thường xuyên; 1 nhiệm vụ có thời hạn “2027”.',
    ],
    [
      'Sở Tài chính chủ trì những nhiệm vụ nào?',
      'Không có nhiệm vụ nào do Sở Tài chính chủ trì; có 1 nhiệm vụ mà Sở Tài chính phối hợp.',
    ],
    ['Sở Nội vụ chủ trì những nhiệm vụ nào?', 'Không có nhiệm vụ nào do Sở Nội vụ chủ trì hay phối hợp.'],
    [
      'Hội Làm vườn mẫu chủ trì nhiệm vụ gì?',
      'Các phụ lục nhiệm vụ trong kho không nêu cơ quan, đơn vị nào tên là “Hội Làm vườn mẫu”.',
    ],
  ])('says of "%s" what there is', async (question, expected) => expect(await note(question)).toBe(expected));
});
