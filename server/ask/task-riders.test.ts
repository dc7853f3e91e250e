// Riders of a question: read, and blanked out so that their words are no topic and no condition of their own.
import { describe, expect, it } from 'vitest';
import { fold } from '../vietnamese/normalise.ts';
import { readRiders } from './task-riders.ts';

const plain = {
  without: [],
  wholeYear: null,
  recurring: null,
  exact: false,
  soleLead: false,
  role: null,
};
const periods = (question: string) => readRiders(question).riders.without.map(({ from, to }) => [from, to]);

describe('readRiders', () => {
  it.each([
    ['Sở Y tế chủ trì mấy việc, gồm cả việc chủ trì cùng cơ quan khác?', {}],
    ['Sở Y tế chủ trì mấy việc, kể cả khi đồng chủ trì?', {}],
    ['Sở Y tế chủ trì mấy việc (tính cả chủ trì chung với sở khác)?', {}],
    ['Sở Y tế chủ trì mấy việc, không tính việc đồng chủ trì?', { soleLead: true }],
    ['Sở Y tế có bao nhiêu việc, tính cả phối hợp?', { role: 'either' }],
    ['Sở Y tế có bao nhiêu việc, không kể những việc chỉ phối hợp?', { role: 'lead' }],
    ['Việc nào xong quý IV/2026 (không tính việc ghi cả năm)?', { wholeYear: 'out' }],
    ['Việc nào xong quý IV/2026, kể cả những việc ghi cả năm?', { wholeYear: 'in' }],
    ['Việc nào xong năm 2026, không kể nhiệm vụ thường xuyên?', { recurring: 'out' }],
    ['Việc nào xong năm 2026, trừ các việc định kỳ?', { recurring: 'out' }],
    ['Việc nào hạn 30/6/2026 (chỉ tính đúng ngày này)?', { exact: true }],
  ])('reads and blanks out that of "%s"', (question, expected) => {
    const read = readRiders(question);
    expect(read.riders).toEqual({ ...plain, ...expected });
    expect(read.question).toHaveLength(question.length);
    expect(fold(read.question)).not.toMatch(/khong|ke ca|gom ca|tinh|tru\b|dung/);
  });

  it('reads the periods that are left out, one or several, with and without "giai đoạn"', () => {
    const whole = ['2026-01-01', '2027-12-31'];
    expect(periods('Việc nào ghi năm 2027 (không kể giai đoạn 2026 - 2027)?')).toEqual([whole]);
    expect(periods('Việc nào ghi 2027, không tính 2026-2027 và 2026-2028?')).toEqual([
      whole,
      ['2026-01-01', '2028-12-31'],
    ]);
    expect(periods('Việc nào xong quý IV/2026, không tính việc ghi tháng 12/2026?')).toEqual([
      ['2026-12-01', '2026-12-31'],
    ]);
    expect(periods('Sở Y tế chủ trì việc gì, trừ năm 2026?')).toEqual([['2026-01-01', '2026-12-31']]);
  });

  it.each([
    'Sở Y tế chủ trì những việc nào, kể cả chủ trì lẫn phối hợp?',
    'Nhiệm vụ nào không có Sở Y tế tham gia?',
    'Mức hỗ trợ có bao gồm cả thuế không?',
    'Trừ Sở Y tế, những sở nào chủ trì?',
    'Thời hạn báo cáo không tính ngày nghỉ là bao lâu?',
  ])('leaves "%s" as it is', (question) => {
    expect(readRiders(question)).toEqual({ question, riders: plain });
  });
});
