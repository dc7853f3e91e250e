// Chooses the reader of a file by its content; a new format is one more entry of the list.

import { basename } from 'node:path';
import { refuseSecret } from '../secrecy.ts';
import { type ReadDocument, readAll as readArchive } from './archive.ts';
import { csvReader } from './csv.ts';
import { type FileType, fileType } from './file-type.ts';
import { jsonReader } from './json.ts';
import { legacyTextReader } from './legacy-text.ts';
import { type OnPage, ReadError, type Reader, type ReadResult } from './read-result.ts';
import { textReader } from './text.ts';

export type { ReadDocument } from './archive.ts';
export { type OnPage, ReadError, type ReadResult } from './read-result.ts';

/** A reader whose libraries are loaded with the first file that needs them: most runs meet few formats. */
function lazy(name: string, types: FileType[], load: () => Promise<Reader>): Reader {
  return {
    name,
    accepts: (_path, bytes) => types.includes(fileType(bytes)),
    read: async (path, bytes, onPage) => (await load()).read(path, bytes, onPage),
  };
}

const READERS: Reader[] = [
  lazy('docx', ['docx'], async () => (await import('./docx.ts')).docxReader),
  lazy('html', ['html'], async () => (await import('./html.ts')).htmlReader),
  lazy('xlsx', ['xlsx'], async () => (await import('./xlsx.ts')).xlsxReader),
  lazy('pdf', ['pdf'], async () => (await import('./pdf.ts')).pdfReader),
  lazy('image', ['image'], async () => (await import('./scan.ts')).imageReader),
  lazy('office', ['ole', 'rtf', 'opendocument'], async () => (await import('./office.ts')).officeReader),
  lazy('slides', ['pptx'], async () => (await import('./slides.ts')).slidesReader),
  lazy('book', ['epub'], async () => (await import('./slides.ts')).bookReader),
  csvReader,
  jsonReader,
  legacyTextReader,
  textReader,
];

/** First bytes of formats that are known but not read, and what to do with such a file. */
const UNREAD: [offset: number, bytes: string, advice: string][] = [
  [0, 'Rar!', 'là tệp nén RAR, chưa được hỗ trợ; hãy nén lại thành .zip'],
  [0, '7z\xbc\xaf\x27\x1c', 'là tệp nén 7z, chưa được hỗ trợ; hãy nén lại thành .zip'],
  [0, '\x1f\x8b', 'là tệp nén gzip, chưa được hỗ trợ; hãy nén lại thành .zip'],
  [0, 'PK\x03\x04', 'là tệp nén zip nằm ở nơi không mở được; hãy giải nén'],
  [0, 'GIF8', 'là ảnh GIF, chưa được hỗ trợ; hãy lưu lại thành ảnh PNG'],
  [0, 'BM', 'là ảnh BMP, chưa được hỗ trợ; hãy lưu lại thành ảnh PNG'],
  [8, 'WEBP', 'là ảnh WebP, chưa được hỗ trợ; hãy lưu lại thành ảnh PNG'],
  [4, 'ftyp', 'là phim hoặc tệp ghi âm, không phải văn bản; hãy nạp bản chép lời'],
];
const MAX_OFFSET = 16;

/**
 * Reads a file into canonical text.
 * @throws ReadError with a Vietnamese sentence for the user when it is empty, damaged or of an unsupported format.
 */
export async function readFile(
  path: string,
  bytes: Uint8Array,
  readers: readonly Reader[] = READERS,
  onPage?: OnPage,
): Promise<ReadResult> {
  const special = readers.find((reader) => reader !== textReader && reader.accepts(path, bytes));
  if (special !== undefined) return special.read(path, bytes, onPage);
  const start = Buffer.from(bytes.subarray(0, MAX_OFFSET)).toString('latin1');
  const unread = UNREAD.find(([offset, mark]) => start.startsWith(mark, offset) && bytes.includes(0));
  if (unread !== undefined) throw new ReadError(`Tệp "${basename(path)}" ${unread[2]} rồi nạp lại.`);
  return textReader.read(path, bytes);
}

/**
 * Reads a file as the documents it holds: one, or all files of a .zip ("goi.zip!/thu-muc/tep.docx").
 * @throws ReadError when the file as a whole cannot be read; a bad file in an archive is a failure of its own
 */
export function readAll(path: string, bytes: Uint8Array, onPage?: OnPage): Promise<ReadDocument[]> {
  return readArchive(path, bytes, async (name, content) => {
    const result = await readFile(name, content, READERS, onPage);
    await refuseSecret(result, content);
    return result;
  });
}
