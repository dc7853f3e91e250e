// Reads plain text and Markdown: UTF-8 or UTF-16 with a byte-order mark, never a guess.
import { basename } from 'node:path';
import { canonicalText } from '../../server/vietnamese/normalise.ts';
import { repairLegacy } from './legacy-encodings.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';

/** Share of control characters above which a file is not text. */
const MAX_CONTROL_SHARE = 0.01;

export const textReader: Reader = {
  name: 'text',
  accepts: () => true,
  read: async (path, bytes) => readText(path, bytes),
};

function readText(path: string, bytes: Uint8Array): ReadResult {
  const name = basename(path);
  if (bytes.length === 0) throw new ReadError(`Tệp "${name}" rỗng; hãy kiểm tra lại tệp nguồn rồi nạp lại.`);
  // parts that an old program typed can stand in a file of Unicode
  const { text: repaired, encoding } = repairLegacy(decode(name, bytes));
  const text = canonicalText(repaired);
  if (text.trim() === '')
    throw new ReadError(`Tệp "${name}" không có chữ nào; hãy kiểm tra lại tệp nguồn rồi nạp lại.`);
  if (isBinary(text)) {
    throw new ReadError(`Tệp "${name}" không phải văn bản thuần; hãy nạp tệp đúng định dạng được hỗ trợ.`);
  }
  const warnings =
    encoding === null
      ? []
      : [
          `Có đoạn gõ bằng bảng mã cũ ${encoding} đã được chuyển sang Unicode; nên đối chiếu chữ hoa và số hiệu.`,
        ];
  return { text, pages: [], meta: {}, warnings };
}

function decode(name: string, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    throw new ReadError(
      `Tệp "${name}" là tệp nhị phân thuộc định dạng chưa được hỗ trợ; hãy chuyển sang Word, Excel, PDF, HTML hoặc văn bản thuần (UTF-8) rồi nạp lại.`,
    );
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ReadError(
      `Tệp "${name}" không dùng mã Unicode (có thể là TCVN3 hoặc VNI); hãy chuyển sang UTF-8 rồi nạp lại.`,
      { cause },
    );
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function isBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000E-\u001F\u007F]/g)?.length ?? 0;
  return controls > text.length * MAX_CONTROL_SHARE;
}
