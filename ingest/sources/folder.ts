// A folder of this machine or of a share: every file in it, by content.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type FoundFile, listFiles } from '../list-files.ts';
import { uriOf } from '../source.ts';
import type { Connector } from './connector.ts';
import { SourceError } from './source-error.ts';

export const folderSettings = z.object({
  folder: z
    .string()
    .trim()
    .min(1, 'nhập đường dẫn của thư mục')
    .refine((folder) => path.isAbsolute(folder), 'đường dẫn phải đầy đủ, bắt đầu từ gốc'),
});

export function folderConnector(settings: z.infer<typeof folderSettings>): Connector {
  const root = path.resolve(settings.folder);
  const source = { name: '', root };
  return {
    async *list(signal) {
      const listing = await listFiles([root]);
      // a share that is not mounted must not empty the knowledge base
      if (listing.roots.length === 0 || listing.unread.includes(root))
        throw new SourceError(`Không đọc được thư mục ${root}. Kiểm tra đường dẫn, quyền đọc và ổ đĩa mạng.`);
      if (!(await stat(root)).isDirectory()) throw new SourceError(`${root} không phải thư mục.`);
      for (const failure of listing.failures) {
        const unread = listing.unread.includes(failure.path);
        yield {
          problem: `${failure.path}: ${failure.reason}`,
          uri: unread ? uriOf(source, failure.path) : null,
        };
      }
      for (const file of listing.files) {
        signal.throwIfAborted();
        const uri = uriOf(source, file.path);
        const mark = await markOf(file);
        yield mark === null
          ? { problem: `${file.path}: không đọc được tệp.`, uri }
          : { uri, mark, item: { entry: file.entry } };
      }
    },
    async fetch({ uri, item }) {
      const file = path.join(root, ...uri.split('/'));
      const info = await stat(file).catch((cause: unknown) => {
        throw new SourceError('Tệp không còn trong thư mục, hoặc không đọc được.', { cause });
      });
      return {
        root,
        file: { path: file, bytes: info.size, entry: (item.entry ?? null) as FoundFile['entry'] },
      };
    },
  };
}

/** Content and what the manifest says of it; null when the file cannot be read now. */
async function markOf(file: FoundFile): Promise<string | null> {
  const hash = createHash('sha256').update(JSON.stringify(file.entry ?? null));
  try {
    for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
  return hash.digest('hex');
}
