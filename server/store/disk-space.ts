// Keeps the embedded engine away from a full disk: it cannot end well once its write-ahead log has no room.
import { statfs } from 'node:fs/promises';
import { DiskFullError } from './errors.ts';

/**
 * Room that must be free before a transaction starts. The engine writes its log in files of 16 MB and loops or
 * panics when the next one does not fit (seen with PGlite 0.5.14); a transaction of ours writes less than 20 MB.
 */
export const reservedBytes = 64 * 1024 * 1024;

/** @throws DiskFullError when less than the reserve is free on the disk of `folder` */
export async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= reservedBytes) return;
  throw new DiskFullError(
    `Ổ đĩa chứa ${folder} gần đầy (còn dưới ${reservedBytes / 1024 / 1024} MB) nên chưa ghi được; dữ liệu đã lưu trước đó ` +
      'vẫn còn nguyên. Giải phóng dung lượng rồi chạy lại.',
  );
}
