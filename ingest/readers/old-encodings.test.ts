// VISCII, VPS, Windows-1258, decomposed letters and mixed content, through the readers of every format they come in.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { docx, pdf, wordParagraph } from '../testing/office-files.ts';
import { readFile } from './index.ts';
import { detectLegacy, repairLegacy } from './legacy-encodings.ts';
import { decodeVps } from './single-byte-sets.ts';

const plain =
  'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nỦy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện những nhiệm vụ sau đây, trước ngày 30 tháng 6 hằng năm.';

/** Every letter by its byte in a set: the reverse of the decoder. */
function bytesOf(text: string, decode: (text: string) => string): Buffer {
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decode(String.fromCharCode(code)), code] as const),
  );
  return Buffer.from([...text].map((letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

/** Windows-1258 keeps the base letters of â, ă, ê, ô, ơ, ư whole and the tones apart. */
function windows1258(text: string): Buffer {
  const letters = [...text].map((letter) => {
    const parts = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(parts)?.[0] ?? '';
    return parts.replace(tone, '').normalize('NFC') + tone;
  });
  return iconv.encode(letters.join(''), 'windows-1258');
}

const sets: [string, Buffer][] = [
  ['VISCII', iconv.encode(plain, 'viscii')],
  ['VPS', bytesOf(plain, decodeVps)],
];

describe('text of one byte a letter', () => {
  it.each(sets)('is read from a .txt in %s', async (name, bytes) => {
    expect(detectLegacy(bytes.toString('latin1'))).toBe(name);
    const read = await readFile('a.txt', bytes);
    expect(read.text).toBe(plain);
    expect(read.warnings).toHaveLength(1);
  });

  it('is read from a .txt in Windows-1258, tones put on their letters', async () => {
    expect((await readFile('a.txt', windows1258(plain))).text).toBe(plain);
  });

  it.each(sets)('is read from a page in %s', async (_name, bytes) => {
    const page = Buffer.concat([Buffer.from('<html><body><p>'), bytes, Buffer.from('</p></body></html>')]);
    expect((await readFile('a.html', page)).text.replace(/\s+/gu, ' ')).toBe(plain.replace(/\n/gu, ' '));
  });

  it.each(sets)('is read from a Word file that took %s for Western letters', async (_name, bytes) => {
    const western = iconv.decode(bytes, 'windows-1252').split('\n');
    // a Word file cannot hold control codes, which VPS has for a few capitals; none is in this text
    const read = await readFile('a.docx', docx(western.map((line) => wordParagraph(line)).join('')));
    expect(read.text.split('\n\n')).toEqual(plain.split('\n'));
    expect(read.warnings[0]).toContain('bảng mã cũ');
  });

  it.each(sets)('is read from the text layer of a PDF in %s', async (_name, bytes) => {
    const lines = bytes.toString('latin1').match(/.{1,60}(?: |$)/gmu) ?? [];
    const file = pdf(lines.map((text, at) => ({ x: 60, y: 700 - at * 20, text })));
    expect((await readFile('a.pdf', file)).text.replace(/\s+/gu, ' ')).toBe(plain.replace(/\n/gu, ' '));
  });
});

describe('mixed content', () => {
  const tcvn = 'Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc';

  it('keeps Unicode paragraphs beside converted ones in one file of UTF-8', async () => {
    const read = await readFile('a.txt', Buffer.from(`Điều 1. Phạm vi điều chỉnh\n${tcvn}\nvà có là à`));
    expect(read.text).toBe(
      'Điều 1. Phạm vi điều chỉnh\nCộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nvà có là à',
    );
    expect(read.warnings[0]).toContain('TCVN3');
  });

  it('reads decomposed letters as composed ones', async () => {
    const read = await readFile('a.txt', Buffer.from(plain.normalize('NFD')));
    expect(read.text).toBe(plain);
    expect(read.warnings).toEqual([]);
  });

  it('leaves Unicode text with signs of Windows-1252 alone', () => {
    for (const text of [
      'Giá trị đạt 5‰ … “tốt” – 100 €™',
      'và có là à… tó hà ‰ † •',
      'naïve café déjà vu… œuvre Š',
    ])
      expect(repairLegacy(text)).toEqual({ text, encoding: null });
  });
});
