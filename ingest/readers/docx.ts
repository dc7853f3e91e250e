// Reads .docx through mammoth, after the numbers that Word computes have been written into the text.
import { basename } from 'node:path';
import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';
import mammoth from 'mammoth';
import { writeBlocks } from './canonical.ts';
import { printNumbers } from './docx-numbering.ts';
import { fileType } from './file-type.ts';
import { htmlBlocks } from './html-blocks.ts';
import { decodeLegacy, detectLegacy, isLegacyLine, type LegacyEncoding } from './legacy-encodings.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';
import { officeLimits, packZip, unpackZip, type ZipPart } from './zip.ts';

const DOCUMENT = 'word/document.xml';
/** Capitals of the ".Vn" fonts are a font of their own: the same codes, drawn as capitals. */
const CAPITAL_FONT = /^\.vn.*h$/iu;

export const docxReader: Reader = {
  name: 'docx',
  accepts: (_path, bytes) => fileType(bytes) === 'docx',
  read: (path, bytes) => readDocx(basename(path), bytes),
};

/** @throws ReadError when the file is damaged, protected or empty */
export async function readDocx(name: string, bytes: Uint8Array): Promise<ReadResult> {
  const parts = await unpackZip(name, bytes, officeLimits, (part) => /\.(?:xml|rels)$/iu.test(part));
  const { prepared, encoding } = prepare(parts);
  const html = await toHtml(name, packZip(prepared));
  const { blocks } = htmlBlocks(html);
  const warnings =
    encoding === null
      ? []
      : [
          `Văn bản gõ bằng bảng mã cũ ${encoding} đã được chuyển sang Unicode; nên đối chiếu chữ hoa và số hiệu.`,
        ];
  return { ...writeBlocks(name, blocks), meta: {}, warnings };
}

async function toHtml(name: string, docx: Buffer): Promise<string> {
  try {
    const options = {
      includeDefaultStyleMap: true,
      ignoreEmptyParagraphs: true,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    };
    return (await mammoth.convertToHtml({ buffer: docx }, options)).value;
  } catch (cause) {
    throw new ReadError(`Tệp Word "${name}" bị hỏng, không mở được; hãy mở bằng Word, lưu lại rồi nạp lại.`, {
      cause,
    });
  }
}

/** Restores numbers and old encodings in the XML; the definitions of lists are left out, so that nothing is numbered twice. */
function prepare(parts: ZipPart[]): { prepared: ZipPart[]; encoding: LegacyEncoding | null } {
  const document = xmlOf(parts, DOCUMENT);
  if (document === null) return { prepared: parts, encoding: null };
  const encoding = convertLegacy(document);
  const numbering = xmlOf(parts, 'word/numbering.xml');
  if (numbering !== null) printNumbers(document, numbering, xmlOf(parts, 'word/styles.xml'));
  const bytes = Buffer.from(document.xml(), 'utf8');
  const prepared = parts
    .filter((part) => part.name !== 'word/numbering.xml')
    .map((part) => (part.name === DOCUMENT ? { ...part, bytes } : part));
  return { prepared, encoding };
}

function xmlOf(parts: ZipPart[], name: string): CheerioAPI | null {
  const part = parts.find((candidate) => candidate.name === name);
  return part === undefined ? null : load(Buffer.from(part.bytes).toString('utf8'), { xml: true });
}

function convertLegacy($: CheerioAPI): LegacyEncoding | null {
  // code 0xAD is the letter ư in TCVN3; converters take it for a soft hyphen
  for (const hyphen of $('w\\:softHyphen').toArray()) $(hyphen).replaceWith('<w:t>\u00AD</w:t>');
  const paragraphs = $('w\\:p').toArray();
  const textOf = (index: number) => $(paragraphs[index]).find('w\\:t').text();
  const encoding = detectLegacy(paragraphs.map((_, index) => textOf(index)).join('\n'));
  if (encoding === null) return null;
  paragraphs.forEach((element, index) => {
    if (!isLegacyLine(textOf(index), encoding)) return;
    for (const run of $(element).find('w\\:r').toArray()) {
      const fonts = $(run).find('> w\\:rPr > w\\:rFonts').attr();
      const capitals = Object.values(fonts ?? {}).some((font) => CAPITAL_FONT.test(font));
      for (const text of $(run).children('w\\:t').toArray()) {
        const decoded = decodeLegacy($(text).text(), encoding);
        $(text).text(capitals ? decoded.toUpperCase() : decoded);
      }
    }
  });
  return encoding;
}
