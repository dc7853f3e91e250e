// Tables that a crawler left with a cell on a line, or with bars between the cells.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLines } from './crawled-row.ts';
import { parseDocument } from './parse.ts';

const roles = ['text', 'lead', 'cooperate', 'deadline', 'other'] as const;
const spread = (...lines: string[]) =>
  spreadLines(lines, [...roles]).map((cell) => cell.map((at) => lines[at]).join(' '));
const tasksOf = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } }).tasks.map(
    (task) =>
      [task.printedNumber, task.text, task.leadPrinted, task.cooperatePrinted, task.deadlinePrinted].join(
        ' | ',
      ),
  );

describe('spreadLines', () => {
  it.each([
    [
      ['Việc mẫu', 'Sở Y tế', 'Quý I/2026'],
      ['Việc mẫu', 'Sở Y tế', '', 'Quý I/2026', ''],
    ],
    [
      ['Việc mẫu dài', 'trên hai dòng', 'Sở Y tế', 'Sở Nội vụ;', 'Công an tỉnh;', 'UBND các xã', 'Hằng năm'],
      ['Việc mẫu dài trên hai dòng', 'Sở Y tế', 'Sở Nội vụ; Công an tỉnh; UBND các xã', 'Hằng năm', ''],
    ],
    [
      ['Báo cáo kết quả mẫu', 'Sở Y tế', 'Sở Nội vụ', '2026', 'Ghi chú mẫu'],
      ['Báo cáo kết quả mẫu', 'Sở Y tế', 'Sở Nội vụ', '2026', 'Ghi chú mẫu'],
    ],
    [
      ['Ban hành chỉ thị mẫu', 'Sở Y tế', '2026', 'Chỉ thị'],
      ['Ban hành chỉ thị mẫu', 'Sở Y tế', '', '2026', 'Chỉ thị'],
    ],
    [
      ['Việc mẫu', '- Phần một;', '- Phần hai.', 'Sở Y tế', '2026'],
      ['Việc mẫu - Phần một; - Phần hai.', 'Sở Y tế', '', '2026', ''],
    ],
  ])('gives %j back to its columns', (lines, expected) => {
    expect(spread(...lines)).toEqual(expected);
  });

  it('keeps every line, in order', () => {
    const line = fc.constantFrom('Việc mẫu', 'Sở Y tế', 'Quý I/2026', 'sau đó', 'Hằng năm', 'Báo cáo');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const cells = spreadLines(lines, [...roles]);
        return cells.length === roles.length && cells.flat().join() === lines.map((_line, at) => at).join();
      }),
    );
  });
});

const crawled = `KẾ HOẠCH MẪU

PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ MẪU
TT
Nội dung
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
hoàn thành
I. Nhóm mẫu
1
Kiểm tra mẫu
Sở Y tế
Quý I/2026
2
Hỗ trợ mẫu
Sở Nội vụ
Sở Tài chính;
Công an tỉnh
Hằng quý
Nơi nhận:
- Lưu: VT.`;

const barred = `KẾ HOẠCH MẪU
I. NHIỆM VỤ
STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
I | Nhóm mẫu |
1 | Kiểm tra mẫu | Sở Y tế | | Quý I/2026 |
2 | Hỗ trợ mẫu | Sở Nội vụ | Sở Tài chính; Công an tỉnh | Hằng quý |
II. TỔ CHỨC THỰC HIỆN`;

const expected = [
  '1 | Kiểm tra mẫu | Sở Y tế |  | Quý I/2026',
  '2 | Hỗ trợ mẫu | Sở Nội vụ | Sở Tài chính; Công an tỉnh | Hằng quý',
];

describe('a table without its lines', () => {
  it('is read with wrapped column names, headings on one line and empty cells', () => {
    expect(tasksOf(crawled)).toEqual(expected);
  });

  it('is read from bars, as Markdown too', () => {
    expect(tasksOf(barred)).toEqual(expected);
    const markdown = barred
      .replace(/^(.*\|)$/gmu, '| $1')
      .replace(/(hoàn thành \|)\n/u, '$1\n|---|---|---|---|---|\n');
    expect(tasksOf(markdown)).toEqual(expected);
  });

  it('is not seen in a letterhead with bars', () => {
    const letterhead = 'ỦY BAN MẪU | CỘNG HÒA MẪU |\nSố: 1/KH | ngày 01 tháng 01 năm 2026 |\nKẾ HOẠCH MẪU';
    expect(tasksOf(letterhead)).toEqual([]);
  });
});

describe('a task table behind the signature', () => {
  it('is an annex without the word', () => {
    const text =
      'KẾ HOẠCH MẪU\n\nI. NỘI DUNG\n\nVăn bản mẫu.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tViệc mẫu\tSở Y tế\t2026';
    const { tasks } = parseDocument({
      documentId: 'mau',
      text,
      pages: [],
      meta: {},
      glossary: { agencies: [] },
    });
    expect(tasks.map((task) => task.section)).toEqual(['Phụ lục 1']);
  });
});

describe('a head with names that no task table uses', () => {
  const table = `NGHỊ QUYẾT MẪU

PHỤ LỤC
DANH MỤC MẪU
1. Các luật
TT
Văn bản cần sửa đổi
Định hướng sửa đổi
Cơ quan chủ trì
Thời gian hoàn thành
Cơ sở đề xuất
A
Giữa Chính phủ với các bộ
1
Luật Mẫu
Phân quyền quản lý chỉ tiêu mẫu
Bộ Y tế
2026
Bộ Y tế đề nghị
2
Luật Mẫu thứ hai
Phân quyền cấp phép
Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ, Bộ Xây dựng
Sau khi Luật Mẫu được ban hành.
Bộ Tài chính đề nghị
2. Các nghị định
TT
Văn bản cần sửa đổi
Định hướng sửa đổi
Cơ quan chủ trì
Thời gian hoàn thành
1*
Nghị định Mẫu
Phân cấp cho tỉnh
Bộ Nội vụ
2027
`;

  it('is read by who leads and by when; the next head starts another table', () => {
    expect(tasksOf(table)).toEqual([
      '1 | Luật Mẫu | Bộ Y tế |  | 2026',
      '2 | Luật Mẫu thứ hai | Bộ Tài chính | Bộ Nội vụ, Bộ Xây dựng | Sau khi Luật Mẫu được ban hành.',
      '1* | Nghị định Mẫu | Bộ Nội vụ |  | 2027',
    ]);
  });
});
