// Interface strings of the validity of a cited document.

export const validityLineText = {
  from: (day: string) => `hiệu lực từ ${day}`,
  to: (day: string) => `hết hiệu lực từ ${day}`,
  replacedBy: 'Được thay thế hoặc bãi bỏ bởi',
  amendedBy: 'Được sửa đổi, bổ sung bởi',
  sample: 'Bản mẫu',
  scan: 'Bản quét, độ tin cậy thấp',
  /** What the reader of scans writes behind the place of a page that was hard to read. */
  scanNote: 'bản quét, độ tin cậy thấp',
  notStored: 'chưa có trong kho',
};

/** "25/11/2026" of an ISO day. */
export function dayOf(iso: string): string {
  return iso.split('-').reverse().join('/');
}
