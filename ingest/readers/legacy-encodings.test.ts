// Encodings from before Unicode are recognised by the words they decode to, and nothing else is touched.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFile } from './index.ts';
import { detectLegacy, repairLegacy } from './legacy-encodings.ts';

const tcvn = 'Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc';
const vni =
  'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc, ngöôøi ñöôïc thöôûng';

describe('repairLegacy', () => {
  it.each([
    ['TCVN3', tcvn, 'Cộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc'],
    ['VNI', vni, 'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc, người được thưởng'],
  ])('converts %s', (encoding, text, expected) => {
    expect(repairLegacy(text)).toEqual({ text: expected, encoding });
  });

  it.each([
    ['Unicode Vietnamese', 'Cà phê là của Việt Nam, có đã và é à ó'],
    ['Vietnamese with Latin-1 letters only', 'và có là cà bà già má tó hà'],
    ['French', 'Le député a été élu à la fête créé près de là où ça'],
  ])('leaves %s alone', (_name, text) => {
    expect(repairLegacy(text)).toEqual({ text, encoding: null });
  });

  it('keeps the Unicode lines of a mixed document', () => {
    expect(repairLegacy(`${tcvn}\nĐiều 1. Phạm vi`).text).toContain('Điều 1. Phạm vi');
  });

  it('never fails and gives NFC', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) =>
          detectLegacy(text) === null || repairLegacy(text).text.normalize('NFC') === repairLegacy(text).text,
      ),
    );
  });
});

describe('readFile of text in an old encoding', () => {
  it.each([
    ['TCVN3', Buffer.from(tcvn, 'latin1')],
    ['VNI', Buffer.from(vni, 'latin1')],
    [
      'Windows-1258',
      iconv.encode(
        'Cộng hoà xã hội chủ nghĩa Việt Nam'
          .normalize('NFD')
          .replace(/([aeo])\u0323?\u0302/gu, (m) => m.normalize('NFC')),
        'windows-1258',
      ),
    ],
  ])('reads %s', async (name, bytes) => {
    const read = await readFile('a.txt', new Uint8Array(bytes));
    if (name !== 'Windows-1258') expect(read.text).toMatch(/^Cộng h(?:oà|òa) xã hội chủ nghĩa Việt Nam/);
    expect(read.warnings.length).toBe(1);
  });
});
