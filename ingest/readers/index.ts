// Chooses the reader of a file by its content; a new format is one more entry of the list.

import { type ReadDocument, readAll as readArchive } from './archive.ts';
import { csvReader } from './csv.ts';
import { type FileType, fileType } from './file-type.ts';
import { jsonReader } from './json.ts';
import { legacyTextReader } from './legacy-text.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';
import { textReader } from './text.ts';

export type { ReadDocument } from './archive.ts';
export { ReadError, type ReadResult } from './read-result.ts';

/** A reader whose libraries are loaded with the first file that needs them: most runs meet few formats. */
function lazy(name: string, types: FileType[], load: () => Promise<Reader>): Reader {
  return {
    name,
    accepts: (_path, bytes) => types.includes(fileType(bytes)),
    read: async (path, bytes) => (await load()).read(path, bytes),
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

/** First bytes of formats that are no text, with the name that people know them by. */
const SIGNATURES: [bytes: number[], name: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'Office (docx, xlsx, pptx) hoặc tệp nén zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'Office đời cũ (doc, xls)'],
  [[0x89, 0x50, 0x4e, 0x47], 'ảnh PNG'],
  [[0xff, 0xd8, 0xff], 'ảnh JPEG'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
];

/**
 * Reads a file into canonical text.
 * @throws ReadError with a Vietnamese sentence for the user when it is empty, damaged or of an unsupported format.
 */
export async function readFile(
  path: string,
  bytes: Uint8Array,
  readers: readonly Reader[] = READERS,
): Promise<ReadResult> {
  const special = readers.find((reader) => reader !== textReader && reader.accepts(path, bytes));
  if (special !== undefined) return special.read(path, bytes);
  const format = SIGNATURES.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (format !== undefined) {
    throw new ReadError(
      `Tệp "${path}" là ${format[1]}, chưa được hỗ trợ; hãy lưu thành văn bản thuần (.txt, UTF-8) rồi nạp lại.`,
    );
  }
  return textReader.read(path, bytes);
}

/**
 * Reads a file as the documents it holds: one, or all files of a .zip ("goi.zip!/thu-muc/tep.docx").
 * @throws ReadError when the file as a whole cannot be read; a bad file in an archive is a failure of its own
 */
export function readAll(path: string, bytes: Uint8Array): Promise<ReadDocument[]> {
  return readArchive(path, bytes, readFile);
}
