// A list of reasons, cases, conditions is known by the noun under which a text announces it.
import { describe, expect, it } from 'vitest';
import { announcesThings, doerPattern, introducesKind, kindAsked, labelOf, listsKind } from './kind-asked.ts';

const lists = (question: string, text: string, headings: string[] = []) =>
  listsKind(kindAsked(question), { text, headings });

describe('listsKind', () => {
  it.each([
    ['Đơn xin học bị trả lại vì những lý do gì?', 'b) Các lý do trả lại hồ sơ:'],
    ['Nghỉ không lương được trong trường hợp nào?', 'Các trường hợp nghỉ không hưởng lương gồm:'],
    ['Những ai được Quỹ hỗ trợ?', 'Điều 7. Đối tượng hỗ trợ của Quỹ gồm'],
    ['Nộp lệ phí bằng cách nào?', 'Điều 9. Các hình thức nộp lệ phí'],
    ['Xin cấp lại thẻ cần giấy tờ gì?', '2. Các giấy tờ phải nộp:'],
    ['Nguyên tắc đối thoại được quy định như thế nào?', 'Việc đối thoại theo các nguyên tắc sau đây:'],
    ['Quỹ khuyến học mẫu được dùng để chi cho những việc gì?', 'Các khoản chi của Quỹ gồm:'],
    ['Quỹ khuyến học mẫu có nguồn thu từ đâu?', 'Điều 14. Nguồn thu của Quỹ gồm'],
    ['Theo Luật này, hồ sơ cấp lại thẻ gồm những gì?', '1. Hồ sơ cấp lại thẻ bao gồm:'],
  ])('"%s" is answered under "%s"', (question, text) => {
    expect(lists(question, text)).toBe(true);
    expect(lists(question, '- Ý thứ nhất;', [text])).toBe(true);
  });

  it('takes no passage that only mentions the noun, and nothing for another question', () => {
    const mention = 'Cơ quan trả lại hồ sơ phải nêu rõ lý do bằng văn bản.';
    expect(lists('Đơn bị trả lại vì những lý do gì?', mention)).toBe(false);
    expect(lists('Ai trả lại đơn?', 'Các lý do trả lại hồ sơ:')).toBe(false);
  });
});

describe('introducesKind', () => {
  it('reads the words before the colon of a long lead-in, too', () => {
    const kind = kindAsked('Trong trường hợp nào thì thẻ bị thu hồi?');
    const long = `Cơ quan ${'có thẩm quyền '.repeat(12)}thu hồi thẻ trong các trường hợp sau đây:`;
    expect(introducesKind(kind, { text: long })).toBe(true);
    expect(introducesKind(kind, { text: 'Các trường hợp khác do Bộ trưởng quy định.' })).toBe(false);
    expect(introducesKind(null, { text: long })).toBe(false);
  });
});

describe('doerPattern', () => {
  it('finds the text that says by whom', () => {
    const doer = doerPattern('Chủ tịch hội do ai bầu ra?');
    expect(doer?.test('chu tich hoi do dai hoi bau')).toBe(true);
    expect(doer?.test('dai hoi ban viec cua chu tich hoi do')).toBe(false);
    expect(doerPattern('Ai bầu chủ tịch hội?')).toBeNull();
  });

  it('reads brackets and signs in a question as nothing but words', () => {
    const paid = doerPattern('Chi phí (tạm tính do ai trả?');
    expect(paid?.test('chi phi tam tinh do nha truong tra')).toBe(true);
    expect(doerPattern('Phần mềm C++ do ai viết?')?.test('phan mem c do vien viet')).toBe(true);
    expect(doerPattern('*+ do ai?')).toBeNull();
  });
});

describe('announcesThings', () => {
  const announces = (text: string) => announcesThings('Trường được thu những khoản dịch vụ nào?', { text });

  it('finds the passage that says what there is of the things asked for', () => {
    expect(announces('1. Các khoản thu dịch vụ hỗ trợ giáo dục gồm: bán trú; vệ sinh.')).toBe(true);
    expect(announces('Trường chỉ thu dịch vụ khi được đồng ý.')).toBe(false);
    expect(announcesThings('Trường được thu bao nhiêu?', { text: 'Các khoản thu dịch vụ gồm:' })).toBe(false);
  });

  it('finds what counts them, and takes one value behind a colon for no list', () => {
    const classes = 'Trường có các lớp chuyên nào?';
    const counted = 'Tuyển 11 lớp. Trong đó có 09 lớp chuyên: Toán, Tin học, Vật lí.';
    expect(announcesThings(classes, { text: counted })).toBe(true);
    const subjects = 'Thi vào trường gồm những môn nào?';
    const repeated = 'Thí sinh dự thi 03 bài, gồm: 01 bài môn Toán, 01 bài môn Ngữ văn.';
    expect(announcesThings(subjects, { text: repeated })).toBe(true);
    expect(announcesThings(subjects, { text: 'Các môn chuyên: 150 phút.' })).toBe(false);
    expect(announcesThings(subjects, { text: repeated, kind: 'row' })).toBe(false);
  });
});

describe('announcesThings of a noun that looks like a question word', () => {
  it('finds communes, whose name folds to "far"', () => {
    const text = 'Các xã khó khăn gồm: Mường Lát, Quan Sơn.';
    expect(announcesThings('Huyện có những xã nào?', { text })).toBe(true);
  });
});

describe('labelOf', () => {
  it('reads what stands before the first colon', () => {
    expect(labelOf({ text: '- Tuyển thẳng: Học sinh đạt giải.' })).toBe('tuyen thang');
    expect(labelOf({ text: 'Học sinh đạt giải, được cộng điểm: hai.' })).toBe('');
    expect(labelOf({ text: '1. Hình thức xử phạt bổ sung:' })).toBe('hinh thuc xu phat bo sung');
  });
});
