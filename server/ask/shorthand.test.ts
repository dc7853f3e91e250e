// Shorthand of chat messages is written out; names, numbers and file names are left alone.
import { describe, expect, it } from 'vitest';
import { expandShorthand } from './shorthand.ts';

describe('expandShorthand', () => {
  it.each([
    ['so y te ct bn nv', 'so y te chu tri bao nhieu nhiem vu'],
    ['Sở Y tế ct bn nv?', 'Sở Y tế chủ trì bao nhiêu nhiệm vụ?'],
    ['SỞ Y TẾ CT BN NV', 'SỞ Y TẾ chủ trì bao nhiêu nhiệm vụ'],
    ['so ct bac ninh chu tri nv nao', 'so cong thuong bac ninh chu tri nhiem vu nao'],
    ['sở tc kp bn', 'sở Tài chính kinh phí bao nhiêu'],
    ['kp attp hai phong', 'kinh phi an toan thuc pham hai phong'],
    ['Quỹ của TP HCM có gì', 'Quỹ của thành phố Hồ Chí Minh có gì'],
    ['quy cua tp hcm', 'quy cua thanh pho ho chi minh'],
    ['UBND TP. Đào Tim làm gì', 'UBND thành phố Đào Tim làm gì'],
    ['phải xin ý kiến ai z', 'phải xin ý kiến ai vậy'],
    ['hồ sơ cần z', 'hồ sơ cần gì'],
    ['bao h xog vậy', 'bao giờ xong vậy'],
    ['may h hop', 'may gio hop'],
    ['ttdl là j', 'trung tâm dữ liệu là gì'],
  ])('writes "%s" as "%s"', (typed, meant) => {
    expect(expandShorthand(typed)).toBe(meant);
  });

  it.each([
    'Sở CT chủ trì gì?',
    '155/KH-UBND',
    'kh/2026',
    'theo điểm k khoản 2 thì sao?',
    'hỗ trợ mấy kg gạo?',
    'điểm h khoản 2',
    'Sở Y tế chủ trì những nhiệm vụ nào?',
    '',
  ])('leaves "%s" as it is', (typed) => {
    expect(expandShorthand(typed)).toBe(typed);
  });
});
