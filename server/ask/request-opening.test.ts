// The opening of a request (who asks, in whose name, for what purpose) is no part of what is asked.
import { expect, it } from 'vitest';
import { openingLength, withoutAsker } from './request-opening.ts';

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
  expect(openingLength('Em bé dưới 6 tuổi được cấp thẻ gì?')).toBe(0);
});
