// Recognises the fixed parts of an administrative document: head, legal bases, recipients, signature, annexes.
import { fold } from '../server/vietnamese/normalise.ts';
import type { TextUnit, Unit } from './layout.ts';
import { isCapitals } from './units.ts';

const TYPES =
  'nghị quyết liên tịch|thông tư liên tịch|nghị quyết|nghị định|quyết định|quy chế|quy định|quy chuẩn|quy trình|quy tắc|nội quy|thông tư|sắc lệnh|thông báo|thông cáo|chỉ thị|kế hoạch|kết luận|chương trình|hướng dẫn|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|công điện|công văn|hiến chương|điều lệ|pháp lệnh|hiến pháp|bộ luật|luật|danh mục|giấy mời|phiếu trình|bản ghi nhớ|bản thỏa thuận';
const TYPE_LINE = new RegExp(`^(${TYPES})(?:\\s+mẫu)?:?$`, 'iu');
const TYPE_START = new RegExp(`^(${TYPES})(?![\\p{L}])(.*)$`, 'isu');
/** A type with more words than this behind it is a sentence in capitals. */
const MAX_TYPE_LINE = 160;
const ANNEX =
  /^(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:SỐ|số)?\s*([IVXLC]+|\d{1,3}|[A-Z])(?![\p{L}\d]))?\s*[.:–-]?\s*(.*)$/su;
const POSITION =
  /^(?:(?:tm|kt|tl|tuq|q)\s*[.,]|(?:phó\s+)?(?:chủ tịch|chủ nhiệm|giám đốc|thủ tướng|bộ trưởng|thứ trưởng|thủ trưởng|trưởng ban|trưởng phòng|cục trưởng|chi cục trưởng|tổng giám đốc|hiệu trưởng|viện trưởng|tổng kiểm toán|chánh văn phòng|chánh thanh tra|bí thư|chánh án|tổng cục trưởng|vụ trưởng|đội trưởng|trạm trưởng|viện phó|kế toán trưởng|tổng thư ký))/iu;
const PERSON = /^(?:(?:TS|ThS|PGS|GS|BS)\.?\s*)*(?:\p{Lu}\p{Ll}+\s+){1,5}\p{Lu}\p{Ll}+$/u;

/** Text without Markdown emphasis. */
export function plain(text: string): string {
  return text.replace(/\*\*|__|^#{1,6}\s+/gu, '').trim();
}

/** Lower-case Vietnamese type when a paragraph is only the name of a document type ("KẾ HOẠCH"). */
export function typeLine(text: string): string | null {
  const body = plain(text);
  if (!isCapitals(body)) return null;
  return TYPE_LINE.exec(body)?.[1]?.toLowerCase() ?? null;
}

/** Type and what follows it on its line: "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC"; null when it begins with no type. */
export function typeStart(text: string): { type: string; rest: string } | null {
  const body = plain(text);
  const match = body.length > MAX_TYPE_LINE || !isCapitals(body) ? null : TYPE_START.exec(body);
  if (match?.[1] === undefined) return null;
  return { type: match[1].toLowerCase(), rest: (match[2] ?? '').replace(/^\s*:|:\s*$/u, '').trim() };
}

/** Label and title of an annex head, null when the paragraph is none. */
export function annexHead(text: string): { label: string; title: string } | null {
  const body = plain(text);
  const match = ANNEX.exec(body);
  if (match === null || body.length > 400) return null;
  const title = (match[2] ?? '').trim();
  const capital = body.startsWith('PHỤ');
  if (!capital && title !== '' && !/^Phụ\s+lục[^.:]{0,12}[.:]/u.test(body)) return null;
  if (capital && title !== '' && !isCapitals(title) && !/^\(/u.test(title) && title.length > 200) return null;
  return { label: match[1] ?? '', title };
}

export function isBasis(text: string): boolean {
  return /^\*?(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện|trên cơ sở|xét tờ trình)(?![\p{L}])/iu.test(
    plain(text),
  );
}

/** "Thực hiện Nghị quyết …;" gives a basis; "Thực hiện chuyển đổi số tỉnh … năm 2026" below the type is the title. */
export function isSentenceOfBasis(text: string): boolean {
  if (!isBasis(text)) return false;
  return (
    !/^thực hiện\s/iu.test(plain(text)) || /[,;:.]\s*$|ban hành|như sau/iu.test(text) || text.length > 250
  );
}

export function isRecipients(text: string): boolean {
  return /^nơi nhận\s*:?/iu.test(plain(text)) && text.length < 120;
}

export function isSignature(text: string): boolean {
  const body = plain(text);
  return body.length < 120 && isCapitals(body.split(' - ')[0] ?? '') && POSITION.test(body);
}

/** True for a line of a signature: an authority or a position in capitals ("KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC"). */
export function isPosition(text: string): boolean {
  const words = positionWords(text);
  return words.length > 3 && words.length < 90 && isCapitals(words) && POSITION.test(words);
}

/** The words of such a line; a scan leaves small marks of a stamp behind them. */
export function positionWords(text: string): string {
  return plain(text)
    .replace(/[^\p{L}\s.,&-]+.*$/u, '')
    .trim();
}

export function isPerson(text: string): boolean {
  return PERSON.test(plain(text)) && text.length < 50;
}

/** Documents that another one issues, with more words on their title line. */
const ATTACHED = /^(?:QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|QUY TẮC|QUY CHUẨN|ĐIỀU LỆ|NỘI QUY)(?![\p{L}])/u;
/** The note under, or on the last line of, the title of what is attached. */
const NOTE = /(?:^|\()[*_\s]*(?:ban hành )?kèm theo(?!\s+(?:\p{L}+\s+){1,2}này)/iu;

/** "(Ban hành kèm theo …)" below the title of an annex or an attached document. */
export function isAttachmentNote(text: string): boolean {
  return /^[(*_\s]*(?:ban hành )?kèm theo(?!\s+(?:\p{L}+\s+){1,2}này)/iu.test(plain(text));
}

/**
 * Type of the attached document that starts at a unit, or null: "QUY CHẾ", its title, "(Ban hành kèm theo …)". The type
 * may stand on one line with the title, the title on one line with the note.
 */
export function attachedType(units: Unit[], at: number): string | null {
  const unit = units[at];
  if (unit?.kind !== 'text') return null;
  const start = plain(unit.text).split(/\(/u, 1)[0] ?? '';
  const type = typeLine(unit.text) ?? (ATTACHED.test(start) ? (typeStart(start)?.type ?? null) : null);
  if (type === null) return null;
  const next = units.slice(at, at + 5);
  return next.some((other) => other.kind === 'text' && NOTE.test(plain(other.text))) ? type : null;
}

/** "BIỂU PHÍ … (Ban hành kèm theo …)" behind the signature: a table that is attached without the word "phụ lục". */
export function attachedTable(units: Unit[], at: number): string | null {
  const unit = units[at];
  if (unit?.kind !== 'text') return null;
  const [title = '', note] = plain(unit.text).split(/(?=\((?:ban hành )?kèm theo)/iu);
  const name = /^(BIỂU PHÍ|BIỂU MẪU|BIỂU|BẢNG|MẪU|DANH SÁCH)(?![\p{L}])/u.exec(title)?.[1];
  if (name === undefined || !isCapitals(title)) return null;
  const below = units.slice(at + 1, at + 4);
  const noted =
    note !== undefined || below.some((next) => next.kind === 'text' && isAttachmentNote(next.text));
  return noted ? name.toLowerCase() : null;
}

/** True when a paragraph belongs to the letterhead: issuer, motto, number, place and date. */
export function isLetterhead(unit: TextUnit): boolean {
  const folded = fold(plain(unit.text));
  return (
    /^so\s*:/.test(folded) ||
    /cong hoa xa hoi chu nghia|doc lap - tu do/.test(folded) ||
    /ngay\s*[\d.…]*\s*thang\s*[\d.…]*\s*nam/.test(folded.slice(0, 80))
  );
}
