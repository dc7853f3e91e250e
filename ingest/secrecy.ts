// Refuses documents that are marked MẬT, TỐI MẬT or TUYỆT MẬT: in the text's head, a page margin, a stamp, file properties.
import { PDFParse } from 'pdf-parse';
import { fileType } from './readers/file-type.ts';
import { ReadError, type ReadResult } from './readers/read-result.ts';
import { stampLines } from './readers/stamp-scan.ts';
import { officeLimits, unpackZip } from './readers/zip.ts';
import { markIn, type SecrecyMark, secrecyOf, stampedMark } from './stamps.ts';

/** A document that may not be stored here; `message` says so without a word of its text. */
export class SecretDocument extends ReadError {
  override name = 'SecretDocument';
  readonly mark: SecrecyMark;
  constructor(mark: SecrecyMark) {
    super(
      `Văn bản có dấu chỉ độ mật ${mark} nên không được nạp vào kho; hãy xử lý theo quy định về bảo vệ bí mật nhà nước.`,
    );
    this.mark = mark;
  }
}

/**
 * Looks for a mark wherever a file can carry one.
 * @throws SecretDocument when there is one
 */
export async function refuseSecret(read: ReadResult, bytes: Uint8Array): Promise<void> {
  const mark = secrecyOf(read.text) ?? (await markOfFile(read, bytes));
  if (mark !== null) throw new SecretDocument(mark);
}

async function markOfFile(read: ReadResult, bytes: Uint8Array): Promise<SecrecyMark | null> {
  const type = fileType(bytes);
  if (type === 'docx' || type === 'xlsx' || type === 'pptx') return firstMark(await officeLines(bytes));
  const recognised = read.pages[0]?.quality !== undefined;
  if (type === 'pdf') {
    const own = firstMark(await pdfLines(bytes));
    return own ?? (recognised ? stampedMark(await stampLines(bytes, 'pdf')) : null);
  }
  return type === 'image' ? stampedMark(await stampLines(bytes, 'image')) : null;
}

function firstMark(lines: string[]): SecrecyMark | null {
  return lines.map(markIn).find((mark) => mark !== null) ?? null;
}

/** Margins, text boxes and properties of an Office file, which the reader of its body leaves out. */
async function officeLines(bytes: Uint8Array): Promise<string[]> {
  const wanted = /^(?:word\/(?:header\d*|footer\d*)\.xml|docProps\/[a-z]+\.xml)$/u;
  const parts = await unpackZip(
    'văn bản',
    bytes,
    officeLimits,
    (name) => wanted.test(name) || name === 'word/document.xml',
  );
  return parts.flatMap(({ name, bytes: content }) => {
    const xml = Buffer.from(content).toString('utf8');
    const boxes =
      name === 'word/document.xml' ? (xml.match(/<w:txbxContent>[\s\S]*?<\/w:txbxContent>/gu) ?? []) : [xml];
    return boxes.flatMap((box) =>
      box
        .split(/<\/(?:w:p|vt:lpwstr|dc:[a-z]+|cp:[a-zA-Z]+|Company|Manager)>/u)
        .map((piece) =>
          piece
            .replace(/<[^>]*>/gu, '')
            .normalize('NFC')
            .trim(),
        )
        .filter((line) => line !== ''),
    );
  });
}

/** The first page as printed, running heads included, and the properties of the file. */
async function pdfLines(bytes: Uint8Array): Promise<string[]> {
  const parser = new PDFParse({ data: new Uint8Array(bytes) });
  try {
    const { pages } = await parser.getText({ partial: [1] });
    const { info } = await parser.getInfo();
    const properties = ['Title', 'Subject', 'Keywords', 'Category'].map((name) => String(info?.[name] ?? ''));
    const lines = (pages[0]?.text ?? '').normalize('NFC').split('\n');
    return [
      ...lines.slice(0, 30),
      ...lines.slice(-3),
      ...properties.flatMap((text) => text.split(/[;,]/u)),
    ].map((line) => line.trim());
  } finally {
    await parser.destroy();
  }
}
