// A .zip of documents: every file in it is read by its own reader, within limits that no bomb passes.
import { basename } from 'node:path';
import { fileType } from './file-type.ts';
import { ReadError, type ReadResult } from './read-result.ts';
import { unpackZip, type ZipLimits } from './zip.ts';

/** One document of a file; `uri` is the path given, for a file in an archive followed by "!/" and its name there. */
export type ReadDocument = { uri: string; result: ReadResult } | { uri: string; failure: ReadError };

const archiveLimits: ZipLimits = {
  maxEntries: 2_000,
  maxEntryBytes: 100 * 1024 * 1024,
  maxTotalBytes: 500 * 1024 * 1024,
  maxRatio: 100,
  ratioFromBytes: 20 * 1024 * 1024,
};
const maxDepth = 2;
/** What operating systems add to archives. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/iu;

type ReadOne = (path: string, bytes: Uint8Array) => Promise<ReadResult>;

/**
 * Reads a file as the documents that it holds: one, or those of an archive in order of names. A bad file
 * in an archive is a failure of its own.
 * @throws ReadError when the file or the archive as a whole cannot be read
 */
export async function readAll(path: string, bytes: Uint8Array, readOne: ReadOne): Promise<ReadDocument[]> {
  if (fileType(bytes) !== 'zip') return [{ uri: path, result: await readOne(path, bytes) }];
  const budget = { files: archiveLimits.maxEntries, bytes: archiveLimits.maxTotalBytes };
  const documents = await readArchive(path, bytes, 1, budget, readOne);
  if (documents.length === 0)
    throw new ReadError(`Tệp nén "${basename(path)}" không có tệp nào; hãy kiểm tra lại rồi nạp lại.`);
  return documents;
}

type Budget = { files: number; bytes: number };

async function readArchive(
  uri: string,
  bytes: Uint8Array,
  depth: number,
  budget: Budget,
  readOne: ReadOne,
): Promise<ReadDocument[]> {
  if (depth > maxDepth) {
    throw new ReadError(
      `Tệp nén "${basename(uri)}" lồng quá ${maxDepth} tầng nên bị từ chối; hãy giải nén rồi nạp lại.`,
    );
  }
  const limits = { ...archiveLimits, maxEntries: budget.files, maxTotalBytes: budget.bytes };
  const parts = await unpackZip(basename(uri), bytes, limits, (name) => !CLUTTER.test(name));
  budget.files -= parts.length;
  budget.bytes -= parts.reduce((sum, part) => sum + part.bytes.length, 0);
  const documents: ReadDocument[] = [];
  for (const part of parts.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${uri}!/${part.name.normalize('NFC')}`;
    try {
      if (fileType(part.bytes) === 'zip')
        documents.push(...(await readArchive(inner, part.bytes, depth + 1, budget, readOne)));
      else documents.push({ uri: inner, result: await readOne(inner, part.bytes) });
    } catch (failure) {
      if (!(failure instanceof ReadError)) throw failure;
      documents.push({ uri: inner, failure });
    }
  }
  return documents;
}
