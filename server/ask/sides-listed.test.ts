// One question about each of several things: the things are found, and what is said of all goes with each.
import { describe, expect, it } from 'vitest';
import { listedSides, withoutEach } from './sides-listed.ts';

describe('listedSides', () => {
  it.each([
    [
      'Tỷ lệ số hóa đến 2030: lĩnh vực xây dựng, tài chính và y tế lần lượt bao nhiêu?',
      ['xây dựng', 'tài chính', 'y tế'].map((field) => `Tỷ lệ số hóa đến 2030 lĩnh vực ${field} bao nhiêu?`),
    ],
    [
      'Tỷ lệ số hóa của ba ngành y tế, tài chính, xây dựng ở Đào Tim là bao nhiêu?',
      ['y tế', 'tài chính', 'xây dựng'].map(
        (field) => `Tỷ lệ số hóa của ngành ${field} ở Đào Tim là bao nhiêu?`,
      ),
    ],
    [
      'Hạn nộp báo cáo theo từng kế hoạch: chuyển đổi số và nông nghiệp',
      ['Hạn nộp báo cáo chuyển đổi số?', 'Hạn nộp báo cáo nông nghiệp?'],
    ],
    [
      'Trợ lý ảo ở Đào Tim và ở Vân Đồi đều do Sở nào chủ trì, thời hạn mỗi nơi?',
      [
        'Trợ lý ảo ở Đào Tim do Sở nào chủ trì, thời hạn?',
        'Trợ lý ảo ở Vân Đồi do Sở nào chủ trì, thời hạn?',
      ],
    ],
    [
      'Lớp trong trường và ngoài trường được tối đa bao nhiêu em?',
      ['Lớp trong trường được tối đa bao nhiêu em?', 'Lớp ngoài trường được tối đa bao nhiêu em?'],
    ],
    ['Giờ tan học của cấp 2 khác cấp 3 thế nào?', ['Giờ tan học của cấp 2?', 'Giờ tan học của cấp 3?']],
    [
      'Cà phê: diện tích hiện nay và mục tiêu 2028',
      ['Cà phê: diện tích hiện nay bao nhiêu?', 'Cà phê: diện tích mục tiêu 2028?'],
    ],
    [
      'Tóm tắt yêu cầu giao cho các bệnh viện và cho doanh nghiệp',
      ['Yêu cầu giao cho các bệnh viện?', 'Yêu cầu giao cho doanh nghiệp?'],
    ],
  ])('reads "%s" as a question about each', (question, sides) => {
    expect(listedSides(question)).toContainEqual(sides);
  });

  it.each([
    'Lĩnh vực khoa học và công nghệ có bao nhiêu nhiệm vụ?',
    'Nhóm kết nối và chia sẻ dữ liệu gồm bao nhiêu nhiệm vụ?',
    'Số hóa học bạ, văn bằng: cơ quan chủ trì và cơ quan phối hợp?',
    'so hoa: linh vuc xay dung, y te lan luot bao nhieu',
    '',
  ])('leaves "%s" whole', (question) => expect(listedSides(question)).toEqual([]));
});

describe('withoutEach', () => {
  it('drops what only says that each is meant', () => {
    expect(withoutEach('Vốn doanh nghiệp mỗi bên là bao nhiêu?')).toBe('Vốn doanh nghiệp là bao nhiêu?');
    expect(withoutEach('Mỗi xã có mấy trạm?')).toBe('Mỗi xã có mấy trạm?');
  });
});
