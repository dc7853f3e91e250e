// Pieces of text → printed lines in reading order, two columns of a letterhead one after the other.
import { columnsAt } from './pdf-columns.ts';
import { groupRows, joinItems } from './pdf-items.ts';
import type { TextItem } from './pdf-page.ts';

export type PrintedLine = {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  items: TextItem[];
};

/** Lines of one name stand closer than two names do, in letter heights. */
const MAX_WRAP_STEP = 1.3;
/** What a new line of the letterhead begins with, rather than the rest of the line above. */
const AGENCY_HEAD =
  /^(?:sở|bộ|cục|vụ|viện|ban|phòng|chi cục|tổng cục|tổng công ty|văn phòng|trung tâm|thanh tra|trường\s|hội|liên đoàn|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|công an|đảng|thành ủy|tỉnh ủy|huyện ủy|kho bạc|bảo hiểm|tòa án|viện kiểm|tm|kt|tl|tuq|q|phó|chủ tịch|giám đốc|số|cộng h|độc l)(?!\p{L})/iu;

/** Lines from top to bottom; where two columns stand side by side, the left one first. */
export function readLines(items: TextItem[], pageWidth: number): PrintedLine[] {
  const rows = groupRows(items);
  const lines: PrintedLine[] = [];
  for (let at = 0; at < rows.length; ) {
    const columns = columnsAt(rows, at, pageWidth);
    if (columns === null) {
      lines.push(...toLine(rows[at++] ?? []));
      continue;
    }
    const region = rows.slice(at, columns.end).flat();
    for (const side of [true, false]) {
      const column = groupRows(region.filter((item) => item.x < columns.split === side));
      lines.push(...joinWrapped(column.flatMap(toLine)));
    }
    at = columns.end;
  }
  return lines;
}

/** A name in capitals that was too long for its column: "SỞ NÔNG NGHIỆP VÀ MÔI" over "TRƯỜNG". */
function joinWrapped(lines: PrintedLine[]): PrintedLine[] {
  const joined: PrintedLine[] = [];
  const width = lines.reduce((max, line) => Math.max(max, line.right - line.left), 0);
  for (const line of lines) {
    const above = joined.at(-1);
    if (above === undefined || !wraps(above, line, width)) {
      joined.push(line);
      continue;
    }
    const [left, right] = [Math.min(above.left, line.left), Math.max(above.right, line.right)];
    joined[joined.length - 1] = {
      ...line,
      text: `${above.text} ${line.text}`,
      left,
      right,
      items: [...above.items, ...line.items],
    };
  }
  return joined;
}

function wraps(above: PrintedLine, line: PrintedLine, width: number): boolean {
  if (/[\p{Ll}\d]/u.test(above.text + line.text) || !/^\p{Lu}/u.test(line.text)) return false;
  if (line.y - above.y > line.size * MAX_WRAP_STEP || AGENCY_HEAD.test(line.text)) return false;
  const word = (line.text.split(' ')[0] ?? '').length / line.text.length;
  return above.right - above.left + (line.right - line.left) * word > width && line.right - line.left < width;
}

function toLine(items: TextItem[]): PrintedLine[] {
  const text = joinItems(items);
  const first = items[0];
  if (first === undefined || text === '' || /^[_\-–—\s]+$/u.test(text)) return [];
  const size = items.reduce((max, item) => Math.max(max, item.size), 0);
  const right = items.reduce((max, item) => Math.max(max, item.x + item.width), 0);
  return [{ text, left: first.x, right, y: first.y, size, items }];
}
