// Workbooks, CSV, JSON and HTML: what a person sees in them is what is read.
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ReadError, readFile } from './index.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

async function workbook(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('readFile of .xlsx', () => {
  it('reads sheets under their names with joined heads and values as shown', async () => {
    const file = await workbook((book) => {
      const sheet = book.addWorksheet('Chỉ tiêu');
      sheet.addRow(['BIỂU 01: CHỈ TIÊU']);
      sheet.addRow([]);
      sheet.addRow(['STT', 'Tên', 'Năm 2025', '']);
      sheet.addRow(['', '', 'Kế hoạch', 'Thực hiện']);
      sheet.mergeCells('A3:A4');
      sheet.mergeCells('B3:B4');
      sheet.mergeCells('C3:D3');
      sheet.addRow([1, 'GRDP', 1234567.5, { formula: 'C5*2', result: 0.256 }]);
      sheet.getCell('D5').numFmt = '0.0%';
      sheet.addRow([2, 'Ngày họp', new Date(Date.UTC(2025, 2, 5)), null]);
      book.addWorksheet('Nháp', { state: 'hidden' }).addRow(['x']);
    });
    const read = await readFile('a.xlsx', file);
    expect(read.text).toBe(
      'Chỉ tiêu\n\nBIỂU 01: CHỈ TIÊU\n\nSTT\tTên\tNăm 2025 Kế hoạch\tNăm 2025 Thực hiện\n1\tGRDP\t1234567.5\t25.6%\n2\tNgày họp\t05/03/2025\t',
    );
    expect(read.warnings).toEqual(['Trang tính ẩn "Nháp" không được nạp.']);
  });
});

describe('readFile of .csv', () => {
  it.each([
    ['UTF-8 with a mark and semicolons', bytes('\uFEFFMã;Tên;Số\n1;"Sở Y tế; Tài chính";3,5\n')],
    ['UTF-16', bytes('\uFEFFMã,Tên,Số\n1,"Sở Y tế; Tài chính","3,5"\n', 'utf16le')],
    ['UTF-16 without a mark', bytes('Mã\tTên\tSố\n1\tSở Y tế; Tài chính\t3,5\n', 'utf16le')],
  ])('reads %s', async (_name, file) => {
    expect((await readFile('a.csv', file)).text).toBe('Mã\tTên\tSố\n1\tSở Y tế; Tài chính\t3,5');
  });

  it('reads Windows-1258', async () => {
    // "Sở Y tế" and others: base letters with the combining marks of that code page
    const file = Buffer.concat([
      Buffer.from('Ma,Ten\n'),
      Buffer.from([0x53, 0xf5, 0xd2]),
      Buffer.from(' Y t'),
      Buffer.from([0xea, 0xec]),
      Buffer.from(',th'),
      Buffer.from([0xf4, 0xec]),
      Buffer.from('ng nh'),
      Buffer.from([0xe2, 0xec]),
      Buffer.from('t k'),
      Buffer.from([0xea, 0xec]),
      Buffer.from('t qu'),
      Buffer.from([0x61, 0xd2]),
      Buffer.from('\n'),
    ]);
    expect((await readFile('a.csv', file)).text).toBe('Ma\tTen\nSở Y tế\tthống nhất kết quả');
  });

  it('leaves prose with commas alone', async () => {
    const prose = 'Sở Y tế, Sở Tài chính chủ trì.\nCác sở, ban, ngành phối hợp.\nHết.\n\nMột.\nHai.';
    expect((await readFile('a.txt', bytes(prose))).text).toBe(prose);
  });
});

describe('readFile of .json', () => {
  it('reads a list of records as a table and the rest as lines', async () => {
    const text = JSON.stringify({
      nguồn: 'Cổng',
      dữ_liệu: [
        { mã: 1, tên: 'GRDP' },
        { mã: 2, tên: null },
      ],
    });
    expect((await readFile('a.txt', bytes(text))).text).toBe(
      'nguồn: Cổng\n\ndữ_liệu\n\nmã\ttên\n1\tGRDP\n2\t',
    );
  });

  it('says that a broken one is broken', async () => {
    await expect(readFile('a.json', bytes('{"a": '))).rejects.toThrow(ReadError);
  });
});

describe('readFile of .html', () => {
  it('reads a page saved under the name of a Word file', async () => {
    const page =
      '<html><head><title>T</title><style>p{}</style></head><body><h1>Kế hoạch</h1><p>Một<br>hai</p><ol start="3"><li>ba</li></ol><table><tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr></table><script>x</script></body></html>';
    expect((await readFile('a.doc', bytes(page))).text).toBe('Kế hoạch\n\nMột\n\nhai\n\n3. ba\n\nA\t1\nA\t2');
  });
});
