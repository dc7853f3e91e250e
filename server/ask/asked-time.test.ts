// Which questions are about the rules of another time, and which only mention a date.
import { describe, expect, it } from 'vitest';
import { askedTime } from './asked-time.ts';

const today = '2026-11-25';

describe('the time that is asked about', () => {
  it.each([
    [
      'Tại thời điểm 01/2024, phí kiểm định là bao nhiêu?',
      '2024-01-01',
      '2024-01-31',
      'Phí kiểm định là bao nhiêu?',
    ],
    [
      'tai thoi diem 01/2024 phi kiem dinh la bao nhieu',
      '2024-01-01',
      '2024-01-31',
      'Phi kiem dinh la bao nhieu',
    ],
    [
      'Phí kiểm định tại thời điểm ngày 15/3/2024 là bao nhiêu?',
      '2024-03-15',
      '2024-03-15',
      'Phí kiểm định là bao nhiêu?',
    ],
    [
      'Trước ngày 01/7/2025 quy định về bến đò thế nào?',
      '2025-06-30',
      '2025-06-30',
      'Quy định về bến đò thế nào?',
    ],
    ['Năm 2023 quy định về bến đò thế nào?', '2023-01-01', '2023-12-31', 'Quy định về bến đò thế nào?'],
    [
      'Mức phí kiểm định năm 2023 quy định thế nào?',
      '2023-01-01',
      '2023-12-31',
      'Mức phí kiểm định quy định thế nào?',
    ],
  ])('%s', (question, from, to, rest) => {
    expect(askedTime(question, today)).toMatchObject({ filter: { from, to }, question: rest });
  });

  it.each([
    'Nhiệm vụ nào phải hoàn thành trước ngày 30/6/2026?',
    'Chỉ tiêu năm 2025 là bao nhiêu?',
    'Báo cáo gửi trước ngày 15/12/2025 theo quy định nào?',
    'Năm 2030 quy định tỷ lệ bao nhiêu?',
    'Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 quy định gì?',
    'Sở Y tế chủ trì nhiệm vụ nào trong năm 2026?',
  ])('none in: %s', (question) => expect(askedTime(question, today)).toBeNull());
});
