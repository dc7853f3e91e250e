// Indicators of tables as offices print them: orientation, periods, measures, units, cells, and what is no indicator.
import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorValue } from '../server/domain.ts';
import { periodName } from '../server/vietnamese/periods.ts';
import { parseDocument } from './parse.ts';
import { readFile } from './readers/index.ts';
import { aSheet, aWorkbook } from './testing/workbooks.ts';

async function parse(name: string, bytes: Uint8Array) {
  const { text, pages, tables } = await readFile(name, bytes);
  const glossary = { agencies: [] };
  return parseDocument({
    documentId: 'd',
    text,
    pages,
    ...(tables ? { tables } : {}),
    meta: {},
    fileName: name,
    glossary,
  });
}
const csv = async (text: string) => (await parse('bieu.csv', Buffer.from(text))).indicators;
const html = async (table: string, before = '') =>
  (await parse('bieu.html', Buffer.from(`<html><body>${before}<table>${table}</table></body></html>`)))
    .indicators;

const figure = ({ measure, period, value }: IndicatorValue) =>
  `${measure} ${period === null ? '' : periodName(period)} = ${value}`;
const short = (indicator: Indicator | undefined) =>
  indicator && [indicator.name, indicator.unit, indicator.area, ...indicator.values.map(figure)];

describe('makeIndicators', () => {
  it('reads the year behind a name in one cell as the period of the column', async () => {
    const found = await csv(
      [
        'KINH PHÍ (SỐ LIỆU MẪU)',
        'Nguồn kinh phí;Kinh phí thực hiện (triệu đồng) Năm 2023;Kinh phí thực hiện (triệu đồng) Năm 2024',
        'Ngân sách tỉnh;4.200;5.100',
        'Ngân sách huyện;2.900;3.400',
      ].join('\n'),
    );
    expect(short(found[0])?.[0]).toBe('Ngân sách tỉnh – Kinh phí thực hiện');
    expect(found[0]?.values.map(({ period }) => period && periodName(period))).toEqual([
      'năm 2023',
      'năm 2024',
    ]);
  });

  it('reads plan, quarter, months so far and printed percentages of a report', async () => {
    const found = await csv(
      [
        'BÁO CÁO KINH TẾ - XÃ HỘI QUÝ II NĂM 2025 (SỐ LIỆU MẪU)',
        'Đơn vị tính: tỷ đồng',
        'STT;Chỉ tiêu;Kế hoạch năm 2025;Thực hiện quý II/2024;Thực hiện quý II;6 tháng đầu năm 2025;% so với kế hoạch năm;% so với cùng kỳ',
        'I;Kinh tế;;;;;;',
        '1;Thu ngân sách;56.000;13.000;14.500,5;30.200;53,9;111,5',
        ';- Thu nội địa;38.000;…;9.800;20.000;52,6;',
      ].join('\n'),
    );
    expect(short(found[0])).toEqual([
      'Thu ngân sách',
      'tỷ đồng',
      null,
      'planned năm 2025 = 56000',
      'actual quý II/2024 = 13000',
      'actual quý II/2025 = 14500.5',
      'actual 6 tháng đầu năm 2025 = 30200',
      'of_plan năm 2025 = 53.9',
      'of_prior quý II/2025 = 111.5',
    ]);
    expect(found[0]?.context).toContain('Kinh tế');
    expect(found[0]?.values[2]).toMatchObject({ cell: 'E5', sheet: null, column: 4, printed: '14.500,5' });
    expect(found[1]?.name).toBe('Thu ngân sách – Thu nội địa');
    expect(found[1]?.values.map((value) => value.cell)).toEqual(['C6', 'E6', 'F6', 'G6']);
  });

  it('joins the rows of a long table with period columns into one series', async () => {
    const found = await csv(
      'Năm,Quý,Xã,Chỉ tiêu,Đơn vị,Giá trị\n2024,1,Xã A,Hồ sơ đúng hạn,%,95.5\n2024,2,Xã A,Hồ sơ đúng hạn,%,96.25\n2024,1,Xã B,Hồ sơ đúng hạn,%,91\n',
    );
    expect(found.map(short)).toEqual([
      ['Hồ sơ đúng hạn', '%', 'Xã A', 'actual quý I/2024 = 95.5', 'actual quý II/2024 = 96.25'],
      ['Hồ sơ đúng hạn', '%', 'Xã B', 'actual quý I/2024 = 91'],
    ]);
  });

  it('takes columns for indicators where the rows are areas, and the total row for the whole', async () => {
    const found = await csv(
      'Bảng 2. Giải ngân vốn đầu tư công 6 tháng đầu năm 2025 (triệu đồng)\nSTT;Địa phương;Kế hoạch;Thực hiện;Tỷ lệ (%)\n1;Phường A;12.500;6.250;50,0\n2;Xã B;8.000;5.000;62,5\nTổng cộng;;20.500;11.250;54,9\n',
    );
    expect(found.map(short)).toEqual([
      [
        'Giải ngân vốn đầu tư công',
        'triệu đồng',
        'Phường A',
        'planned 6 tháng đầu năm 2025 = 12500',
        'actual 6 tháng đầu năm 2025 = 6250',
        'of_plan 6 tháng đầu năm 2025 = 50',
      ],
      [
        'Giải ngân vốn đầu tư công',
        'triệu đồng',
        'Xã B',
        'planned 6 tháng đầu năm 2025 = 8000',
        'actual 6 tháng đầu năm 2025 = 5000',
        'of_plan 6 tháng đầu năm 2025 = 62.5',
      ],
      [
        'Giải ngân vốn đầu tư công',
        'triệu đồng',
        'Tổng cộng',
        'planned 6 tháng đầu năm 2025 = 20500',
        'actual 6 tháng đầu năm 2025 = 11250',
        'of_plan 6 tháng đầu năm 2025 = 54.9',
      ],
    ]);
  });

  it('reads the sheet, the cell and the merged heads of a workbook', async () => {
    const bytes = await aWorkbook([
      aSheet(
        'Quý II',
        [
          ['BIỂU TỔNG HỢP NĂM 2025'],
          [],
          ['Chỉ tiêu', 'ĐVT', 'Toàn tỉnh', null, 'Xã Tân An', null],
          [null, null, 'KH 2025', 'TH 2025', 'KH 2025', 'TH 2025'],
          ['Diện tích lúa', 'ha', 1250.5, 1300, 80, 75.25],
        ],
        ['C3:D3', 'E3:F3', 'A3:A4', 'B3:B4'],
      ),
    ]);
    const document = await parse('bieu.xlsx', bytes);
    expect(document.indicators.map(short)).toEqual([
      ['Diện tích lúa', 'ha', 'Toàn tỉnh', 'planned năm 2025 = 1250.5', 'actual năm 2025 = 1300'],
      ['Diện tích lúa', 'ha', 'Xã Tân An', 'planned năm 2025 = 80', 'actual năm 2025 = 75.25'],
    ]);
    expect(document.indicators[1]?.values[1]).toMatchObject({
      sheet: 'Quý II',
      cell: 'F5',
      printed: '75.25',
    });
    const row = document.passages.find((passage) => passage.kind === 'row');
    expect(row?.place).toBe('Trang tính “Quý II”, hàng 5');
    expect(row?.headings.join('\n')).toContain('Xã Tân An TH 2025');
  });

  it('names the row of a figure exactly: the cell at its column is the printed figure', async () => {
    const document = await parse(
      'bieu.csv',
      Buffer.from('STT;Chỉ tiêu;2023;2024\n;Số hộ;12;13\n2;Số xã;166;166\n'),
    );
    for (const { values } of document.indicators)
      for (const value of values) {
        const row = document.passages.find((passage) => passage.id === value.passageId);
        expect(row?.text.split('\t')[value.column]).toBe(value.printed);
      }
    expect(document.indicators).toHaveLength(2);
  });

  it('reads spread heads of a web page and the fee of a piece', async () => {
    const found = await html(
      '<tr><td>Chỉ tiêu</td><td colspan=2>Năm 2024</td><td colspan=2>Năm 2025</td></tr><tr><td></td><td>Kế hoạch</td><td>Thực hiện</td><td>Kế hoạch</td><td>Thực hiện</td></tr><tr><td>Số trường</td><td>10</td><td>9</td><td>12</td><td>12</td></tr>',
    );
    expect(short(found[0])).toEqual([
      'Số trường',
      null,
      null,
      'planned năm 2024 = 10',
      'actual năm 2024 = 9',
      'planned năm 2025 = 12',
      'actual năm 2025 = 12',
    ]);
    const fees = await html(
      '<tr><td>Số TT</td><td>Danh mục</td><td>Đơn vị</td><td>Mức thu (đồng)</td></tr><tr><td>I</td><td>Xe</td><td></td><td></td></tr><tr><td>1</td><td>Vòi chữa cháy</td><td>Cuộn</td><td>20.000</td></tr><tr><td>2</td><td>Lăng</td><td>Cái</td><td>10.000</td></tr>',
    );
    expect(short(fees[0])).toEqual(['Vòi chữa cháy – Mức thu', 'đồng/Cuộn', null, 'actual  = 20000']);
    const sums = await html(
      '<tr><td>STT</td><td>Mặt hàng</td><td>ĐVT</td><td>Đơn giá (triệu đồng)</td><td>Tổng tiền (triệu đồng)</td></tr><tr><td>1</td><td>Gạo</td><td>Tấn</td><td>17</td><td>340</td></tr><tr><td>2</td><td>Thịt</td><td>Tấn</td><td>58</td><td>580</td></tr>',
    );
    expect(sums.slice(0, 2).map((one) => short(one)?.slice(0, 2))).toEqual([
      ['Gạo – Đơn giá', 'triệu đồng/Tấn'],
      ['Gạo – Tổng tiền', 'triệu đồng'],
    ]);
  });

  it('takes years that had not come for targets, and a state of things as the first of its series', async () => {
    const lines = [
      'KẾ HOẠCH MẪU',
      'TT;Chỉ tiêu;Đơn vị tính;Hiện trạng năm 2025;Năm 2026;Mục tiêu phấn đấu Năm 2027;Đến 2030',
      '1;Số chợ mẫu;chợ;10;12;15;20',
    ].join('\n');
    const { text, pages, tables } = await readFile('k.csv', Buffer.from(lines));
    const meta = { year: 2026, issuedOn: '2026-02-01' };
    const input = { documentId: 'd', text, pages, ...(tables ? { tables } : {}), meta, fileName: 'k.csv' };
    const { indicators } = parseDocument({ ...input, glossary: { agencies: [] } });
    expect(indicators.map(short)).toEqual([
      [
        'Số chợ mẫu',
        'chợ',
        null,
        'actual năm 2025 = 10',
        'planned năm 2026 = 12',
        'planned năm 2027 = 15',
        'planned năm 2030 = 20',
      ],
    ]);
  });

  it('keeps figures of the year of a report, and those that a column calls reached', async () => {
    const read = async (columns: string) => {
      const { text, pages, tables } = await readFile(
        'k.csv',
        Buffer.from(`Chỉ tiêu;${columns}\nSố chợ;1;2;3\n`),
      );
      const meta = { year: 2026, issuedOn: '2026-12-20' };
      const input = { documentId: 'd', text, pages, ...(tables ? { tables } : {}), meta, fileName: 'k.csv' };
      return parseDocument({ ...input, glossary: { agencies: [] } }).indicators[0]?.values.map(figure);
    };
    expect(await read('Năm 2024;Năm 2025;Năm 2026')).toEqual([
      'actual năm 2024 = 1',
      'actual năm 2025 = 2',
      'actual năm 2026 = 3',
    ]);
    expect(await read('Thực hiện năm 2026;Năm 2027;Năm 2028')).toEqual([
      'actual năm 2026 = 1',
      'planned năm 2027 = 2',
      'planned năm 2028 = 3',
    ]);
  });

  it('leaves shares of one, lists of persons, task tables and texts alone', async () => {
    const shares = await csv(
      'Chỉ tiêu,TH 2019,TH 2020,So sánh % TH2020/TH2019\nA,100,95,0.95\nB,10,12,1.2\n',
    );
    expect(shares.flatMap(({ values }) => values.map(figure))).not.toContain('of_prior năm 2020 = 0.95');
    expect(await csv('STT,Họ và tên,Bậc lương\n1,Nguyễn Văn A,4\n2,Lê Thị B,5\n')).toEqual([]);
    expect(
      await csv('STT;Nhiệm vụ;Cơ quan chủ trì;Thời gian\n1;Xây kho;Sở Y tế;2026\n2;Mua máy;Sở Y tế;2027\n'),
    ).toEqual([]);
    expect(await csv('Tên;Chức vụ;Nơi ở\nA;B;C\nD;E;G\n')).toEqual([]);
  });
});
