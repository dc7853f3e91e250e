// Needs: a text answers a question about an attribute only when it shows one of that kind.
import { describe, expect, it } from 'vitest';
import { unit } from '../../tests/support/ask-factories.ts';
import { findCues } from './cues.ts';
import { meets, needsOf } from './needs.ts';

const needs = (question: string, units = [unit('công chức')]) =>
  needsOf(question, new Set(findCues(question).map((cue) => cue.asked)), units);

describe('needsOf and meets', () => {
  const pairs: [string, string, string][] = [
    ['Bao nhiêu phần trăm dữ liệu được số hóa?', '95% dữ liệu được số hóa', 'Dữ liệu được số hóa'],
    ['Tổng kinh phí là bao nhiêu tiền?', 'Kinh phí 12,5 tỷ đồng', 'Kinh phí từ ngân sách năm 2026'],
    ['Mức phạt là bao nhiêu tiền?', 'Phạt tiền 5 triệu đồng', 'Người tố giác được thưởng 5 triệu đồng'],
    ['Được thưởng bao nhiêu tiền?', 'Thưởng 5 triệu đồng mỗi vụ', 'Phạt 5 triệu đồng mỗi vụ'],
    ['Số điện thoại liên hệ là gì?', 'Liên hệ 0237 385 2246', 'Liên hệ Văn phòng'],
    ['Cập nhật bao lâu một lần?', 'Cập nhật tối thiểu 01 năm/lần', 'Cập nhật đầy đủ'],
    ['Giải quyết trong bao lâu?', 'Không quá 05 ngày làm việc', 'Giải quyết đúng hạn'],
    ['Cách bao nhiêu km?', 'Cách 12 km', 'Cách không xa'],
    ['Bao giờ phải xong?', 'Hoàn thành trong Quý II/2026', 'Hoàn thành hệ thống'],
    ['Trực ban vào ngày nào?', 'Trực ban vào thứ Bảy', 'Trực ban lần thứ ba tại trụ sở'],
    ['Điện thoại liên hệ là số nào?', 'Điện thoại: 024221555727', 'Điện thoại của Sở'],
    ['Chương trình kéo dài tới khi nào?', 'Đến hết tháng 5/2023', 'Theo Chương trình bình ổn năm 2022'],
    ['Thi vào ngày nào?', 'Thi ngày 06/7/2026', 'Thi bổ sung đầu mỗi năm học'],
    ['Thời hạn tính từ ngày nào?', 'Kể từ ngày có quyết định', 'Thời hạn theo quy định'],
    ['Giải quyết mấy ngày?', 'Giải quyết trong 05 ngày', 'Giải quyết theo khoản 1 Điều 3 Quy định này'],
    ['Có hiệu lực từ hôm nào?', 'Có hiệu lực từ ngày 22/11/2021', 'Có hiệu lực theo luật'],
    ['Tiền công mỗi buổi là bao nhiêu?', 'Mỗi buổi 50.000 đồng', 'Tiền công chi theo dự toán'],
    ['Công ty nào trúng thầu?', 'Tập đoàn VNPT trúng thầu', 'Nhà thầu được chọn theo quy định'],
    ['Ai là giám đốc Sở Y tế?', 'Giám đốc: Nguyễn Văn Bình', 'Giám đốc Sở Y tế chịu trách nhiệm'],
    ['Bao nhiêu công chức được đào tạo?', 'Đào tạo 500 công chức', 'Đào tạo công chức trong 12 tháng'],
    ['Ai là người đứng đầu Sở?', 'Giám đốc là người đứng đầu Sở', 'Người đứng đầu Sở chịu trách nhiệm'],
    ['Hồ sơ cấp thẻ gồm những gì?', 'a) Tờ khai theo mẫu', 'Công dân được cấp thẻ'],
    ['Chi phí làm thẻ do ai chi trả?', 'Người xin cấp thẻ chịu', 'Làm thẻ hết 50.000 đồng'],
  ];

  it.each(pairs)('%s: met by "%s", not by "%s"', (question, shows, lacks) => {
    expect(meets(needs(question), shows)).toBe(true);
    expect(meets(needs(question), lacks)).toBe(false);
  });

  it.each([
    ['Mỗi xã được cấp mấy cái?', 'Mỗi xã được cấp 02 xe', 'Mỗi xã được cấp xe mới'],
    ['Có bao nhiêu khu mẫu?', 'Tỉnh có 12 khu mẫu', '3. Ban quản lý lập sau khi khu mẫu được công nhận'],
    ['Chia mấy loại hình?', 'Có 3 loại hình', 'Các loại hình theo quy định'],
    ['Có bao nhiêu xã khó khăn?', 'Có 12 xã khó khăn', 'Các xã khó khăn'],
    ['Có bao nhiêu máy chủ?', 'Có 12 máy chủ', 'Có máy chủ dự phòng'],
    ['Chủ xe góp bao nhiêu vào quỹ?', 'Chủ xe góp 200.000 đồng', 'Chủ xe góp vào quỹ'],
  ])('%s: a classifier and a preposition are no counted noun', (question, shows, lacks) => {
    expect(meets(needs(question), shows)).toBe(true);
    expect(meets(needs(question), lacks)).toBe(false);
  });

  it('takes what introduces a list of the counted things for their number', () => {
    const asked = needs('Đơn phải có bao nhiêu nội dung chủ yếu?', [unit('đơn')]);
    expect(meets(asked, 'Đơn phải có các nội dung chủ yếu sau đây:')).toBe(true);
    expect(meets(asked, 'Đơn phải có đủ nội dung.')).toBe(false);
  });

  it('asks for no sum where money is only spoken of, and takes a coefficient for pay', () => {
    expect(needs('Vụ có nhiệm vụ gì trong việc lập dự toán?').some((need) => need.asked === 'money')).toBe(
      false,
    );
    for (const sum of ['Mức phạt hành vi này thế nào?', 'Lệ phí cấp thẻ ra sao?'])
      expect(meets(needs(sum), 'Thực hiện theo quy định')).toBe(false);
    const pay = needs('Mức phụ cấp trách nhiệm của giám định viên là bao nhiêu?');
    expect(meets(pay, 'Phụ cấp được hưởng hệ số 0,3 so với mức lương cơ sở')).toBe(true);
    expect(meets(pay, 'Giám định viên được hưởng phụ cấp')).toBe(false);
  });

  it('takes no span of time for a day that is asked for', () => {
    const asked = needs('Hồ sơ nộp từ ngày nào đến ngày nào?');
    expect(meets(asked, 'Ngày 25/5 - 30/5/2023: Thu hồ sơ')).toBe(true);
    expect(meets(asked, 'Thường trú từ 36 tháng liên tục đến khi nộp hồ sơ')).toBe(false);
    expect(meets(asked, 'Nộp hồ sơ vào thứ Hai')).toBe(true);
  });

  it('asks for no value where a sentence is only to be confirmed', () => {
    const asked = needs('Thời hạn đại diện được xác định theo văn bản ủy quyền, đúng hay sai?', []);
    expect(asked.every((need) => !need.strict)).toBe(true);
  });

  it('counts what a text writes by its initials', () => {
    const procedure = { ...unit('thủ tục'), alternatives: ['thu tuc hanh chinh'] };
    const own = needs('Phải cắt giảm ít nhất bao nhiêu thủ tục?', [procedure]);
    expect(meets(own, 'Cắt giảm ít nhất 25% TTHC trong năm')).toBe(true);
    expect(meets(own, 'Cắt giảm TTHC trước ngày 25')).toBe(false);
  });

  it('needs nothing when no attribute is asked', () => {
    expect(needs('Trung tâm dữ liệu của tỉnh')).toEqual([]);
    expect(meets([], 'bất kỳ')).toBe(true);
  });

  it('needs a percentage when the question states one', () => {
    expect(needs('Có phải 80% dữ liệu được số hóa?').some((need) => need.asked === 'percent')).toBe(true);
  });

  it('lets a strict need outweigh the others', () => {
    expect(meets(needs('Cơ quan nào được cấp bao nhiêu tiền?'), 'Sở Tài chính cấp kinh phí')).toBe(false);
  });

  it('counts a synonym of the counted noun', () => {
    const counted = needs('Có bao nhiêu bệnh viện?', [
      unit('bệnh viện', { alternatives: ['co so kham chua benh'] }),
    ]);
    expect(meets(counted, 'Tỉnh có 42 cơ sở khám chữa bệnh')).toBe(true);
    expect(meets(counted, 'Tỉnh có 42 trường học')).toBe(false);
  });

  it('counts people by "số …", and nothing in "khoản mấy"', () => {
    const count = (question: string) =>
      needsOf(question, new Set(findCues(question).map((cue) => cue.asked)), []);
    const says = 'Số học sinh trong một lớp không quá 40 người.';
    expect(meets(count('Lớp được bao nhiêu học sinh?'), says)).toBe(true);
    expect(meets(count('Lớp được bao nhiêu giáo viên?'), says)).toBe(false);
    expect(count('Quy định ở khoản mấy Điều 5?')).toEqual([]);
  });

  it('wants to be told to whom a report goes', () => {
    const needs = needsOf('Báo cáo nộp đi đâu?', new Set(), []);
    expect(meets(needs, 'Các sở báo cáo UBND tỉnh qua Sở Khoa học và Công nghệ.')).toBe(true);
    expect(meets(needs, 'Xây dựng hệ thống báo cáo tập trung.')).toBe(false);
    expect(needsOf('Hệ thống báo cáo là gì?', new Set(), [])).toEqual([]);
  });

  it('wants what is forbidden from a text that forbids, and takes a share off a price for a sum', () => {
    const needs = (question: string) =>
      needsOf(question, new Set(findCues(question).map((cue) => cue.asked)), []);
    const forbidden = needs('Cán bộ không được làm những gì?');
    expect(meets(forbidden, 'Nghiêm cấm cán bộ nhận quà.')).toBe(true);
    expect(meets(forbidden, '100% cán bộ sử dụng chữ ký số, gồm: xã, phường.')).toBe(false);
    expect(meets(needs('Hộ nghèo được giảm bao nhiêu tiền?'), 'Giảm ít nhất 50% học phí.')).toBe(true);
    expect(meets(needs('Hộ nghèo nộp bao nhiêu tiền?'), 'Giảm ít nhất 50% học phí.')).toBe(false);
  });
});
