// Finds what a document says of itself: type, number, issuer, date, title, signer. A blank stays blank.
import type { DocumentMeta } from '../server/domain.ts';
import { findDocumentNumbers } from '../server/vietnamese/document-number.ts';
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import { readLabel } from './labels.ts';
import type { TextUnit, Unit } from './layout.ts';
import { isCapitals } from './units.ts';
import { isAttachmentNote, isBasis, isLetterhead, isPerson, isSignature, plain, typeLine } from './zones.ts';

/** Paragraphs that can hold the head of a document. */
const HEAD_UNITS = 40;
const MAX_TITLE = 400;

export type FoundMeta = DocumentMeta & { signer: string | null };

/** Reads the metadata of a document by rule; a document without a head gets its first line as title. */
export function readMetadata(units: Unit[]): FoundMeta {
  const paragraphs = units.filter((unit) => unit.kind === 'text');
  const head = paragraphs.slice(0, HEAD_UNITS);
  const typeAt = head.findIndex((unit) => typeLine(unit.text) !== null);
  const type = typeLine(head[typeAt]?.text ?? '');
  const numberLine = head.find((unit) => /^số\s*:/iu.test(plain(unit.text)));
  const number = numberLine === undefined ? null : (findDocumentNumbers(numberLine.text)[0]?.printed ?? null);
  const date = readDate(head);
  const blank = numberLine !== undefined && number === null;
  const abstract = typeAt < 0 ? '' : titleBelow(head, typeAt);
  return {
    title: titleOf(head, typeAt, type, abstract),
    type,
    issuer: readIssuer(head, paragraphs),
    number,
    issuedOn: date.issuedOn,
    year: date.year,
    status: blank ? 'draft' : 'unknown',
    provenance: null,
    signer: readSigner(paragraphs),
  };
}

function titleOf(head: TextUnit[], typeAt: number, type: string | null, abstract: string): string {
  if (type === null) {
    const first = head.find((unit) => !isLetterhead(unit));
    return collapseSpaces(plain(first?.text ?? '')).slice(0, MAX_TITLE) || 'Văn bản không có tiêu đề';
  }
  const printed = collapseSpaces(plain(head[typeAt]?.text ?? ''))
    .replace(/:$/u, '')
    .toLowerCase();
  const name = `${printed.charAt(0).toUpperCase()}${printed.slice(1)}`;
  if (abstract === '') return name;
  const second = abstract.charAt(1);
  const lowered =
    second === second.toLowerCase() ? `${abstract.charAt(0).toLowerCase()}${abstract.slice(1)}` : abstract;
  return `${name} ${lowered}`.slice(0, MAX_TITLE);
}

/** The lines between the type and the body: "Triển khai … đến năm 2030". */
function titleBelow(head: TextUnit[], typeAt: number): string {
  const lines: string[] = [];
  for (const unit of head.slice(typeAt + 1, typeAt + 5)) {
    const text = plain(unit.text);
    if (readLabel(text) !== null || isBasis(text) || isAttachmentNote(text) || isLetterhead(unit)) break;
    if (/[.:;]$/u.test(text) || /^-{3,}$/u.test(text) || isAuthority(text)) break;
    lines.push(text);
  }
  return collapseSpaces(lines.join(' '));
}

function isAuthority(text: string): boolean {
  return (
    isCapitals(text) &&
    /^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|THỦ TRƯỞNG|GIÁM ĐỐC)/u.test(
      text,
    )
  );
}

function readDate(head: TextUnit[]): { issuedOn: string | null; year: number | null } {
  for (const unit of head) {
    const match = /ngày\s*(\d{0,2})[\s.…]*tháng\s*(\d{0,2})[\s.…]*năm\s*(\d{4})/iu.exec(unit.text);
    if (match === null || !isLetterhead(unit)) continue;
    const [, day = '', month = '', year = ''] = match;
    const valid = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
    return {
      issuedOn: valid ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null,
      year: Number(year),
    };
  }
  return { issuedOn: null, year: null };
}

/** The letterhead names the issuer; without one, the authority of the signature ("TM. ỦY BAN NHÂN DÂN") and the place. */
function readIssuer(head: TextUnit[], all: TextUnit[]): string | null {
  const top = head.slice(0, 8).map((unit) => plain(unit.text));
  const stop = top.findIndex((text) => typeLine(text) !== null);
  const lines = top.slice(0, stop < 0 ? 8 : stop);
  const letterhead = lines.find((text) =>
    /^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG|SỞ |BỘ |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CƠ QUAN )/u.test(text),
  );
  if (letterhead !== undefined) return sentenceCase(letterhead.replace(/\s*\(.*$/u, ''));
  const signature = all.find((unit) => isSignature(unit.text) && /^TM\s*\./u.test(plain(unit.text)));
  const authority =
    signature === undefined
      ? null
      : /^TM\s*\.\s*(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|CHÍNH PHỦ)(.*)/u.exec(
          plain(signature.lines[0]?.text ?? ''),
        );
  if (authority === null) return null;
  if (authority[1] === 'CHÍNH PHỦ') return 'Chính phủ';
  const place = head
    .map((unit) => /^(.{2,40}?),\s*ngày/u.exec(plain(unit.text))?.[1])
    .find((name) => name !== undefined);
  return place === undefined ? 'Ủy ban nhân dân' : `Ủy ban nhân dân tỉnh ${place}`;
}

/** "ỦY BAN NHÂN DÂN TỈNH THANH HÓA" → "Ủy ban nhân dân tỉnh Thanh Hóa". */
function sentenceCase(text: string): string {
  const lower = text.toLowerCase();
  const match =
    /^(ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân)\s+(tỉnh|thành phố|xã|phường)\s+(.+)$/u.exec(lower);
  const capital = (words: string) => words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const name = match === null ? lower : `${match[1]} ${match[2]} ${capital(match[3] ?? '')}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function readSigner(paragraphs: TextUnit[]): string | null {
  const at = paragraphs.findIndex((unit) => isSignature(unit.text));
  if (at < 0) return null;
  const person = paragraphs.slice(at + 1, at + 8).find((unit) => isPerson(unit.text));
  return person === undefined ? null : plain(person.text);
}
