// The sides of a question are told from its form, and what is asked is asked of both.
import { beforeAll, describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { splitComparison } from './comparison.ts';
import type { Language } from './understand.ts';

let language: Language;
beforeAll(async () => {
  language = await realLanguage();
});

describe('sides by form', () => {
  it.each([
    [
      'So với Chánh Thanh tra tỉnh, Chủ tịch UBND cấp xã được phạt tối đa bao nhiêu?',
      [
        'Chánh Thanh tra tỉnh được phạt tối đa bao nhiêu?',
        'Chủ tịch UBND cấp xã được phạt tối đa bao nhiêu?',
      ],
    ],
    [
      'So với Nghệ An, kinh phí chuyển đổi số của Gia Lai thế nào?',
      ['kinh phí chuyển đổi số của Nghệ An thế nào?', 'kinh phí chuyển đổi số của Gia Lai thế nào?'],
    ],
    [
      'Hai lớp mẫu (lớp kế toán và lớp hộ tịch), lớp nào đông hơn?',
      ['lớp mẫu lớp kế toán có bao nhiêu người?', 'lớp mẫu lớp hộ tịch có bao nhiêu người?'],
    ],
    [
      'Hạn báo cáo của UBND cấp xã và UBND cấp tỉnh theo Nghị định 318/2025?',
      [
        'Hạn báo cáo của UBND cấp xã theo Nghị định 318/2025?',
        'Hạn báo cáo của UBND cấp tỉnh theo Nghị định 318/2025?',
      ],
    ],
    [
      'Bài thi cho vị trí đại học khác bài cho trung cấp ở điểm nào?',
      ['Bài thi cho vị trí đại học?', 'Bài thi cho trung cấp?'],
    ],
    [
      'Chủ tịch xã và Chủ tịch tỉnh được phạt tiền đến mức nào?',
      ['Chủ tịch xã được phạt tiền đến mức nào?', 'Chủ tịch tỉnh được phạt tiền đến mức nào?'],
    ],
    [
      'Trung tâm hành chính công và bộ phận một cửa cấp xã, nơi nào trả kết quả nhanh hơn?',
      [
        'Trung tâm hành chính công trả kết quả trong bao lâu?',
        'bộ phận một cửa cấp xã trả kết quả trong bao lâu?',
      ],
    ],
    [
      'Hai thông tư phí 02/2021 và 92/2021 có hiệu lực từ ngày nào?',
      ['thông tư phí 02/2021 có hiệu lực từ ngày nào?', 'thông tư phí 92/2021 có hiệu lực từ ngày nào?'],
    ],
  ])('splits "%s"', (question, sides) => expect(splitComparison(question, language)).toEqual(sides));

  it.each([
    'Hồ sơ và tài liệu nộp trong bao nhiêu ngày?',
    'Sở Y tế và Sở Tài chính phối hợp nhiệm vụ nào?',
    'Trong các nhiệm vụ về đất đai và môi trường, nhiệm vụ nào có thời hạn sớm nhất?',
  ])('leaves "%s" whole', (question) => expect(splitComparison(question, language)).toBeNull());
});
