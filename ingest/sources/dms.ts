// The export of a document-management system: an index with the fields of a managed document, and the files it names.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { getJson } from './answers.ts';
import type { Connector, Listed } from './connector.ts';
import { type DmsRow, dmsRow, statementOf } from './dms-fields.ts';
import { placeFile, safeName } from './downloads.ts';
import { fetchWhole, type Outgoing } from './outgoing.ts';
import { SourceError } from './source-error.ts';

const maxPages = 10_000;

export const dmsSettings = z.object({
  /** Folder of the export on this machine, or its address. */
  location: z
    .string()
    .trim()
    .refine(
      (value) => path.isAbsolute(value) || /^https?:\/\//.test(value),
      'nhập đường dẫn đầy đủ của thư mục, hoặc địa chỉ http(s)',
    ),
  /** Index below it: CSV or JSON in a folder, JSON behind an address. */
  index: z.string().trim().min(1).max(200).default('metadata.csv'),
  token: z.string().trim().max(200).default(''),
});
type DmsSettings = z.infer<typeof dmsSettings>;

export function dmsConnector(settings: DmsSettings, outgoing: Outgoing, token: string | null): Connector {
  return /^https?:/.test(settings.location)
    ? remoteExport(settings, outgoing, token)
    : folderExport(settings, path.resolve(settings.location));
}

function folderExport(settings: DmsSettings, root: string): Connector {
  return {
    async *list(signal) {
      for (const row of await readIndex(path.join(root, settings.index))) {
        signal.throwIfAborted();
        yield await folderItem(root, row);
      }
    },
    async fetch({ uri, item }) {
      const file = await insideOf(root, String(item.file));
      if (file === null) throw new SourceError('Tệp không còn trong thư mục xuất, hoặc không đọc được.');
      const entry = { file: uri, ...statementOf(dmsRow.parse(item.row)) };
      return { root, file: { path: file, bytes: (await stat(file)).size, entry } };
    },
  };
}

async function folderItem(root: string, row: DmsRow): Promise<Listed> {
  const name = row.FileName.replaceAll('\\', '/');
  const file = await insideOf(root, name);
  const uri = path.posix.normalize(name);
  if (file === null)
    return { problem: `${name}: có trong bảng kê nhưng không có tệp trong thư mục xuất.`, uri };
  const hash = createHash('sha256').update(JSON.stringify(row));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { uri, mark: hash.digest('hex'), item: { file: name, row } };
}

/** The file when it really lies in the folder, through whatever links; null otherwise. */
async function insideOf(root: string, name: string): Promise<string | null> {
  const file = path.resolve(root, name);
  try {
    const [real, top] = await Promise.all([realpath(file), realpath(root)]);
    return real.startsWith(top + path.sep) && (await stat(real)).isFile() ? file : null;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

async function readIndex(file: string): Promise<DmsRow[]> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new SourceError(`Không đọc được bảng kê ${file}. Kiểm tra đường dẫn và quyền đọc.`, { cause });
  }
  try {
    const rows: unknown = /\.json$/i.test(file) ? JSON.parse(text) : csvRows(text);
    return z.array(dmsRow).parse(rows);
  } catch (cause) {
    const first = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const where = first
      ? ` (dòng ${Number(first.path[0]) + 1}, trường ${String(first.path[1] ?? '')}: ${first.message})`
      : '';
    throw new SourceError(`Bảng kê ${path.basename(file)} không đúng cấu trúc${where}.`, { cause });
  }
}

function csvRows(text: string): unknown[] {
  const [head = ''] = text.split('\n', 1);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  return parseCsv(text, { columns: true, delimiter, skip_empty_lines: true });
}

const pageSchema = z.union([
  z.array(dmsRow).transform((documents) => ({ documents, next: null })),
  z.object({ documents: z.array(dmsRow), next: z.string().nullish() }),
]);

function remoteExport(settings: DmsSettings, outgoing: Outgoing, token: string | null): Connector {
  const base = `${settings.location.replace(/\/+$/, '')}/`;
  const headersFor = (address: string): Record<string, string> =>
    token !== null && new URL(address).origin === new URL(base).origin
      ? { authorization: `Bearer ${token}` }
      : {};
  return {
    async *list(signal) {
      let address = new URL(settings.index, base).href;
      for (let page = 0; page < maxPages; page += 1) {
        const found = await getJson(outgoing, address, pageSchema, signal, headersFor(address));
        for (const row of found.documents) {
          const uri = row.FileName.split(/[\\/]/)
            .map((part) => safeName(part, 'tep'))
            .join('/');
          yield {
            uri,
            mark: createHash('sha256').update(JSON.stringify(row)).digest('hex'),
            item: { file: row.FileName, row },
          };
        }
        if (!found.next) return;
        address = new URL(found.next, address).href;
      }
      throw new SourceError('Bảng kê có quá nhiều trang; hãy kiểm tra lại địa chỉ.');
    },
    async fetch({ uri, item }, folder, signal) {
      const address = new URL(String(item.file), base).href;
      const { bytes } = await fetchWhole(outgoing, address, headersFor(address), signal);
      return placeFile(folder, uri, bytes, statementOf(dmsRow.parse(item.row)));
    },
  };
}
