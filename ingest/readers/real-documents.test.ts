// The readers on real official documents; skipped, and said so, where these or the programs are missing.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parse.ts';
import { ReadError, readFile } from './index.ts';
import { readOffice } from './office.ts';

const folder = path.resolve('../shared/documents');
const present = existsSync(folder);
const installed = (program: string, args: string[]) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
};
const office = installed('sh', ['-c', 'command -v soffice']) !== '';
const ocr = installed('sh', ['-c', 'tesseract --list-langs']).includes('vie');
if (!present) console.warn(`SKIPPED: real documents are not at ${folder}`);
if (!office) console.warn('SKIPPED: .doc, .rtf, .xls; LibreOffice is not installed');
if (!ocr) console.warn('SKIPPED: scans; tesseract with Vietnamese is not installed');

async function read(prefix: string) {
  const name = readdirSync(folder).find((entry) => entry.startsWith(prefix)) ?? prefix;
  return readFile(path.join(folder, name), readFileSync(path.join(folder, name)));
}

describe.skipIf(!present)('digital files', () => {
  it('reads an electronically signed letter with the stamped number and day', async () => {
    const { text, pages } = await read('pdf05');
    expect(text).toContain('Số: 4580/UBND-TH');
    expect(text).toContain('Bình Định, ngày 13 tháng 7 năm 2020');
    expect(text).toContain('chuyển từ phương pháp tiền kiểm sang hậu kiểm');
    expect(pages.map((page) => page.page)).toEqual([1, 2, 3, 4]);
  });

  it('reads a fee table row by row', async () => {
    expect((await read('pdf10')).text).toContain('\n2\tMáy bơm chữa cháy\tCái\t40.000\n');
  });

  it('reads a report of indicators over ten pages', async () => {
    const { text } = await read('pdf02');
    expect(text.split('\n').filter((line) => line.split('\t').length === 7).length).toBeGreaterThan(250);
  });

  it('reads 48 tables of a Word file, and joined heads of a workbook', async () => {
    expect((await read('docx02')).text).toContain('Nghị quyết (cá biệt)\tNQ');
    expect((await read('xlsx01')).text).toContain('Toàn huyện TH 2019\tToàn huyện KH 2020');
  });

  it('finds number and date of the letters that it read', async () => {
    const { text, pages, meta } = await read('pdf10');
    const parsed = parseDocument({ documentId: 'd', text, pages, meta, glossary: { agencies: [] } });
    expect([parsed.meta.number, parsed.meta.issuedOn]).toEqual(['02/2021/TT-BTC', '2021-01-08']);
  });
});

describe('legacy Office files', () => {
  it('says what to install where LibreOffice is missing', async () => {
    const rtf = Buffer.from('{\\rtf1 x}');
    await expect(readOffice('a.doc', rtf, 'no-such-program')).rejects.toThrow(/libreoffice-writer-nogui/);
    await expect(readOffice('a.doc', rtf, 'no-such-program')).rejects.toThrow(ReadError);
  });

  it.skipIf(!present || !office)(
    'reads Word 95 in TCVN3, RTF named .doc, Word 97 named .docx and .xls',
    async () => {
      expect((await read('doc02')).text).toContain('Bộ trưởng Bộ Tư pháp và Bộ trưởng Bộ Nội vụ');
      expect((await read('doc12')).text.length).toBeGreaterThan(3_000);
      expect((await read('docx06')).text.length).toBeGreaterThan(40_000);
      expect((await read('xls01')).text).toContain('STT\tHọ và tên\tGiới tính');
    },
  );
});

describe.skipIf(!present || !ocr)('scans', () => {
  it('recognises a stamped letter and a file whose text layer is a watermark', async () => {
    const letter = await read('pdf24');
    expect(letter.text).toContain(
      'Thực hiện Kế hoạch xây dựng tiêu chuẩn, quy chuẩn kỹ thuật quốc gia năm 2025',
    );
    expect(letter.pages.every((page) => (page.quality ?? 0) > 0.7)).toBe(true);
    expect((await read('pdf29')).text.length).toBeGreaterThan(8_000);
  });

  it('recognises garbage layers anew, and differs little from the Word file of the same decree', async () => {
    expect((await read('pdf26')).pages).toHaveLength(6);
    const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const scan = new Set(words((await read('pdf27')).text));
    const truth = words(office ? (await read('doc07')).text : 'thống kê bộ ngành');
    expect(truth.filter((word) => scan.has(word)).length / truth.length).toBeGreaterThan(0.95);
  });
});
