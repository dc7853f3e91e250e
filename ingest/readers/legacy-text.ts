// Reads plain text that is not Unicode: TCVN3, VNI, VISCII, VPS or Windows-1258.
import { canonicalText } from '../../server/vietnamese/normalise.ts';
import { decodeSingleByte, decodeUnicode } from './decode.ts';
import { fileType } from './file-type.ts';
import type { Reader } from './read-result.ts';

export const legacyTextReader: Reader = {
  name: 'legacy text',
  accepts: (_path, bytes) => fileType(bytes) === 'text' && decoded(bytes) !== null,
  read: async (_path, bytes) => ({
    text: canonicalText(decoded(bytes) ?? ''),
    pages: [],
    meta: {},
    warnings: ['Tệp gõ bằng bảng mã cũ đã được chuyển sang Unicode; nên đối chiếu chữ hoa và số hiệu.'],
  }),
};

function decoded(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return decodeUnicode(buffer) === null ? decodeSingleByte(buffer) : null;
}
