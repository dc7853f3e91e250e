// Words as tesseract prints them: what no text prints is mended, everything else stays.
import { expect, it } from 'vitest';
import { readTsv } from './tesseract-tsv.ts';

const read = (text: string) =>
  readTsv(
    [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      `5\t1\t1\t1\t1\t1\t0\t0\t50\t40\t90\t${text}`,
    ].join('\n'),
  ).map((word) => word.text);

it.each([
  ['100/2025⁄NĐ-CP', '100/2025/NĐ-CP'],
  ['101/2025NĐ-CP', '101/2025/NĐ-CP'],
  ['\u00d0ức', '\u0110ức'],
  ['45/2019QH14', '45/2019/QH14'],
  ['715;5', '715,5'],
  ['I_', 'I.'],
  ['2026-', '2026 -'],
  ['30/9/2026', '30/9/2026'],
  ['ngày;', 'ngày;'],
  ['1;2;3', '1;2;3'],
  ['_|Sở', 'Sở'],
])('reads %s as %s', (printed, text) => {
  expect(read(printed)).toEqual([text]);
});
