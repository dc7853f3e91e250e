// The .env file is read strictly: what Node would skip in silence is named with its line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvFile } from './env-file.ts';

const read = (text: string) => readEnvFile(Buffer.from(text));
const notUtf8 = 'không phải văn bản UTF-8; hãy lưu lại tệp với bảng mã UTF-8';

describe('the .env file', () => {
  test('reads settings, comments, blank lines, quotes and values over several lines', () => {
    const text = '# chú thích\r\n\r\nPORT=3001\r\nexport HOST = localhost # ở đây\nA="một\nhai=3\nba"\nB=\n';
    expect(read(text)).toEqual({
      ok: true,
      values: { PORT: '3001', HOST: 'localhost', A: 'một\nhai=3\nba', B: '' },
    });
  });

  test('takes a byte order mark off, as Windows editors write it', () => {
    expect(read('\uFEFFPORT=3001')).toEqual({ ok: true, values: { PORT: '3001' } });
  });

  test('names every line that is no setting', () => {
    expect(read('PORT 3000\nHOST=localhost\n=x\n')).toEqual({
      ok: false,
      problems: ['dòng 1: cần có dạng TÊN=giá trị', 'dòng 3: cần có dạng TÊN=giá trị'],
    });
  });

  test('names the line where a quote is opened and never closed', () => {
    expect(read('A=1\nB="hai\nC=3')).toEqual({ ok: false, problems: ['dòng 2: cần có dạng TÊN=giá trị'] });
  });

  test.each([
    Buffer.from('PORT=3000\n', 'utf16le'),
    Buffer.from([0xff, 0xfe, 0x50]),
    Buffer.from([0x41, 0x3d, 0x00]),
  ])('refuses what is not UTF-8 text', (bytes) => {
    expect(readEnvFile(bytes)).toEqual({ ok: false, problems: [notUtf8] });
  });

  test('reads back any settings that are written one a line', () => {
    const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,10}$/);
    const value = fc.stringMatching(/^[a-z0-9:/.@-]{0,20}$/);
    fc.assert(
      fc.property(fc.dictionary(name, value), (settings) => {
        const text = Object.entries(settings).map(([key, text]) => `${key}=${text}\n`);
        expect(read(text.join(''))).toEqual({ ok: true, values: { ...settings } });
      }),
    );
  });

  test('ends in a value for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => 'ok' in readEnvFile(bytes)));
  });
});
