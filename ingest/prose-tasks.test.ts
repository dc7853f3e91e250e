// Assignments in running text become tasks only where who, what and by when are said, and no table gives the tasks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse.ts';
import { assignmentsOf } from './prose-tasks.ts';

const short = (text: string) =>
  assignmentsOf(text).map((task) => [task.lead, task.cooperate, task.text, task.deadline].join(' | '));

describe('assignmentsOf', () => {
  it.each([
    [
      'Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch phòng dịch mẫu, hoàn thành trước 30/6/2026.',
      'Sở Y tế | Sở Tài chính | xây dựng kế hoạch phòng dịch mẫu | trước 30/6/2026',
    ],
    [
      '2. Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ban, ngành, địa phương liên quan rà soát mạng lưới trường lớp mẫu; báo cáo UBND tỉnh trước ngày 15 tháng 8 năm 2026.',
      'Sở Giáo dục và Đào tạo | các sở, ban, ngành, địa phương liên quan | rà soát mạng lưới trường lớp mẫu; báo cáo UBND tỉnh | trước ngày 15 tháng 8 năm 2026',
    ],
    [
      '- Ủy ban nhân dân tỉnh yêu cầu Công an tỉnh tổ chức diễn tập mẫu, xong trong quý III/2026.',
      'Công an tỉnh |  | tổ chức diễn tập mẫu | quý III/2026',
    ],
    [
      'b) UBND các xã, phường chủ trì rà soát danh sách hộ nghèo mẫu chậm nhất ngày 20/11/2026.',
      'UBND các xã, phường |  | rà soát danh sách hộ nghèo mẫu | chậm nhất ngày 20/11/2026',
    ],
    [
      'Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Thông báo mẫu này, báo cáo kết quả trước ngày 25/12/2026./.',
      'Văn phòng UBND tỉnh |  | theo dõi, đôn đốc việc thực hiện Thông báo mẫu này, báo cáo kết quả | trước ngày 25/12/2026',
    ],
  ])('reads %s', (text, expected) => {
    expect(short(text)).toEqual([expected]);
  });

  it.each([
    ['no deadline', 'Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch phòng dịch mẫu.'],
    [
      'the day of a document',
      'Sở Y tế chủ trì thực hiện Quyết định số 5/QĐ-UBND ngày 10/3/2026 của UBND tỉnh.',
    ],
    ['a day of every year', 'Sở Y tế chủ trì tổng hợp báo cáo mẫu trước ngày 15 tháng 12 hằng năm.'],
    ['the past', 'Năm 2025, Sở Y tế đã chủ trì xây dựng kế hoạch mẫu, hoàn thành trước 30/6/2025.'],
    ['a person', 'Ông Nguyễn Văn Mẫu chủ trì cuộc họp mẫu trước ngày 30/6/2026.'],
    ['a right, not an order', 'Doanh nghiệp nộp hồ sơ mẫu trước ngày 30/6/2026 được giải quyết ngay.'],
    ['no body', 'Giao nhiệm vụ cho các đơn vị liên quan, hoàn thành trước 30/6/2026.'],
  ])('makes no task of %s', (_what, text) => {
    expect(short(text)).toEqual([]);
  });

  it('never fails and stays verbatim', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'Giao Sở Y tế',
            ' chủ trì',
            ', phối hợp với ',
            'Sở Nội vụ ',
            'xây dựng ',
            'trước 30/6/2026',
            '. ',
            'ngày 31/02/2026',
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const text = parts.join('');
          for (const task of assignmentsOf(text))
            for (const part of [task.lead, task.text, task.deadline])
              expect(text.replace(/\s+/gu, ' ')).toContain(part);
        },
      ),
    );
  });
});

describe('parseDocument', () => {
  const parse = (text: string) =>
    parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } });
  const head = 'THÔNG BÁO\n\nKết luận mẫu, không có giá trị pháp lý\n\n';
  const prose =
    '1. Sở Y tế chủ trì xây dựng kế hoạch mẫu, hoàn thành trước 30/6/2026. Giao Sở Nội vụ rà soát biên chế mẫu, xong trước ngày 15/7/2026.\n\n2. Các đơn vị nghiêm túc thực hiện.';

  it('counts every assignment of a paragraph, each cited by its passage', () => {
    const { tasks, passages } = parse(head + prose);
    expect(tasks.map((task) => [task.id, task.leadPrinted, task.deadlinePrinted])).toEqual([
      [`${tasks[0]?.passageId}`, 'Sở Y tế', 'trước 30/6/2026'],
      [`${tasks[0]?.passageId}#2`, 'Sở Nội vụ', 'trước ngày 15/7/2026'],
    ]);
    for (const task of tasks)
      expect(passages.find((passage) => passage.id === task.passageId)?.text).toContain(task.text);
  });

  it('leaves a plan with a task table to its rows', () => {
    const table = 'STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tRà soát hồ sơ mẫu\tSở Y tế\t2026';
    expect(parse(`${head}${prose}\n\nPHỤ LỤC\n\n${table}`).tasks.map((task) => task.text)).toEqual([
      'Rà soát hồ sơ mẫu',
    ]);
  });
});

it('gives every clause its own leader, and the period that opens the sentence where it has no deadline', () => {
  const text =
    'Trong quý II năm 2026, Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ tổ chức 02 lớp tập huấn mẫu; Công an tỉnh chủ trì, phối hợp với Sở Y tế tổ chức 01 lớp an toàn mẫu, hoàn thành trước ngày 31 tháng 8 năm 2026.';
  expect(assignmentsOf(text).map(({ lead, deadline }) => [lead, deadline])).toEqual([
    ['Sở Tư pháp', 'quý II năm 2026'],
    ['Công an tỉnh', 'trước ngày 31 tháng 8 năm 2026'],
  ]);
});

it('gives the items below the name of a body to that body', () => {
  const text =
    'CHỈ THỊ\nVề việc mẫu\n\n1. Sở Tư pháp:\n\na) Chủ trì, phối hợp với Sở Nội vụ rà soát văn bản mẫu trước ngày 30 tháng 6 năm 2026;\n\nb) Công bố danh sách văn bản mẫu hằng tháng.\n\n2. Sở Y tế:\n\na) Kiểm tra cơ sở mẫu, hoàn thành trước ngày 31 tháng 10 năm 2026;\n\nb) Phối hợp với Sở Tư pháp tuyên truyền văn bản mẫu.';
  const { tasks } = parseDocument({
    documentId: 'mau',
    text,
    pages: [],
    meta: {},
    glossary: { agencies: [] },
  });
  expect(tasks.map((task) => [task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted])).toEqual([
    ['Sở Tư pháp', 'Sở Nội vụ', 'trước ngày 30 tháng 6 năm 2026'],
    ['Sở Tư pháp', '', ''],
    ['Sở Y tế', '', 'trước ngày 31 tháng 10 năm 2026'],
  ]);
});
