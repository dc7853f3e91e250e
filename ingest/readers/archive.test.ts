// Archives: every file is a document, bombs and ways out are refused.
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ReadError, readAll } from './index.ts';
import { officeLimits, packZip, unpackZip, zipNames } from './zip.ts';

const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

describe('readAll', () => {
  it('gives one document for a plain file', async () => {
    expect(await readAll('a.txt', Buffer.from('Kế hoạch'))).toMatchObject([
      { uri: 'a.txt', result: { text: 'Kế hoạch' } },
    ]);
  });

  it('gives every file of an archive, the bad ones as failures, and looks into one more archive', async () => {
    const inner = packZip([part('c.txt', 'Ba')]);
    const file = packZip([
      part('thư mục/a.txt', 'Một'),
      part('b.txt', ''),
      { name: 'trong.zip', bytes: inner },
      part('__MACOSX/x', 'x'),
    ]);
    const documents = await readAll('goi.zip', file);
    expect(documents.map((document) => document.uri)).toEqual([
      'goi.zip!/b.txt',
      'goi.zip!/thư mục/a.txt',
      'goi.zip!/trong.zip!/c.txt',
    ]);
    expect(documents[0]).toHaveProperty('failure');
  });

  it('refuses nesting that is too deep', async () => {
    const three = packZip([
      { name: 'b.zip', bytes: packZip([{ name: 'c.zip', bytes: packZip([part('d.txt', 'x')]) }]) },
    ]);
    const documents = await readAll('a.zip', three);
    expect(documents).toMatchObject([{ uri: 'a.zip!/b.zip!/c.zip', failure: { name: 'ReadError' } }]);
  });

  it.each(['../ra-ngoai.txt', '/etc/passwd', 'C:/x.txt', 'a/../../b.txt'])(
    'refuses the unsafe name %s',
    async (name) => {
      await expect(readAll('a.zip', packZip([part(name, 'x')]))).rejects.toThrow(/không an toàn/);
    },
  );

  it('refuses a bomb by what it declares and by what comes out', async () => {
    const zeros = Buffer.alloc(40 * 1024 * 1024);
    await expect(readAll('a.zip', deflated('a.txt', zeros, zeros.length))).rejects.toThrow(/bom nén/);
    await expect(readAll('a.zip', deflated('a.txt', zeros, 100))).rejects.toThrow(ReadError);
  });

  it('refuses more files than the limit', async () => {
    const many = packZip(Array.from({ length: 2_001 }, (_, at) => part(`${at}.txt`, 'x')));
    await expect(readAll('a.zip', many)).rejects.toThrow(/2000/);
  });
});

describe('zip', () => {
  it('round-trips parts and lists names without unpacking', async () => {
    const file = packZip([part('a.xml', 'một'), part('b/c.xml', 'hai')]);
    expect(zipNames(file)).toEqual(['a.xml', 'b/c.xml']);
    const parts = await unpackZip('x', file, officeLimits, (name) => name === 'b/c.xml');
    expect(parts.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['b/c.xml', 'hai'],
    ]);
  });
});

/** A zip of one deflated file that declares the given size. */
function deflated(name: string, content: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(content);
  const plain = packZip([{ name, bytes: packed }]);
  const centre = plain.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  for (const [at, shift] of [
    [0, 0],
    [centre, 2],
  ] as const) {
    plain.writeUInt16LE(8, at + 8 + shift);
    plain.writeUInt32LE(declared, at + 22 + shift);
  }
  return plain;
}
