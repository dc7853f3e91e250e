// The opening of a request (who asks, in whose name, for what purpose) is no part of what is asked.
import { expect, it } from 'vitest';
import { openingLength, withoutAsker, withoutNewest } from './request-opening.ts';

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

it('measures an opening that tells why or for whom one asks', () => {
  const opening = 'Em mới về làm ở phòng văn hóa xã, cho em hỏi ';
  expect(openingLength(`${opening}hạn nộp báo cáo là khi nào?`)).toBe(opening.length);
  const report = 'Em đang soạn báo cáo cho lãnh đạo Sở, cần biết ';
  expect(openingLength(`${report}hồ sơ nào phải hoàn thiện?`)).toBe(report.length);
  expect(openingLength('Để người dân đỡ đi lại, tỉnh đặt ra tỷ lệ nào?')).toBe(24);
  // what is needed for it is asked, so that it is the subject
  expect(openingLength('Để được cấp lại thẻ hướng dẫn, cần những giấy tờ nào?')).toBe(0);
  expect(openingLength('Để trở thành cộng tác viên thì công chức, viên chức có gì?')).toBe(0);
  expect(openingLength('Em bé dưới 6 tuổi được cấp thẻ gì?')).toBe(0);
});

it.each([
  ['Nhiệm vụ của Sở theo quy định mới nhất năm 2022 là gì?', 'Nhiệm vụ của Sở là gì?'],
  ['Số cán bộ xã tối đa theo quy định pháp luật hiện hành?', 'Số cán bộ xã tối đa?'],
  ['Nhiệm vụ theo quy định của Luật là gì?', 'Nhiệm vụ theo quy định của Luật là gì?'],
  ['Theo quy định mới nhất?', 'Theo quy định mới nhất?'],
])('drops what only asks for the rules of today: %s', (typed, question) => {
  expect(withoutNewest(typed)).toBe(question);
});
