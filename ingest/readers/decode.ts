// Bytes → text: byte-order marks, UTF-8, UTF-16, Windows-1258 and the encodings from before Unicode.
import iconv from 'iconv-lite';
import { decodeLegacy, detectLegacy, validShare } from './legacy-encodings.ts';
import { ReadError } from './read-result.ts';

/** Share of zero bytes at even or odd places from which text without a mark is taken for UTF-16. */
const UTF16_ZEROS = 0.2;
const MIN_VALID = 0.7;
const MIN_WORDS = 4;

/**
 * Text of a file. `declared` is what the file says of itself; it is believed only where the bytes allow.
 * @throws ReadError when no encoding gives Vietnamese text
 */
export function decodeText(name: string, bytes: Uint8Array, declared: string | null = null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unicode = decodeUnicode(buffer);
  if (unicode !== null) return unicode;
  const legacy = decodeSingleByte(buffer);
  if (legacy !== null) return legacy;
  if (declared !== null && !/^utf-?8$/u.test(declared) && iconv.encodingExists(declared))
    return iconv.decode(buffer, declared);
  throw new ReadError(
    `Tệp "${name}" không dùng mã Unicode (UTF-8), cũng không phải TCVN3, VNI, VISCII, VPS hay Windows-1258 mà chương trình nhận ra; hãy mở tệp, lưu lại bằng mã UTF-8 rồi nạp lại.`,
  );
}

/** Text in UTF-8 or UTF-16, with or without a byte-order mark; null when it is neither. */
export function decodeUnicode(buffer: Buffer): string | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf16be');
  const zeros = zeroShares(buffer.subarray(0, 4096));
  if (zeros.odd > UTF16_ZEROS && zeros.even < 0.02) return iconv.decode(buffer, 'utf16le');
  if (zeros.even > UTF16_ZEROS && zeros.odd < 0.02) return iconv.decode(buffer, 'utf16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Vietnamese text with one byte a letter, null when no known encoding gives words. */
export function decodeSingleByte(buffer: Buffer): string | null {
  const latin1 = buffer.toString('latin1');
  const windows = iconv.decode(buffer, 'windows-1258').normalize('NFC');
  const encoding = detectLegacy(latin1);
  const legacy = encoding === null ? null : decodeLegacy(latin1, encoding).normalize('NFC');
  const [asWindows, asLegacy] = [shareOf(windows), shareOf(legacy ?? '')];
  if (legacy !== null && asLegacy >= asWindows) return legacy;
  return asWindows >= MIN_VALID ? windows : legacy;
}

/** Share of Vietnamese syllables among the words that need more than ASCII; 0 for too few of them. */
function shareOf(text: string): number {
  const words = (text.slice(0, 50_000).match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) =>
    /[^\x00-\x7f]/u.test(word),
  );
  return words.length < MIN_WORDS ? 0 : validShare(words);
}

function zeroShares(sample: Buffer): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  const half = Math.max(1, sample.length / 2);
  return { even: even / half, odd: odd / half };
}
