// The opening of a request (who asks, in whose name, for what purpose) is no part of what is asked.
import { expect, it } from 'vitest';
import { asides, withoutAsker, withoutNewest } from './request-opening.ts';

it.each([
  ['Sếp hỏi: dữ liệu y tế tới 2030 số hóa mấy phần trăm?', 'dữ liệu y tế tới 2030 số hóa mấy phần trăm?'],
  ['Có người dân hỏi em là nộp hồ sơ ở đâu?', 'Có người dân hỏi em là nộp hồ sơ ở đâu?'],
  ['Sáng nay lãnh đạo phòng hỏi, bao giờ xong kho dữ liệu?', 'bao giờ xong kho dữ liệu?'],
  ['Bà con thắc mắc là đất ở cấp bao nhiêu mét?', 'đất ở cấp bao nhiêu mét?'],
])('drops who wants to know: %s', (typed, question) => {
  expect(withoutAsker(typed)).toBe(question);
});

it.each([
  'Chỉ tiêu cần đạt: y tế bao nhiêu?',
  'Người dân hỏi bao nhiêu lần thì được trả lời?',
  'Doanh nghiệp muốn biết thông tin thì gửi phiếu đến đâu?',
  'Sếp hỏi: gì?',
])('leaves a question that is about somebody who asks: %s', (typed) => {
  expect(withoutAsker(typed)).toBe(typed);
});

/** Length of the aside that a question opens with. */
const openingOf = (question: string) => asides(question)[0]?.end ?? 0;

it('measures an opening that tells why or for whom one asks', () => {
  const opening = 'Em mới về làm ở phòng văn hóa xã, cho em hỏi ';
  expect(openingOf(`${opening}hạn nộp báo cáo là khi nào?`)).toBe(opening.length);
  const report = 'Em đang soạn báo cáo cho lãnh đạo Sở, cần biết ';
  expect(openingOf(`${report}hồ sơ nào phải hoàn thiện?`)).toBe(report.length);
  expect(openingOf('Để người dân đỡ đi lại, tỉnh đặt ra tỷ lệ nào?')).toBe(24);
  // what is needed for it is asked, so that it is the subject
  expect(openingOf('Để được cấp lại thẻ hướng dẫn, cần những giấy tờ nào?')).toBe(0);
  expect(openingOf('Để trở thành cộng tác viên thì công chức, viên chức có gì?')).toBe(0);
  expect(openingOf('Em bé dưới 6 tuổi được cấp thẻ gì?')).toBe(0);
});

it('finds remarks in brackets and the body that lays down the rule', () => {
  const found = (question: string) => asides(question).map(({ start, end }) => question.slice(start, end));
  expect(found('Hạn tối đa (bình thường, không phức tạp) khi kiểm tra là mấy ngày?')).toEqual([
    '(bình thường, không phức tạp)',
  ]);
  expect(found('Bộ Chính trị liệt kê bao nhiêu nhóm hành vi?')).toEqual(['Bộ Chính trị liệt kê ']);
  // the topic of a follow-up, an abbreviation, what the text itself rules
  expect(found('Thời hạn là khi nào (kho dữ liệu dùng chung)?')).toEqual([]);
  expect(found('Chỉ số cải cách hành chính (CCHC) là gì?')).toEqual([]);
  expect(found('Bộ Y tế chủ trì những việc gì?')).toEqual([]);
});

it.each([
  ['Nhiệm vụ của Sở theo quy định mới nhất năm 2022 là gì?', 'Nhiệm vụ của Sở là gì?'],
  ['Số cán bộ xã tối đa theo quy định pháp luật hiện hành?', 'Số cán bộ xã tối đa?'],
  ['Nhiệm vụ theo quy định của Luật là gì?', 'Nhiệm vụ theo quy định của Luật là gì?'],
  ['Theo quy định mới nhất?', 'Theo quy định mới nhất?'],
])('drops what only asks for the rules of today: %s', (typed, question) => {
  expect(withoutNewest(typed)).toBe(question);
});
