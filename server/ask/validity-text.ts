// The Vietnamese sentences about validity that stand below an answer.

const day = (iso: string): string => iso.split('-').reverse().join('/');
const quoted = (titles: string[]): string => titles.map((title) => `“${title}”`).join('; ');
const since = (iso: string | null): string => (iso === null ? '' : ` từ ngày ${day(iso)}`);

export const validityText = {
  expired: (title: string, to: string | null, by: string[]) =>
    `**Lưu ý:** “${title}” đã hết hiệu lực${since(to)}${by.length === 0 ? '' : `, được thay thế hoặc bãi bỏ bởi ${quoted(by)}`}; không áp dụng cho hiện tại.`,
  partly: (title: string, by: string[]) =>
    `**Lưu ý:** “${title}” đã được sửa đổi hoặc hết hiệu lực một phần${by.length === 0 ? '' : ` theo ${quoted(by)}`}; cần đối chiếu điều khoản được trích.`,
  notYet: (title: string, from: string | null) =>
    `**Lưu ý:** “${title}” chưa có hiệu lực${from === null ? '' : `; có hiệu lực từ ngày ${day(from)}`}.`,
  atTime: (printed: string) =>
    `Trả lời theo các văn bản có hiệu lực ${printed.charAt(0).toLowerCase()}${printed.slice(1)}.`,
  periodOf: (title: string, from: string | null, to: string | null, by: string[]) =>
    `“${title}” có hiệu lực${since(from)}${to === null ? '' : ` đến trước ngày ${day(to)}`}${by.length === 0 ? '' : `, sau đó được thay thế hoặc bãi bỏ bởi ${quoted(by)}`}.`,
  unsure: (titles: string[]) =>
    `Kho chưa ghi rõ ngày có hiệu lực của ${quoted(titles)}; cần kiểm tra trước khi áp dụng cho thời điểm này.`,
  noneThen: (printed: string) =>
    `Trong kho không có văn bản nào có hiệu lực ${printed.charAt(0).toLowerCase()}${printed.slice(1)} trả lời được câu hỏi này.`,
  amendedBy: (printed: string, title: string, on: string | null) =>
    `${printed} đã được sửa đổi, bổ sung bởi “${title}”${since(on)}:`,
  amendedAbove: (printed: string, title: string, on: string | null) =>
    `${printed} đã được sửa đổi, bổ sung bởi “${title}”${since(on)} (đã trích ở trên).`,
};
