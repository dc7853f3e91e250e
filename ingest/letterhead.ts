// The head of an administrative document: which of its lines name the issuer, the number, the date, the subject.
import { findDocumentNumbers } from '../server/vietnamese/document-number.ts';
import { collapseSpaces, fold } from '../server/vietnamese/normalise.ts';
import { readLabel } from './labels.ts';
import type { Unit } from './layout.ts';
import { agencyCase } from './title-case.ts';
import { isCapitals } from './units.ts';
import { isAttachmentNote, isSentenceOfBasis, plain, typeLine, typeStart } from './zones.ts';

/** Paragraphs that can hold the head of a document. */
const HEAD_UNITS = 40;
/** A table of more rows is content, even when a form in it shows a letterhead. */
const LAYOUT_ROWS = 5;
const MOTTO = /(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|Độc\s+lập\s*[-–]\s*Tự\s+do).*$/iu;
const SUBJECT = /(?:^|\s)V\s*\/\s*v(?![\p{L}])/u;
const NUMBER_LINE = /^(?:luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định)?\s*số\s*(?::|\d|\/)/iu;
const AGENCY =
  /^(?:ỦY BAN|UỶ BAN|UBND|HĐND|HỘI ĐỒNG|HỘI|SỞ|BỘ|BAN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CƠ QUAN|CỤC|TỔNG CỤC|CHI CỤC|TỔNG|VĂN PHÒNG|PHÒNG|THANH TRA|CÔNG AN|TÒA ÁN|VIỆN|TRUNG TÂM|TRƯỜNG|ĐẠI HỌC|LIÊN ĐOÀN|MẶT TRẬN|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|HUYỆN ỦY|ĐẢNG|NGÂN HÀNG|KIỂM TOÁN|KHO BẠC|BẢO HIỂM|CÔNG TY|TẬP ĐOÀN|CHỦ TỊCH)(?![\p{L}])/u;
const CONTINUES = /^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|VÀ|NƯỚC)(?![\p{L}])/u;
/** What no name ends with: one syllable of a province, half of a word, a syllable behind "VÀ". */
const UNFINISHED = /(?:(?:^|\s)TỈNH \p{Lu}+|\sNHÂN|\sVÀ(?: \p{Lu}+)?)$/u;
const NEEDS_PLACE =
  /^(?:(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|VĂN PHÒNG UBND)(?: (?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG))?$/u;

/** Paragraphs before the body: up to the legal bases, the addressees, the first article, or a table of content. */
export function headOf(units: Unit[]): string[] {
  const head: string[] = [];
  for (const unit of units) {
    if (head.length >= HEAD_UNITS) break;
    if (unit.kind === 'table') {
      const cells = unit.rows.flatMap((row) => row.cells.map((cell) => cell.text));
      const places = cells.some((text) => MOTTO.test(text) || NUMBER_LINE.test(text));
      if (!places || unit.rows.length > LAYOUT_ROWS) break;
      head.push(...cells.filter((text) => text !== ''));
      continue;
    }
    const text = plain(unit.text);
    const starts = isSentenceOfBasis(text) || /^kính gửi(?![\p{L}])/iu.test(text);
    // "258/KH-UBND" below "Số:" is no label
    const label = /^số\s*:?$/iu.test(head.at(-1) ?? '') ? null : readLabel(text);
    if (
      head.length > 0 &&
      (starts || (label !== null && !isBlankRule(text) && !isHeadLine(text) && !SUBJECT.test(text)))
    )
      break;
    head.push(...unit.lines.map((line) => plain(line.text)));
  }
  return joinNotes(rejoin(head.map(collapseSpaces).filter((text) => text !== '' && !isBlankRule(text))));
}

/**
 * Lines of a narrow column that were broken in the middle: "Số:" from its number, "ngày 25" from "tháng 4", "ỦY" from
 * "BAN NHÂN DÂN". A copy that lost the first letter of "ỦY" gets it back.
 */
function rejoin(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && isBroken(last, line)) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line.replace(/^Y BAN NHÂN DÂN(?!\p{L})/u, 'ỦY BAN NHÂN DÂN'));
  }
  return joined;
}

function isBroken(last: string, line: string): boolean {
  if (/^(?:luật\s+)?số\s*:?$/iu.test(last)) return /^\d/u.test(line);
  if (/ngày\s*\d{0,2}$/iu.test(last)) return /^(?:\d{1,2}\s+)?tháng(?!\p{L})/iu.test(line);
  if (/ngày\s*\d{1,2}\s+tháng\s*\d{0,2}$/iu.test(last)) return /^(?:\d{1,2}\s+)?năm(?!\p{L})/iu.test(line);
  if (/^\p{Lu}\p{Ll}+$/u.test(last)) return /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*)?,\s*ngày/u.test(line);
  if (/^CỘNG H(?:ÒA|OÀ) XÃ HỘI$/u.test(last)) return /^CHỦ NGHĨA/u.test(line);
  // one short word of capitals is no line of its own, unless it names a type
  return /^\p{Lu}{2,5}$/u.test(last) && isCapitals(line) && typeLine(last) === null;
}

/** "(Kèm theo Quyết định số …" up to its closing bracket is one line. */
function joinNotes(lines: string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const open = last !== undefined && /^\(/u.test(last) && isAttachmentNote(last) && !last.includes(')');
    if (open) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** "V/v …" of an official letter, without the abbreviation; null when there is none. */
export function subjectOf(head: readonly string[]): string | null {
  const at = head.findIndex((line) => SUBJECT.test(line));
  if (at < 0) return null;
  const lines = [(head[at] ?? '').replace(/^.*?V\s*\/\s*v[\s.:]*/u, '')];
  for (const line of head.slice(at + 1)) {
    if (isHeadLine(line) || isCapitals(line)) break;
    lines.push(line);
  }
  return collapseSpaces(lines.join(' ')) || null;
}

export type FoundNumber = { number: string | null; blank: boolean };

/** The document's own number without spaces; `blank` when its place is left empty, as in a draft. */
export function numberOf(head: readonly string[]): FoundNumber {
  for (const line of head) {
    if (isAttachmentNote(line)) continue;
    const named = /^(?:CỦA\s.*\s)?SỐ\s*:?\s*(?=\d)/u.exec(line);
    if (!NUMBER_LINE.test(line) && named === null) continue;
    const found = findDocumentNumbers(line)[0];
    if (found === undefined) {
      // an old decree has a number without a symbol: "SẮC LỆNH … SỐ 68 NGÀY 30 THÁNG 11 NĂM 1945"
      const bare = named === null ? undefined : /SỐ\s*:?\s*(\d{1,4})(?=\s+NGÀY)/u.exec(line)?.[1];
      if (bare !== undefined) return { number: bare, blank: false };
      const rest = line.replace(/^.*?số\s*:?/iu, '').replace(/ngày.*$/iu, '');
      return { number: null, blank: !/\d/u.test(rest) };
    }
    // a smudge between "Số:" and the number may hide digits of it
    const before = line.slice(0, found.span.start).replace(/^.*số\s*:?/iu, '');
    const readable = before.trim() === '';
    return { number: readable ? found.printed.replace(/\s+/gu, '') : null, blank: false };
  }
  return { number: null, blank: false };
}

/** Day of signing from the head; the year alone when day or month are blank. */
export function dateOf(head: readonly string[]): { issuedOn: string | null; year: number | null } {
  for (const line of head) {
    if (isAttachmentNote(line) || /^\(/u.test(line)) continue;
    const date = readDate(line);
    if (date !== null) return date;
  }
  const note = head.join(' ').match(/\((?:ban hành )?kèm theo.*?năm\s*(\d{4})/iu);
  return { issuedOn: null, year: note === null ? null : Number(note[1]) };
}

/** The first date in a text that is written out, null when there is none. */
export function readDate(text: string): { issuedOn: string | null; year: number } | null {
  const match = /ngày\s*(\d{0,2})[\s.…]*tháng\s*(\d{0,2})[\s.…]*năm\s*(\d{4})/iu.exec(text);
  if (match === null) return null;
  const [, day = '', month = '', year = ''] = match;
  const valid = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { issuedOn: valid ? iso : null, year: Number(year) };
}

/** The agency of the letterhead; of a parent and its part, the part, with the parent beside it. */
export function issuerOf(head: readonly string[]): { issuer: string | null; parent: string | null } {
  const stop = head.findIndex((line) => typeStart(line) !== null || /^V\s*\/\s*v/u.test(line));
  const names: string[] = [];
  let joint = false;
  for (const printed of head.slice(0, stop < 0 ? 10 : stop).flatMap(agenciesOf)) {
    const bare = collapseSpaces(printed.replace(MOTTO, '').replace(/\s*\(.*$/u, ''));
    const line = bare.replace(/[\s–-]+$/u, '');
    if (line.length < 3 || !isCapitals(line)) continue;
    const last = names.at(-1);
    if (last !== undefined && continuesName(last, line)) names[names.length - 1] = `${last} ${line}`;
    else if (AGENCY.test(line)) names.push(line);
    else continue;
    joint ||= bare !== line && /[–-]$/u.test(bare);
  }
  const own = names.at(-1) ?? ownIssuer(head);
  const parent = joint ? undefined : names.at(-2);
  return {
    issuer: own === null ? null : agencyCase(own),
    parent: parent === undefined ? null : agencyCase(parent),
  };
}

/** A parent and its department that a narrow column ran together: "… TỈNH AN GIANG SỞ Y TẾ". */
function agenciesOf(line: string): string[] {
  return isCapitals(line) ? line.split(/(?<!CƠ|CÁC|ĐỐC|TRỤ|VÀ|[-–,&])\s+(?=SỞ\s)/u) : [line];
}

/** A name that goes on in its next line, broken before a place or after a word that needs one. */
function continuesName(last: string, line: string): boolean {
  const few = line.split(' ').length <= 4;
  if (few && UNFINISHED.test(last) && (!AGENCY.test(line) || !line.includes(' '))) return true;
  return CONTINUES.test(line) || (NEEDS_PLACE.test(last) && !AGENCY.test(line));
}

const PLACE = /^((?:(?:TP|T\.P|Tp)\.?\s*)?\p{Lu}\p{Ll}*(?:\s+(?:[-–]\s*)?\p{Lu}\p{Ll}*){0,5})\s*,\s*ngày/u;

/** Where the document was signed, as printed before the date: "Hà Nội". */
export function placeOf(head: readonly string[]): string | null {
  for (const line of head) {
    if (isAttachmentNote(line) || /^\(/u.test(line)) continue;
    const beside = line.replace(/^Số\s*:?.*?\/\S+\s+(?=\p{Lu}\p{Ll})/u, '');
    const place = PLACE.exec(beside)?.[1];
    if (place !== undefined) return collapseSpaces(place);
  }
  return null;
}

/** "NGHỊ ĐỊNH" over "CỦA CHÍNH PHỦ SỐ 03/2010/NĐ-CP". */
function ownIssuer(head: readonly string[]): string | null {
  const line = head.find((text) => /^CỦA\s/u.test(text) && isCapitals(text));
  return line === undefined ? null : line.replace(/^CỦA\s+/u, '').replace(/\s+(?:SỐ|NGÀY)\s.*$/u, '');
}

/** True for number, date, motto and issuer lines: nothing of a title. */
export function isHeadLine(line: string): boolean {
  const folded = fold(line);
  if (NUMBER_LINE.test(line) || MOTTO.test(line)) return true;
  if (/^(?:cua\s.*\s)?(?:so\s+\d|ngay\s*[\d.…]*\s*thang)/u.test(folded)) return true;
  return /^[^.;]{0,40},?\s*ngay.{0,6}?\s*[\d.…]*\s*thang\s*[\d.…]*\s*nam/u.test(folded);
}

/** True for a line of capitals that names an agency. */
export function isAgencyLine(line: string): boolean {
  return isCapitals(line) && AGENCY.test(line) && typeLine(line) === null;
}

function isBlankRule(text: string): boolean {
  return /^[-_–—*.=\s]+$/u.test(text);
}
