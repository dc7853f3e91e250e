// A question about several provinces or documents is asked of each; one about a single one stays whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitScopes } from './scope-sides.ts';

describe('splitScopes', () => {
  it.each([
    [
      'Kinh phí của Nghệ An và Gia Lai năm 2026',
      ['Kinh phí của Nghệ An năm 2026', 'Kinh phí của Gia Lai năm 2026'],
    ],
    [
      'Kỳ cập nhật dữ liệu mở của Đồng Tháp khác gì Thanh Hóa',
      ['Kỳ cập nhật dữ liệu mở của Đồng Tháp', 'Kỳ cập nhật dữ liệu mở của Thanh Hóa'],
    ],
    [
      'Mục tiêu hồ sơ điện tử của Nghệ An năm 2026 và Lâm Đồng đến 2030',
      ['Mục tiêu hồ sơ điện tử của Nghệ An năm 2026', 'Mục tiêu hồ sơ điện tử của Lâm Đồng đến 2030'],
    ],
    [
      'vốn của kế hoạch số Nghệ An với kế hoạch mở Gia Lai',
      ['vốn của kế hoạch số Nghệ An', 'vốn của kế hoạch mở Gia Lai'],
    ],
    [
      'Thời hạn theo Quyết định 27/2026 và Quyết định 58/2026',
      ['Thời hạn theo Quyết định 27/2026', 'Thời hạn theo Quyết định 58/2026'],
    ],
    [
      'Cuối năm: Nghệ An (y tế) và Gia Lai (dữ liệu) báo cáo trước ngày nào',
      [
        'Cuối năm: Nghệ An (y tế) báo cáo trước ngày nào',
        'Cuối năm: Gia Lai (dữ liệu) báo cáo trước ngày nào',
      ],
    ],
    ['Nghệ An, Gia Lai và Huế có gì', ['Nghệ An có gì', 'Gia Lai có gì', 'Huế có gì']],
  ])('asks "%s" of each side', (question, sides) => {
    expect(splitScopes(question)).toEqual(sides);
  });

  it('knows provinces typed without capitals when the knowledge base has them', () => {
    expect(splitScopes('von cua nghe an va gia lai')).toBeNull();
    const known = new Set(['nghe an', 'gia lai']);
    expect(splitScopes('von cua nghe an va gia lai', known)).toEqual(['von cua nghe an', 'von cua gia lai']);
  });

  it.each([
    'Công an tỉnh Thanh Hóa làm gì',
    'Nghệ An đi Gia Lai mất bao lâu',
    'Sở Y tế và Sở Tài chính',
    'Gia Lai và Gia Lai',
  ])('leaves "%s" whole', (question) => {
    expect(splitScopes(question)).toBeNull();
  });

  it('never throws, and every side names its own province', () => {
    const piece = fc.constantFrom(
      'Nghệ An',
      'Gia Lai',
      ' và ',
      ', ',
      ' khác gì ',
      'kinh phí ',
      ' 2026',
      '?',
      'Huế',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        for (const side of splitScopes(pieces.join('')) ?? []) expect(side).toMatch(/Nghệ An|Gia Lai|Huế/);
      }),
    );
  });
});
