// Reads .html pages, also those that web forms save under the name of a Word file.
import { basename } from 'node:path';
import { writeBlocks } from './canonical.ts';
import { decodeText } from './decode.ts';
import { fileType } from './file-type.ts';
import { htmlBlocks } from './html-blocks.ts';
import { repairLegacy } from './legacy-encodings.ts';
import type { Reader } from './read-result.ts';

export const htmlReader: Reader = {
  name: 'html',
  accepts: (_path, bytes) => fileType(bytes) === 'html',
  read: async (path, bytes) => {
    const name = basename(path);
    const { blocks } = htmlBlocks(repairLegacy(decodeText(name, bytes, declaredCharset(bytes))).text);
    return { ...writeBlocks(name, blocks), meta: {}, warnings: [] };
  },
};

function declaredCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /charset\s*=\s*["']?([\w-]+)/iu.exec(start)?.[1]?.toLowerCase() ?? null;
}
