// What a file is by its bytes, whatever its name says.
import { zipNames } from './zip.ts';

export type FileType =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'epub'
  | 'opendocument'
  | 'zip'
  | 'ole'
  | 'rtf'
  | 'html'
  | 'image'
  | 'text';

const SIGNATURES: [FileType, number[]][] = [
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
];
/** Readers of PDF accept junk before the mark; so do scanners that write it. */
const PDF_MARK_WITHIN = 1024;
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|style)\b/i;

/** The type of a file; 'text' when nothing else fits. */
export function fileType(bytes: Uint8Array): FileType {
  if (startsWith(bytes, [0x50, 0x4b])) return zipType(bytes);
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) return known[0];
  const start = Buffer.from(bytes.subarray(0, 4096));
  if (start.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')) return 'pdf';
  // UTF-16 looks like ASCII with zeros between
  if (
    HTML_START.test(
      start
        .toString('latin1')
        .replace(/^ï»¿|^ÿþ|^þÿ/, '')
        .replace(/\0/g, ''),
    )
  )
    return 'html';
  return 'text';
}

/** Which application wrote a compound file: Word, Excel or another one. */
export function oleType(bytes: Uint8Array): 'doc' | 'xls' | 'ppt' | 'encrypted' | 'unknown' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  return has('PowerPoint Document') ? 'ppt' : 'unknown';
}

function zipType(bytes: Uint8Array): FileType {
  const names = new Set(zipNames(bytes));
  if (names.has('word/document.xml') || names.has('word/document2.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('META-INF/container.xml')) return 'epub';
  if (names.has('mimetype') && names.has('content.xml')) return 'opendocument';
  return 'zip';
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
