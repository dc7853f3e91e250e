// Lines above a statistics table: its name, and what is no name of it.
import { findPeriods } from '../server/vietnamese/periods.ts';
import { withoutUnit } from './indicator-columns.ts';

/** A line about the source or the use of figures, not their name. */
export function isNote(line: string): boolean {
  return /^(?:lưu ý|ghi chú|nguồn|chú thích|note)/iu.test(line) || /[.;]$/u.test(line);
}

/** "Bảng 3. Tỷ lệ giải ngân theo xã năm 2025" names "Tỷ lệ giải ngân theo xã". */
export function captionName(caption: string): string {
  let name = withoutUnit(caption).replace(/^(?:bảng|biểu|phụ lục)\s*(?:số\s*)?[\dIVX.]*\s*[.:–-]?\s*/iu, '');
  for (const { span } of findPeriods(name).reverse())
    name = `${name.slice(0, span.start)}${name.slice(span.end)}`;
  return name
    .replace(
      /\s+(?:phân\s+)?theo\s+(?:từng |các )?(?:xã|phường|huyện|địa phương|đơn vị|sở|cơ quan|địa bàn)(?!\p{L}).*$/isu,
      '',
    )
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The date of the document that a table is attached to is no period of its figures. */
export function withoutNote(caption: string): string {
  return caption.replace(/\(\s*(?:ban hành\s+)?kèm theo[^)]*\)?/giu, '').trim();
}
