// Questions alike are one gap, however they are typed; different ones stay apart, and each gap says what to add.
import { describe, expect, it } from 'vitest';
import type { LoggedQuestion } from '../../server/store/question-log.ts';
import { anAnswer } from '../../tests/support/answers.ts';
import { findGaps } from './gaps.ts';

let count = 0;
function asked(question: string, day = 1, agencies: string[] = []): LoggedQuestion {
  count += 1;
  const answer = anAnswer({
    outcome: { class: 'unanswerable_no_evidence' },
    understood: '',
    retrieved: [{ document: 'Kế hoạch mẫu', section: 'III.2', text: '…' }],
  });
  return {
    id: `m${count}`,
    conversationId: 'c',
    question,
    askedAt: new Date(Date.UTC(2026, 10, day, 3)),
    answer: { ...answer, citations: [] },
    agencies,
    problems: [],
  };
}

describe('findGaps', () => {
  it('gathers one matter asked in many ways, and keeps others apart', () => {
    const gaps = findGaps([
      asked('Mức lương của chuyên gia dữ liệu là bao nhiêu?', 1),
      asked('luong chuyen gia du lieu bao nhieu', 2),
      asked('Chuyên gia dữ liệu được hưởng lương thế nào?', 2),
      asked('Thủ tục cấp hộ chiếu phổ thông gồm những gì?', 3),
      asked('lam ho chieu pho thong can giay to gi', 4),
      asked('Định mức xe ô tô công của sở?', 4),
    ]);
    expect(gaps.map((gap) => gap.questions.length)).toEqual([3, 2, 1]);
    expect(gaps[0]?.words.join(' ')).toContain('chuyên gia dữ liệu');
    expect(gaps[0]).toMatchObject({ days: 2, nearest: { document: 'Kế hoạch mẫu', section: 'III.2' } });
    expect(gaps[1]?.questions.map((one) => one.question)[0]).toContain('ho chieu');
  });

  it('names the documents and agencies that were asked for', () => {
    const [gap] = findGaps([
      asked('Điều 5 Nghị định 73/2019/NĐ-CP quy định gì về thuê dịch vụ?', 1, ['so-tai-chinh']),
      asked('thuê dịch vụ theo Nghị định 73/2019/NĐ-CP quy định thế nào', 2, ['so-tai-chinh']),
    ]);
    expect(gap).toMatchObject({ documentNumbers: ['73/2019/NĐ-CP'], agencies: ['so-tai-chinh'] });
    expect(gap?.questions).toHaveLength(2);
  });

  it('takes no questions, and questions of nothing but question words', () => {
    expect(findGaps([])).toEqual([]);
    expect(findGaps([asked('là gì?'), asked('là gì?'), asked('thế nào?')]).length).toBe(2);
  });
});
