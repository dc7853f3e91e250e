// Which words of a question name the table and its columns, and which are a topic.
import { describe, expect, it } from 'vitest';
import { toolsOver } from '../../tests/support/ask-factories.ts';
import { prepare } from './prepare.ts';
import { withoutFrame } from './tasks-frame.ts';

const tools = await toolsOver({});
const topic = async (question: string) => {
  const { topic, understanding } = await prepare(question, tools);
  return withoutFrame(topic, understanding).map((unit) => unit.text);
};

describe('withoutFrame', () => {
  it.each([
    'Sở Y tế được ghi tên chủ trì ở bao nhiêu nhiệm vụ?',
    'Sở Y tế đứng tên ở cột phối hợp của mấy nhiệm vụ?',
    'Nhiệm vụ nào do một mình Sở Y tế chủ trì?',
    'Có những nhiệm vụ nào do hai sở trở lên cùng chủ trì?',
    'Việc nào của Sở Y tế làm quanh năm, không có mốc?',
    'Trong bảng phụ lục, Sở Y tế chủ trì những việc gì?',
    'Sở Y tế đang ôm những dự án nào?',
    'Sở Y tế làm chủ đầu tư mấy công trình?',
  ])('leaves nothing of "%s"', async (question) => expect(await topic(question)).toEqual([]));

  it('keeps what the rows are about, also where it folds to a word of the frame', async () => {
    expect(await topic('Sở Y tế chủ trì việc gì về bệnh viện?')).toEqual(['bệnh viện']);
    expect(await topic('Cơ quan nào đôn đốc tiến độ?')).toContain('đôn đốc');
  });
});
