// Crawled tables with heads of any kind: fees with groups and steps, norms with several figures, lists; and what stays text.
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

const parse = (text: string) =>
  parseDocument({ documentId: 'mau', text, pages: [], meta: {}, glossary: { agencies: [] } });
const rowsOf = (text: string) =>
  parse(text)
    .passages.filter((passage) => passage.kind === 'row')
    .map(
      (passage) =>
        `${passage.section.split(' ').at(-1)} ${passage.path.split('#b1.')[1]}: ${passage.text.replaceAll('\t', ' | ')}`,
    );

const FEES = `Điều 3. Mức thu phí
Mức thu phí mẫu như sau:
Số TT
Nội dung
Đơn vị tính
Mức thu
I
Cấp giấy mẫu
- Dưới 10 trang
Đồng/bản
20.000
- Từ 10 trang trở lên
Đồng/bản
30.000
II
Thẩm định mẫu
1
Thẩm định hồ sơ loại một
- Lần đầu
Đồng/hồ sơ
1.500.000
- Lần sau
Đồng/hồ sơ
750.000
2
Thẩm định hồ sơ loại hai
Đồng/hồ sơ
Miễn phí
III
Sao giấy mẫu
Đồng/bản
5.000
Điều 4. Nộp phí
1. Người nộp phí nộp một lần.`;

describe('crawled tables with any head', () => {
  it('rebuilds groups, rows without a number and a figure in each row', () => {
    expect(rowsOf(FEES)).toEqual([
      '3 I.1: - Dưới 10 trang | Đồng/bản | 20.000',
      '3 I.2: - Từ 10 trang trở lên | Đồng/bản | 30.000',
      '3 II.1.1: - Lần đầu | Đồng/hồ sơ | 1.500.000',
      '3 II.1.2: - Lần sau | Đồng/hồ sơ | 750.000',
      '3 II.2: 2 | Thẩm định hồ sơ loại hai | Đồng/hồ sơ | Miễn phí',
      '3 III: III | Sao giấy mẫu | Đồng/bản | 5.000',
    ]);
  });

  it('finds each row by its group and the names of the columns', () => {
    const { passages } = parse(FEES);
    const step = passages.find((passage) => passage.text.includes('750.000'));
    expect(step?.headings).toEqual([
      'Điều 3. Mức thu phí',
      'Mức thu phí mẫu như sau:',
      'II. Thẩm định mẫu',
      '1. Thẩm định hồ sơ loại một',
      'Số TT | Nội dung | Đơn vị tính | Mức thu',
    ]);
    expect(step?.searchText).toContain('Thẩm định hồ sơ loại một');
    const copy = passages.find((passage) => passage.text.includes('5.000') && passage.text.startsWith('III'));
    expect(copy?.headings).not.toContain('II. Thẩm định mẫu');
    expect(passages.find((passage) => passage.section === 'Điều 4.1')?.text).toContain('nộp một lần');
  });

  it('makes indicators of the figures, steps named with what they are steps of', () => {
    const { indicators } = parse(FEES);
    expect(indicators.map(({ name, unit, values }) => [name, unit, values[0]?.printed])).toEqual([
      ['Cấp giấy mẫu – Dưới 10 trang – Mức thu', 'Đồng/bản', '20.000'],
      ['Cấp giấy mẫu – Từ 10 trang trở lên – Mức thu', 'Đồng/bản', '30.000'],
      ['Thẩm định hồ sơ loại một – Lần đầu – Mức thu', 'Đồng/hồ sơ', '1.500.000'],
      ['Thẩm định hồ sơ loại một – Lần sau – Mức thu', 'Đồng/hồ sơ', '750.000'],
      ['Sao giấy mẫu – Mức thu', 'Đồng/bản', '5.000'],
    ]);
  });

  it('reads several figures in a row, numbers that look like figures, counted columns and remarks', () => {
    const text = `Bảng định mức mẫu
STT
Loại việc
Cá nhân
(đồng)
Tổ chức
(đồng)
Ghi chú
(1)
(2)
(3)
(4)
(5)
1
Việc mẫu một
2
3
Tính theo năm
2
Việc mẫu hai
300
450
Tính theo tháng
3
Việc mẫu ba
20
35
Tính theo ngày
Quy định này thay thế quy định mẫu trước đây.`;
    expect(rowsOf(text).map((row) => row.split(': ')[1])).toEqual([
      '1 | Việc mẫu một | 2 | 3 | Tính theo năm',
      '2 | Việc mẫu hai | 300 | 450 | Tính theo tháng',
      '3 | Việc mẫu ba | 20 | 35 | Tính theo ngày',
    ]);
    expect(parse(text).passages.at(-1)?.text).toContain('thay thế');
  });

  it('reads a table of texts when every row has a line for each column', () => {
    const text = `TT
Tên thủ tục
Nơi nhận
1
Thủ tục mẫu một
Bộ phận một cửa cấp xã
2
Thủ tục mẫu hai
Bộ phận một cửa cấp tỉnh
3
Thủ tục mẫu ba
Trung tâm mẫu`;
    expect(rowsOf(text).map((row) => row.split(': ')[1])).toEqual([
      '1 | Thủ tục mẫu một | Bộ phận một cửa cấp xã',
      '2 | Thủ tục mẫu hai | Bộ phận một cửa cấp tỉnh',
      '3 | Thủ tục mẫu ba | Trung tâm mẫu',
    ]);
  });

  it.each([
    ['rows of unequal length', 'STT\nTên\nNơi\n1\nMột\n2\nHai\nXã A\nthêm\n3\nBa'],
    ['a single row', 'STT\nTên phí\nMức\n1\nPhí mẫu\n5.000'],
    ['no numbers', 'STT\nTên phí\nMức\nĐây là một câu văn thường.\nVà một câu nữa.'],
  ])('leaves %s as text, and loses no line', (_name, text) => {
    const { passages } = parse(text);
    expect(passages.filter((passage) => passage.kind === 'row')).toEqual([]);
    const said = passages.map((passage) => passage.text).join('\n');
    for (const line of text.split('\n')) expect(said).toContain(line);
  });
});

describe('two rows of heads', () => {
  const school = `Điều 1. Chỉ tiêu
Chỉ tiêu mẫu như sau:
STT
Tên trường
Khối 6
Khối 10
Số lớp
Học sinh
Số lớp
Học sinh
Tổng toàn tỉnh
25
915
395
15.700
1
Trường mẫu Sao Mai
1
35
2
70
2
Trường mẫu Vân Đồi
2
70
3
105
`;

  it('joins a name that spans others with each of them, and keeps a first row of totals', () => {
    const { passages } = parse(school);
    const rows = passages.filter((passage) => passage.kind === 'row');
    expect(rows.map((row) => row.text.replaceAll('\t', ' | '))).toEqual([
      'Tổng toàn tỉnh | 25 | 915 | 395 | 15.700',
      '1 | Trường mẫu Sao Mai | 1 | 35 | 2 | 70',
      '2 | Trường mẫu Vân Đồi | 2 | 70 | 3 | 105',
    ]);
    expect(rows[1]?.headings.at(-1)).toContain('Khối 6 Học sinh | Khối 10 Số lớp | Khối 10 Học sinh');
    // the totals have no number, and those behind them keep theirs
    expect(rows.map((row) => row.place.split(', ').at(-1))).toEqual(['hàng Tổng', 'hàng 1', 'hàng 2']);
    const annex = parse(school.replace('Điều 1. Chỉ tiêu\nChỉ tiêu mẫu như sau:', 'PHỤ LỤC\nCHỈ TIÊU MẪU'));
    const places = annex.passages.filter((passage) => passage.kind === 'row').map((row) => row.place);
    expect(places).toEqual(['Phụ lục, hàng Tổng', 'Phụ lục, hàng 1', 'Phụ lục, hàng 2']);
  });

  it('joins nothing where a column of its own may stand between the spanning names', () => {
    const fees = school
      .replace('Tên trường\n', 'Tên trường\nTên xã\n')
      .replace('Khối 10\n', 'Khối 10\nPhòng học\n');
    const heads = parse(fees).passages.flatMap((passage) => passage.headings);
    expect(heads.some((head) => head.includes('Khối 6 Số lớp') || head.includes('Phòng học Số lớp'))).toBe(
      false,
    );
  });
});

describe('crawled tables whose empty cells were dropped', () => {
  const QUOTA = [
    'CHỈ TIÊU MẪU',
    'STT',
    'Tên trường',
    'Khối 6',
    'Khối 10',
    'Số lớp',
    'Học sinh',
    'Số lớp',
    'Học sinh',
  ];
  const lines = (...rows: string[][]) =>
    ['KẾ HOẠCH MẪU', 'Văn bản mẫu.', '', 'PHỤ LỤC', ...QUOTA, ...rows.flat()].join('\n');

  it('has the figures of a short row in the columns that the totals leave for them', () => {
    const text = lines(
      ['Tổng cộng', '3', '105', '12', '480'],
      ['I', 'Các trường liên cấp', '3', '105', '4', '160'],
      ['1', 'Trường Đào Tim', '1', '35', '2', '80'],
      ['2', 'Trường Vân Đồi', '2', '70', '2', '80'],
      ['II', 'Các trường THPT', '8', '320'],
      ['1', 'THPT Cẩm Sơn', '5', '200'],
      ['2', 'THPT Bình Minh', '3', '120'],
    );
    const rows = parse(text).passages.filter(({ kind }) => kind === 'row');
    expect(rows.map((row) => row.text.split('\t').slice(-5).join('|'))).toEqual(
      expect.arrayContaining(['THPT Cẩm Sơn|||5|200', 'THPT Bình Minh|||3|120', 'Trường Đào Tim|1|35|2|80']),
    );
  });

  it('ends before a short row that no total places', () => {
    const text = lines(
      ['1', 'Trường Đào Tim', '1', '35', '2', '80'],
      ['2', 'Trường Vân Đồi', '2', '70', '2', '80'],
      ['3', 'THPT Cẩm Sơn', '5', '200'],
    );
    const rows = parse(text).passages.filter(({ kind }) => kind === 'row');
    expect(rows.map((row) => row.text.split('\t')[1])).toEqual(['Trường Đào Tim', 'Trường Vân Đồi']);
  });
});
