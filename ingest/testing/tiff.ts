// A TIFF of several grey pages without packing, as tests need it.

/** `pages`: grey values row by row. */
export function tiff(pages: { width: number; height: number; dots: Uint8Array }[]): Buffer {
  const chunks: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
  let length = 8;
  let link = { at: 0, offset: 4 };
  for (const { width, height, dots } of pages) {
    const picture = length;
    const entries = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, picture],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, dots.length],
    ] as const;
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, value], at) => {
      directory.writeUInt16LE(tag, 2 + at * 12);
      directory.writeUInt16LE(type, 4 + at * 12);
      directory.writeUInt32LE(1, 6 + at * 12);
      directory.writeUInt32LE(value, 10 + at * 12);
    });
    const padding = Buffer.alloc(dots.length % 2);
    const start = length + dots.length + padding.length;
    chunks[link.at]?.writeUInt32LE(start, link.offset);
    chunks.push(Buffer.from(dots), padding, directory);
    link = { at: chunks.length - 1, offset: directory.length - 4 };
    length = start + directory.length;
  }
  return Buffer.concat(chunks);
}
