// The reader of plain text: what it accepts, and what it says of what it cannot read.
import { describe, expect, it } from 'vitest';
import { ReadError, readFile } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readFile', () => {
  it('reads UTF-8 with a byte-order mark as canonical text', async () => {
    expect((await readFile('a.txt', bytes('\uFEFFKế hoạch\r\nI. MỘT'))).text).toBe('Kế hoạch\nI. MỘT');
  });

  it('reads UTF-16 with a byte-order mark', async () => {
    expect((await readFile('a.txt', new Uint8Array(Buffer.from('\uFEFFSở Y tế', 'utf16le')))).text).toBe(
      'Sở Y tế',
    );
  });

  it.each([
    ['an empty file', new Uint8Array(), /rỗng/],
    ['a file of spaces', bytes(' \n '), /không có chữ/],
    ['a binary file', new Uint8Array([1, 0, 2, 0]), /nhị phân/],
    ['another encoding', new Uint8Array([0x4b, 0xd5, 0x20]), /UTF-8/],
    ['a PDF', bytes('%PDF-1.7'), /PDF/],
  ])('explains in Vietnamese why %s cannot be read', async (_name, content, reason) => {
    await expect(readFile('a.txt', content)).rejects.toThrow(ReadError);
    await expect(readFile('a.txt', content)).rejects.toThrow(reason);
  });
});
