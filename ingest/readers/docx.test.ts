// Word files: tables that stand alone row by row, restored numbers, letterheads, notes, old fonts.
import { describe, expect, it } from 'vitest';
import { docx, wordParagraph as p } from '../testing/office-files.ts';
import { ReadError, readFile } from './index.ts';

const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.startsWith('<') ? text : p(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const down = '<w:vMerge w:val="restart"/>';
const covered = '<w:vMerge/>';
const wide = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

describe('readFile of .docx', () => {
  it('prints every table row on one line, merged cells repeated downwards only', async () => {
    const body = table(
      row(cell('STT', down), cell('Nhiệm vụ', down), cell('Cơ quan thực hiện', wide(2))),
      row(cell('', covered), cell('', covered), cell('Chủ trì'), cell('Phối hợp')),
      row(
        cell('1'),
        cell(`${p('Xây dựng')}${p('kho dữ liệu')}`),
        cell('Sở Y tế', down),
        cell('Sở Tài chính'),
      ),
      row(cell('2'), cell('Báo cáo'), cell('', covered), cell('')),
    );
    expect((await readFile('a.docx', docx(p('Kế hoạch') + body + p('Hết')))).text).toBe(
      'Kế hoạch\n\nSTT\tNhiệm vụ\tCơ quan thực hiện Chủ trì\tCơ quan thực hiện Phối hợp\n1\tXây dựng kho dữ liệu\tSở Y tế\tSở Tài chính\n2\tBáo cáo\tSở Y tế\t\n\nHết',
    );
  });

  it('restores the numbers that Word computes, also in an empty column STT', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Điều %1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
    const list = (text: string, id: number, at: number) => p(text, { id, level: at });
    const body = [
      list('Phạm vi', 1, 0),
      list('một', 1, 1),
      list('hai', 1, 1),
      list('Đối tượng', 1, 0),
      list('ba', 1, 1),
      list('MỤC TIÊU', 2, 0),
      table(row(cell(list('', 2, 0)), cell('Nhiệm vụ'))),
    ].join('');
    expect((await readFile('a.docx', docx(body, { numbering }))).text.split('\n\n')).toEqual([
      'Điều 1. Phạm vi',
      'a) một',
      'b) hai',
      'Điều 2. Đối tượng',
      'a) ba',
      'I. MỤC TIÊU',
      'II.\tNhiệm vụ',
    ]);
  });

  it('turns a letterhead drawn as a table into lines', async () => {
    const head = table(
      row(
        cell(`${p('ỦY BAN NHÂN DÂN')}${p('TỈNH X')}`),
        cell(`${p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}${p('Độc lập - Tự do - Hạnh phúc')}`),
      ),
    );
    expect((await readFile('a.docx', docx(head))).text.split('\n\n')).toEqual([
      'ỦY BAN NHÂN DÂN',
      'TỈNH X',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
    ]);
  });

  it('flattens a table within a cell and keeps footnotes', async () => {
    const inner = table(row(cell('a'), cell('b')));
    const note = '<w:p><w:r><w:t>Kho</w:t><w:footnoteReference w:id="2"/></w:r></w:p>';
    const footnotes = `<w:footnote w:id="2">${p('Theo Quyết định 1')}</w:footnote>`;
    const read = await readFile(
      'a.docx',
      docx(note + table(row(cell(inner + p('c')), cell('d'))), { footnotes }),
    );
    expect(read.text).toContain('a b c\td');
    expect(read.text).toMatch(/Kho\[1\][\s\S]*\[1\] Theo Quyết định 1/);
  });

  it('converts TCVN3 text, capitals by the font that draws them', async () => {
    const run = (text: string, font: string) =>
      `<w:p><w:r><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const read = await readFile(
      'a.docx',
      docx(run('céng hoµ x· héi chñ nghÜa', '.VnTimeH') + run('§éc lËp - Tù do - H¹nh phóc', '.VnTime')),
    );
    expect(read.text).toBe('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\n\nĐộc lập - Tự do - Hạnh phúc');
    expect(read.warnings[0]).toMatch(/TCVN3/);
  });

  it('is known by its content whatever its name, and says when it is damaged', async () => {
    expect((await readFile('a.doc', docx(p('Kế hoạch')))).text).toBe('Kế hoạch');
    const broken = docx('<w:p><w:r>').subarray(0, 700);
    await expect(readFile('a.docx', broken)).rejects.toThrow(ReadError);
  });
});
