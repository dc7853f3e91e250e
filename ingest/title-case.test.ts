// Capitals of a title become sentence case: names of the body and of provinces keep theirs.
import { expect, it } from 'vitest';
import { agencyCase, sentenceCaser } from './title-case.ts';

it('writes a province as a name though the body never prints it', () => {
  const caser = sentenceCaser(['Kế hoạch này được ban hành.']);
  expect(caser('CHUYỂN ĐỔI SỐ TỈNH TUYÊN QUANG NĂM 2026')).toBe('chuyển đổi số tỉnh Tuyên Quang năm 2026');
  expect(caser('GIỮ GÌN HÒA BÌNH TẠI THÀNH PHỐ HỒ CHÍ MINH')).toBe(
    'giữ gìn hòa bình tại thành phố Hồ Chí Minh',
  );
});

it('keeps names that the body prints, and numbers of documents', () => {
  const caser = sentenceCaser(['Theo Luật Giao dịch điện tử và quy định của Sở Y tế thì Sở Y tế chủ trì.']);
  expect(caser('NHIỆM VỤ CỦA SỞ Y TẾ THEO QUYẾT ĐỊNH 12/2026/QĐ-UBND')).toBe(
    'nhiệm vụ của Sở Y tế theo quyết định 12/2026/QĐ-UBND',
  );
});

it('writes agencies as they are named', () => {
  expect(agencyCase('ỦY BAN NHÂN DÂN TỈNH CAO BẰNG')).toBe('Ủy ban nhân dân tỉnh Cao Bằng');
});
