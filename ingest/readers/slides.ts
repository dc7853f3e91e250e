// Reads .pptx slides and .epub books through LangChain's loaders.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
// Reads .pptx slides and .epub books through LangChain's loaders.
import path, { basename } from 'node:path';
import { EPubLoader } from '@langchain/community/document_loaders/fs/epub';
import { PPTXLoader } from '@langchain/community/document_loaders/fs/pptx';
import { paragraph, type ReadBlock, writeBlocks } from './canonical.ts';
import { fileType } from './file-type.ts';
import { ReadError, type Reader } from './read-result.ts';
import { officeLimits, packZip, unpackZip } from './zip.ts';

/** Parts without text; they need not be unpacked. */
const MEDIA = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|mp[34]|m4[av]|wav|avi|mov|ttf|otf|woff2?|bin)$/iu;

export const slidesReader: Reader = {
  name: 'slides',
  accepts: (_path, bytes) => fileType(bytes) === 'pptx',
  read: async (file, bytes) => {
    const name = basename(file);
    const lean = await withoutMedia(name, bytes);
    const pages = await load(name, () => new PPTXLoader(new Blob([new Uint8Array(lean)])).load());
    return { ...writeBlocks(name, pages.flatMap(toLines)), meta: {}, warnings: [] };
  },
};

export const bookReader: Reader = {
  name: 'book',
  accepts: (_path, bytes) => fileType(bytes) === 'epub',
  read: async (file, bytes) => {
    const name = basename(file);
    const lean = await withoutMedia(name, bytes);
    const folder = await mkdtemp(path.join(tmpdir(), 'epub-'));
    try {
      // the loader takes a path only
      const copy = path.join(folder, 'in.epub');
      await writeFile(copy, lean);
      const chapters = await load(name, () => new EPubLoader(copy, { splitChapters: true }).load());
      return { ...writeBlocks(name, chapters.flatMap(toLines)), meta: {}, warnings: [] };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function withoutMedia(name: string, bytes: Uint8Array): Promise<Buffer> {
  return packZip(await unpackZip(name, bytes, officeLimits, (part) => !MEDIA.test(part)));
}

async function load(name: string, work: () => Promise<{ pageContent: string }[]>): Promise<string[]> {
  try {
    return (await work()).map((page) => page.pageContent);
  } catch (cause) {
    throw new ReadError(`Tệp "${name}" bị hỏng, không mở được; hãy mở, lưu lại rồi nạp lại.`, { cause });
  }
}

function toLines(text: string): ReadBlock[] {
  return text.split('\n').map((line) => paragraph(line));
}
