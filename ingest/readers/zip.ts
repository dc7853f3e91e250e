// Zip containers: names without unpacking, bounded unpacking, and writing a plain one for other libraries.
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ReadError } from './read-result.ts';

export type ZipLimits = {
  maxEntries: number;
  maxEntryBytes: number;
  maxTotalBytes: number;
  /** Unpacked bytes per packed byte over the whole container, looked at above `ratioFromBytes`. */
  maxRatio: number;
  ratioFromBytes: number;
};

/** An Office document is mostly XML, which packs 20 to 60 times. */
export const officeLimits: ZipLimits = {
  maxEntries: 10_000,
  maxEntryBytes: 150 * 1024 * 1024,
  maxTotalBytes: 250 * 1024 * 1024,
  maxRatio: 150,
  ratioFromBytes: 20 * 1024 * 1024,
};

export type ZipPart = { name: string; bytes: Uint8Array };

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;

/** Names in the central directory, [] when there is none that can be read. Unpacks nothing. */
export function zipNames(bytes: Uint8Array, limit = 10_000): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > buffer.length) return [];
  const names: string[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (names.length < limit && at + 46 <= buffer.length && buffer.readUInt32LE(at) === centralSignature) {
    const nameLength = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

/**
 * Unpacks the wanted parts. Declared sizes are checked before anything is unpacked, real ones while it is.
 * @throws ReadError for a damaged or encrypted container, unsafe names, or more than the limits allow
 */
export async function unpackZip(
  name: string,
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (part: string) => boolean,
): Promise<ZipPart[]> {
  try {
    const zip = await open(bytes);
    const entries = await listEntries(name, zip, limits);
    checkDeclared(name, entries, bytes.length, limits);
    const parts: ZipPart[] = [];
    for (const entry of entries) {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new ReadError(`Tệp "${name}" có mật khẩu; hãy bỏ mật khẩu rồi nạp lại.`);
      parts.push({ name: entry.fileName, bytes: await readEntry(name, zip, entry, limits) });
    }
    return parts;
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/invalid relative path|absolute path|invalid characters in fileName/.test(reason)) {
      throw new ReadError(`Tệp nén "${name}" chứa đường dẫn trỏ ra ngoài (không an toàn) nên bị từ chối.`, {
        cause,
      });
    }
    throw new ReadError(`Tệp "${name}" bị hỏng hoặc bị cắt cụt; hãy tạo lại tệp rồi nạp lại.`, { cause });
  }
}

/** Writes parts as a zip without compression. */
export function packZip(parts: readonly ZipPart[]): Buffer {
  const chunks: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const fields = Buffer.alloc(26);
    // version 2.0, names in UTF-8, stored; the date is 1 January 1980
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(part.bytes), 10);
    fields.writeUInt32LE(part.bytes.length, 14);
    fields.writeUInt32LE(part.bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(uint32(centralSignature), Buffer.from([20, 0]), fields, tail, name);
    chunks.push(uint32(localSignature), fields, name, Buffer.from(part.bytes));
    offset += 30 + name.length + part.bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, directory, uint32(endSignature), end]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function listEntries(name: string, zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limits.maxEntries) {
        reject(
          new ReadError(
            `Tệp "${name}" chứa quá ${limits.maxEntries} tệp con; hãy tách nhỏ hoặc giải nén rồi nạp cả thư mục.`,
          ),
        );
      } else zip.readEntry();
    });
    zip.readEntry();
  });
}

function checkDeclared(name: string, entries: Entry[], packed: number, limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const largest = entries.reduce((max, entry) => Math.max(max, entry.uncompressedSize), 0);
  if (total > limits.maxTotalBytes || largest > limits.maxEntryBytes) throw tooLarge(name, limits);
  if (total > limits.ratioFromBytes && total / packed > limits.maxRatio) {
    throw new ReadError(
      `Tệp "${name}" nén quá mức bình thường (${Math.round(total / packed)} lần, có thể là "bom nén") nên bị từ chối.`,
    );
  }
}

function tooLarge(name: string, limits: ZipLimits): ReadError {
  const size = Math.round(limits.maxTotalBytes / 1024 / 1024);
  return new ReadError(
    `Tệp "${name}" bung ra quá ${size} MB nên bị từ chối; hãy tách nhỏ hoặc giải nén rồi nạp cả thư mục.`,
  );
}

function readEntry(name: string, zip: ZipFile, entry: Entry, limits: ZipLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        // a declared size can lie; what really comes out decides
        if (size > limits.maxEntryBytes) stream.destroy(tooLarge(name, limits));
        else chunks.push(chunk);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
