// A comparison of two things becomes the same question about each of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realLanguage } from '../../tests/support/ask-factories.ts';
import { splitComparison } from './comparison.ts';

const language = await realLanguage();

describe('splitComparison', () => {
  it.each([
    [
      'Mục tiêu số hóa dữ liệu y tế và dữ liệu tài chính, bên nào cao hơn?',
      'Mục tiêu số hóa dữ liệu y tế là bao nhiêu phần trăm?',
      'Mục tiêu số hóa dữ liệu tài chính là bao nhiêu phần trăm?',
    ],
    [
      'So sánh Sở Y tế và Sở Tài chính, ai chủ trì nhiều nhiệm vụ hơn?',
      'Sở Y tế chủ trì bao nhiêu nhiệm vụ?',
      'Sở Tài chính chủ trì bao nhiêu nhiệm vụ?',
    ],
    [
      'so sanh so y te va so tai chinh ai chu tri nhieu nhiem vu hon',
      'so y te chu tri bao nhieu nhiem vu?',
      'so tai chinh chu tri bao nhieu nhiem vu?',
    ],
    [
      'Vùng mức sinh cao, xã 3 năm và xã 5 năm liên tục không có ca nào thì thưởng khác nhau thế nào?',
      'Vùng mức sinh cao, xã 3 năm liên tục không có ca nào thì thưởng?',
      'Vùng mức sinh cao, xã 5 năm liên tục không có ca nào thì thưởng?',
    ],
    [
      'So sánh tỷ lệ số hóa của ngành xây dựng với ngành khoa học công nghệ',
      'tỷ lệ số hóa của ngành xây dựng là bao nhiêu?',
      'tỷ lệ số hóa của ngành khoa học công nghệ là bao nhiêu?',
    ],
    [
      'Nghị định về quỹ đất mẫu và nghị định về quỹ rừng mẫu, mỗi văn bản có hiệu lực từ ngày nào?',
      'Nghị định về quỹ đất mẫu có hiệu lực từ ngày nào?',
      'nghị định về quỹ rừng mẫu có hiệu lực từ ngày nào?',
    ],
    [
      'Chi phí quản lý của Quỹ trung ương và của Quỹ cấp tỉnh bị khống chế ở tỷ lệ bao nhiêu, bên nào cao hơn?',
      'Chi phí quản lý của Quỹ trung ương bị khống chế ở tỷ lệ bao nhiêu?',
      'Chi phí quản lý của Quỹ cấp tỉnh bị khống chế ở tỷ lệ bao nhiêu?',
    ],
    [
      'Ngành du lịch với ngành y tế, ngành nào phải số hóa nhiều hơn?',
      'Ngành du lịch phải số hóa bao nhiêu?',
      'ngành y tế phải số hóa bao nhiêu?',
    ],
    [
      'Phụ cấp khu vực của thạc sĩ và tiến sĩ chênh nhau bao nhiêu?',
      'Phụ cấp khu vực của thạc sĩ là bao nhiêu?',
      'Phụ cấp khu vực của tiến sĩ là bao nhiêu?',
    ],
    [
      'Số hóa dữ liệu tài chính thấp hơn dữ liệu y tế bao nhiêu điểm phần trăm?',
      'Số hóa dữ liệu tài chính là bao nhiêu phần trăm?',
      'Số hóa dữ liệu y tế là bao nhiêu phần trăm?',
    ],
    [
      'Trợ cấp lần đầu với trợ cấp cho hộ gia đình cộng lại mấy tháng lương cơ sở?',
      'Trợ cấp lần đầu là bao nhiêu tháng lương cơ sở?',
      'trợ cấp cho hộ gia đình là bao nhiêu tháng lương cơ sở?',
    ],
    [
      'Làm 8 năm và làm 12 năm ở vùng khó khăn, phụ cấp lâu năm hơn nhau bao nhiêu?',
      'Làm 8 năm ở vùng khó khăn, phụ cấp lâu năm là bao nhiêu?',
      'làm 12 năm ở vùng khó khăn, phụ cấp lâu năm là bao nhiêu?',
    ],
    [
      'Mức bồi dưỡng vụ hòa giải thành và không thành khác nhau thế nào?',
      'Mức bồi dưỡng vụ hòa giải thành là bao nhiêu?',
      'Mức bồi dưỡng vụ hòa giải không thành là bao nhiêu?',
    ],
    [
      'Người lái xe không đeo biển và người lái xe không có bằng khi chạy bị phạt khác nhau thế nào?',
      'Người lái xe không đeo biển khi chạy bị phạt?',
      'người lái xe không có bằng khi chạy bị phạt?',
    ],
    [
      'Nhóm kết nối, chia sẻ dữ liệu và nhóm đào tạo: mỗi nhóm gồm những việc nào?',
      'Nhóm kết nối, chia sẻ dữ liệu gồm những việc nào?',
      'nhóm đào tạo gồm những việc nào?',
    ],
    [
      'Thi hành án ở Đà Nẵng: mục tiêu xong về việc cao hay thấp hơn mục tiêu xong về tiền?',
      'Thi hành án ở Đà Nẵng: mục tiêu xong về việc là bao nhiêu phần trăm?',
      'Thi hành án ở Đà Nẵng: mục tiêu xong về tiền là bao nhiêu phần trăm?',
    ],
    [
      'Nền tảng dữ liệu lớn và nền tảng trợ lý ảo, cái nào xong trước?',
      'Nền tảng dữ liệu lớn thời hạn khi nào?',
      'nền tảng trợ lý ảo thời hạn khi nào?',
    ],
  ])('asks each side of "%s"', (question, left, right) => {
    expect(splitComparison(question, language)).toEqual([left, right]);
  });

  it.each([
    'Sở Y tế và Sở Tài chính cùng chủ trì nhiệm vụ nào?',
    'So sánh',
    'So sánh với?',
    'khác nhau',
    'Sở Y tế chủ trì những nhiệm vụ nào?',
    '',
  ])('splits nothing in "%s"', (question) => {
    expect(splitComparison(question, language)).toBeNull();
  });

  it('never gives a side without words', () => {
    const words = fc.constantFrom(
      'so sánh',
      'và',
      'với',
      'Sở Y tế',
      'Sở Tài chính',
      ', bên nào cao hơn?',
      'số hóa',
      'khác nhau',
      'hay',
      ':',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 9 }), (all) =>
        (splitComparison(all.join(' '), language) ?? []).every((side) => /\p{L}/u.test(side)),
      ),
      { numRuns: 150 },
    );
  });
});
