// Marks of secrecy and urgency printed or stamped in the head of a document; words of its prose are none.
import type { Urgency } from '../server/domain-validity.ts';
import { collapseSpaces, fold } from '../server/vietnamese/normalise.ts';

export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';

/** Lines from the top in which a mark is looked for. */
const HEAD_LINES = 40;
const SPACED = (word: string) => [...word].join('\\s?');
const SECRET = `(?:(${SPACED('TUYỆT')}|${SPACED('TỐI')})\\s*)?${SPACED('MẬT')}`;
const FRAME = '[\\s|\\[\\](){}*_.:;~–—-]*';
/** The mark alone in its frame, or after a label ("Độ mật: TỐI MẬT"). */
const ALONE = new RegExp(
  `^${FRAME}(?:(?:độ|mức độ|chỉ mức độ)\\s+(?:bí\\s+)?mật\\s*:?\\s*)?${SECRET}${FRAME}$`,
  'u',
);
const LABELLED = /^(?:độ|mức độ)\s+(?:bí\s+)?mật\s*[:–-]\s*(tuyệt\s+|tối\s+)?mật\s*$/iu;
/** Printed beside the motto, the number or the copy count in the other column. */
const BESIDE = new RegExp(
  `(?:^${FRAME}${SECRET}\\s{1,}(?=CỘNG H|Độc lập|Số\\s*:|Bản số))|(?:(?:NGHĨA VIỆT NAM|Hạnh phúc|\\d{4})\\s+${SECRET}${FRAME}$)`,
  'u',
);
const URGENT: [RegExp, Urgency][] = [
  [/^[\s|[\](){}*_.:–-]*H[OỎ][AẢ] T[ỐÔ]C(?:\s+HẸN GIỜ.*)?[\s|[\](){}*_.:!–-]*$/u, 'immediate'],
  [/^[\s|[\](){}*_.:–-]*THƯỢNG KHẨN[\s|[\](){}*_.:!–-]*$/u, 'very_urgent'],
  [/^[\s|[\](){}*_.:–-]*KHẨN[\s|[\](){}*_.:!–-]*$/u, 'urgent'],
];

/** The secrecy mark of a document by its first lines, null when there is none. */
export function secrecyOf(text: string): SecrecyMark | null {
  for (const line of headLines(text)) {
    const mark = markIn(line);
    if (mark !== null) return mark;
  }
  return null;
}

/** The mark that one line of a head, of a page margin or a file property holds. */
export function markIn(line: string): SecrecyMark | null {
  const body = collapseSpaces(line).normalize('NFC');
  const match = ALONE.exec(body) ?? BESIDE.exec(body);
  const degree = match === null ? LABELLED.exec(body)?.[1] : (match[1] ?? match[2]);
  if (match === null && !LABELLED.test(body)) return null;
  const bare = (degree ?? '').replace(/\s/gu, '').toUpperCase();
  return bare === 'TUYỆT' ? 'TUYỆT MẬT' : bare === 'TỐI' ? 'TỐI MẬT' : 'MẬT';
}

/**
 * The mark among words recognised from red stamps alone: recognition may lose the accents of large letters, and no
 * other stamp of a head consists of these words.
 */
export function stampedMark(lines: readonly string[]): SecrecyMark | null {
  for (const line of lines) {
    const words = fold(line)
      .replace(/[^a-z]+/gu, ' ')
      .trim();
    const degree = /^[il ]*(?:(tuyet|toi) ?)?m ?a ?t[il ]*$/u.exec(words);
    if (degree !== null) return degree[1] === 'tuyet' ? 'TUYỆT MẬT' : degree[1] === 'toi' ? 'TỐI MẬT' : 'MẬT';
  }
  return null;
}

/** The urgency mark among the lines of a head. */
export function urgencyOf(head: readonly string[]): Urgency | null {
  for (const line of head) {
    const found = URGENT.find(([pattern]) => pattern.test(line));
    if (found !== undefined) return found[1];
  }
  return null;
}

/** Lines before the body; a stamp never stands below the first article, section or addressee. */
function headLines(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    for (const cell of raw.split('\t')) if (cell.trim() !== '') lines.push(cell.trim());
    if (lines.length > HEAD_LINES || /^(?:điều\s+1|chương\s+i)(?![\p{L}\d])/iu.test(raw.trim())) break;
  }
  return lines.slice(0, HEAD_LINES);
}
