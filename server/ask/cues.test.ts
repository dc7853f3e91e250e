// Cues: what a question asks for is read from its wording, with and without diacritics, and never from a look-alike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../vietnamese/normalise.ts';
import { type Asked, cueForm, findCues, readGroups, taskWords } from './cues.ts';

const askedBy = (question: string) => new Set(findCues(question).map((cue) => cue.asked));

describe('findCues', () => {
  it('reads "dài chừng nào" as a length, not as a time', () => {
    expect(askedBy('Bờ kè dài chừng nào?')).not.toContain('deadline');
    expect(askedBy('Chừng nào xong bờ kè?')).toContain('deadline');
  });

  const wordings: [string, Asked][] = [
    ['Sở nào chủ trì việc số hóa?', 'lead'],
    ['Giao cho đơn vị nào xây dựng?', 'lead'],
    ['Ai phối hợp với Sở Y tế?', 'cooperate'],
    ['Thời hạn hoàn thành ra sao?', 'deadline'],
    ['Bao giờ phải xong?', 'deadline'],
    ['Bao nhiêu phần trăm dữ liệu được số hóa?', 'percent'],
    ['Có mấy nhiệm vụ?', 'count'],
    ['Liệt kê các nhiệm vụ', 'list'],
    ['Tổng kinh phí là bao nhiêu tiền?', 'money'],
    ['Đơn giá mỗi máy bơm?', 'money'],
    ['Cập nhật mấy tháng một lần?', 'frequency'],
    ['Bao lâu thì đánh giá tiến độ các dự án một lần?', 'frequency'],
    ['Giải quyết trong bao lâu?', 'duration'],
    ['Cách bao nhiêu km?', 'distance'],
    ['Con đê dài chừng nào?', 'distance'],
    ['Mặt cầu rộng bao nhiêu?', 'distance'],
    ['Tuyến đê dài chừng bao nhiêu cây số?', 'distance'],
    ['Hồ sơ bao nhiêu lâu thì có kết quả?', 'duration'],
    ['Bao nhiêu lâu phải báo cáo một lần?', 'frequency'],
    ['Chánh Thanh tra, thủ trưởng cơ quan chủ quản của đơn vị ấy hiện nay là ai?', 'name'],
    ['Dữ liệu mở là gì?', 'definition'],
    ['Vì sao phải số hóa?', 'reason'],
    ['Sở Y tế chủ trì 8 nhiệm vụ đúng không?', 'confirm'],
    ['Kế hoạch căn cứ văn bản nào?', 'basis'],
    ['Nơi nhận gồm những đâu?', 'recipients'],
    ['Ai ký ban hành?', 'signer'],
    ['Số hiệu văn bản là gì?', 'docnumber'],
    ['Kế hoạch ban hành ngày nào?', 'issued'],
    ['Kế hoạch còn hiệu lực không?', 'status'],
    ['Cơ quan nào chủ trì nhiều nhiệm vụ nhất?', 'most'],
    ['Nhiệm vụ này thuộc nhóm nào?', 'group'],
    ['Công ty nào trúng thầu?', 'company'],
    ['Ai là giám đốc Sở Y tế?', 'name'],
    ['Số điện thoại liên hệ', 'contact'],
  ];

  it.each(wordings)('reads "%s" as %s, however it is typed', (question, asked) => {
    expect(askedBy(question)).toContain(asked);
    expect(askedBy(fold(question))).toContain(asked);
    expect(askedBy(question.toUpperCase())).toContain(asked);
  });

  it('takes no look-alike of a question word for one when the question has diacritics', () => {
    expect(askedBy('Máy chủ của tỉnh')).not.toContain('count');
    expect(askedBy('Thành lập năm nhóm')).not.toContain('deadline');
    expect(askedBy('may chu cua tinh')).not.toContain('count');
    expect(askedBy('Việc nào của Sở Xây dựng không có mốc?')).not.toContain('confirm');
    expect(askedBy('Việc này xong năm 2026 đúng không?')).toContain('confirm');
    expect(askedBy('Việc nào không có hạn chót?')).not.toContain('deadline');
  });

  it('finds nothing in a plain statement', () => {
    expect(findCues('Trung tâm dữ liệu của tỉnh')).toEqual([]);
    expect(findCues('')).toEqual([]);
  });

  it('gives places inside the question, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('bao nhiêu', 'Ai', 'chủ trì', '%', 'khi nào', 'số hóa', '?', 'ﬁ')),
        (words) => {
          const question = words.join(' ');
          const cues = findCues(question);
          expect(
            cues.every((cue) => cue.start >= 0 && cue.start < cue.end && cue.end <= question.length),
          ).toBe(true);
          expect(cues.map((cue) => cue.start)).toEqual(cues.map((cue) => cue.start).sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('cueForm', () => {
  it('keeps the length of the question, so that places stay true', () => {
    for (const question of ['Máy chủ có mấy AI?', 'may chu co may cai', 'Đến năm nào?'])
      expect(cueForm(question)).toHaveLength(question.length);
  });

  it('does not read AI in capitals as "who"', () => {
    expect(cueForm('Ứng dụng AI là gì')).not.toMatch(/\bai\b/);
    expect(cueForm('Ai chủ trì')).toMatch(/^ai\b/);
  });
});

describe('words that look like question words', () => {
  const asked = (question: string) => new Set(findCues(question).map((cue) => cue.asked));

  it('reads "ai bổ nhiệm" as a question for a person, and "quy định" as what it is', () => {
    expect(asked('Ai bổ nhiệm chấp hành viên?').has('person')).toBe(true);
    expect(asked('Mức thu thực hiện theo quy định nào?').has('basis')).toBe(true);
    expect(asked('Nội quy nào áp dụng cho học viên?').has('deadline')).toBe(false);
    expect(asked('Hoàn thành trong quý nào?').has('deadline')).toBe(true);
    expect(asked('Phòng khám phải có những nhân lực nào?').has('deadline')).toBe(false);
    expect(asked('Hạn gửi báo cáo năm?').has('deadline')).toBe(true);
    expect(asked('benh vien hang nao duoc lap').has('company')).toBe(false);
    expect(asked('hang nao trung thau').has('company')).toBe(true);
  });

  it('reads "theo tờ trình nào" as a basis, "tiền … bao nhiêu" as money, and "ưu tiên bao nhiêu" as none', () => {
    expect(asked('Kế hoạch ban hành theo tờ trình nào?').has('basis')).toBe(true);
    expect(asked('Tiền công tác phí mỗi ngày là bao nhiêu?').has('money')).toBe(true);
    expect(asked('Được cộng ưu tiên bao nhiêu?').has('money')).toBe(false);
    expect(taskWords.test('danh muc hoat dong co bao nhieu hoat dong')).toBe(true);
  });

  it('gives what a pattern finds in the words of the question', () => {
    expect(readGroups(/bao nhieu (\w+)/, 'Có bao nhiêu xã?')?.[1]).toBe('xa');
    expect(readGroups(/bao nhieu (\w+)(?: va (\w+))?/, 'Có bao nhiêu kỳ?')).toEqual([
      'bao nhieu ky',
      'ky',
      undefined,
    ]);
    expect(readGroups(/\bmay (\w+)/, 'Máy chủ ở đâu?')).toBeNull();
  });
});

describe('taskWords', () => {
  it('tells questions about tasks from others', () => {
    expect(taskWords.test('so y te co nhung nhiem vu nao')).toBe(true);
    expect(taskWords.test('lam viec o dau')).toBe(false);
  });
});
