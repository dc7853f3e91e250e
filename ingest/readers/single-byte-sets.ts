// Vietnamese character sets of one byte a letter that are not in every library: VPS, and VISCII read from any text.
import iconv from 'iconv-lite';

/** VPS from 0x80 on, sixteen letters a line; "·" stands where the set has no Vietnamese letter. */
const VPS_HIGH = [
  'ÀẢÃẤẦẨọỗĂếềểệẮẰẲ',
  'Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ',
  '·ắằẳẵặỠớÙờởỡŨỨợỪ',
  'ổỬỲỸÍÌộỈĨÓửữÒỎÕự',
  'ầÁÂấẩẫậđẻÉÊẹỉễịỹ',
  'ƯỦồốÔỏơÈừứÚũưÝẺ·',
  'àáâãảạă·èéêẽìí·ĩ',
  'ẴĐòóôõ·Ơụùúủ·ỶẼỳ',
].join('');
/** Capitals with a dot below, and two more, stand among the control codes of VPS. */
const VPS_LOW: Record<number, string> = {
  2: 'Ạ',
  3: 'Ậ',
  4: 'Ặ',
  5: 'Ẹ',
  6: 'Ệ',
  16: 'Ị',
  17: 'Ọ',
  18: 'Ộ',
  19: 'Ợ',
  20: 'Ụ',
  21: 'Ự',
  25: 'Ỵ',
  28: 'Ẫ',
  29: 'Ữ',
};
/** What Windows-1252 shows for 0x80 to 0x9F: programs that took the letters for Western ones keep them so. */
const WESTERN = iconv.decode(Buffer.from(Array.from({ length: 32 }, (_, at) => 0x80 + at)), 'windows-1252');

/** The byte that a letter stood for before it was taken for a Western one; null for any other letter. */
function byteOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0;
  if (code <= 0xff) return code;
  const at = WESTERN.indexOf(letter);
  return at < 0 ? null : 0x80 + at;
}

export function decodeVps(text: string): string {
  return text.replace(/[^\t\n\r\x20-\x7E]/gu, (letter) => {
    const byte = byteOf(letter);
    if (byte === null) return letter;
    const decoded = byte < 0x80 ? VPS_LOW[byte] : VPS_HIGH[byte - 0x80];
    return decoded === undefined || decoded === '·' ? letter : decoded;
  });
}

export function decodeViscii(text: string): string {
  return text.replace(/[^\t\n\r\x20-\x7E]/gu, (letter) => {
    const byte = byteOf(letter);
    return byte === null ? letter : iconv.decode(Buffer.from([byte]), 'viscii');
  });
}
