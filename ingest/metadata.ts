// Finds what a document says of itself: type, number, issuer, date, title, signer. A blank stays blank.
import type { DocumentMeta } from '../server/domain.ts';
import type { DocumentDetails } from '../server/domain-validity.ts';
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import { readAddressees } from './addressees.ts';
import { type Closing, readClosing } from './closing.ts';
import { confidenceOf } from './confidence.ts';
import { readLabel } from './labels.ts';
import type { TextUnit, Unit } from './layout.ts';
import {
  dateOf,
  headOf,
  isAgencyLine,
  isHeadLine,
  issuerOf,
  numberOf,
  placeOf,
  readDate,
  subjectOf,
} from './letterhead.ts';
import { urgencyOf } from './stamps.ts';
import { sentenceCaser } from './title-case.ts';
import { isCapitals } from './units.ts';
import { isAttachmentNote, isSentenceOfBasis, isSignature, plain, typeStart } from './zones.ts';

const MAX_TITLE = 400;
/** Lines that a title can be printed on. */
const TITLE_LINES = 6;
/** Paragraphs at the end in which a law says when it was passed. */
const END_UNITS = 40;

export type FoundMeta = { meta: DocumentMeta; details: DocumentDetails };

/**
 * Reads the metadata of a document by rule; a document without a head is named by its first heading or its file.
 * `quality` is that of the recognition of its first page, 1 for a digital file.
 */
export function readMetadata(units: Unit[], fileName = '', quality = 1): FoundMeta {
  const paragraphs = units.filter((unit) => unit.kind === 'text');
  const head = headOf(units);
  const caser = sentenceCaser(paragraphs.map((unit) => unit.text).filter((text) => !isCapitals(text)));
  const typeAt = head.findIndex((line) => typeStart(line) !== null);
  const found = typeStart(head[typeAt] ?? '');
  const subject = found === null ? subjectOf(head) : null;
  const { number, blank } = numberOf(head);
  const agencies = issuerOf(head);
  const abstract = found === null ? subject : abstractOf(head, typeAt, caser);
  const title =
    found !== null
      ? typedTitle(found, abstract ?? '', caser)
      : subject !== null
        ? `Công văn về việc ${subject}`
        : headingTitle(head, caser, fileName);
  const meta: DocumentMeta = {
    title: title.slice(0, MAX_TITLE),
    type: found?.type ?? (subject === null ? null : 'công văn'),
    issuer: agencies.issuer ?? signingIssuer(head, paragraphs),
    number,
    ...(dateOf(head).year === null ? passedOn(paragraphs) : dateOf(head)),
    status: blank || head.some((line) => DRAFT.test(line)) ? 'draft' : 'unknown',
    provenance: null,
  };
  // "SẮC LỆNH" over "CỦA CHỦ TỊCH …" names who, not what
  const subjectMatter = abstract !== null && /^của\s/iu.test(abstract) ? null : abstract;
  const facts = { meta, parentAgency: agencies.parent, place: placeOf(head), abstract: subjectMatter };
  return { meta, details: detailsOf(facts, units, head, quality) };
}

type HeadFacts = Pick<DocumentDetails, 'parentAgency' | 'place' | 'abstract'> & { meta: DocumentMeta };

function detailsOf(facts: HeadFacts, units: Unit[], head: string[], quality: number): DocumentDetails {
  const { meta, ...own } = facts;
  // only what has a head of its own is signed and sent: a form or an annex shows those of others
  const official = meta.type !== null || meta.number !== null || meta.issuer !== null;
  const closing: Closing = official ? readClosing(units) : NO_CLOSING;
  const addressees = official ? readAddressees(units) : [];
  const details = { ...own, ...closing, addressees, urgency: urgencyOf(head), confidence: [] };
  return { ...details, confidence: confidenceOf(meta, details, head, quality) };
}

const NO_CLOSING: Closing = {
  recipients: [],
  signer: null,
  signerTitle: null,
  signingMode: null,
  signingCapacity: null,
};
const DRAFT = /^[\s(*_]*dự thảo(?:\s+(?:lần|số)?\s*(?:thứ\s+)?[\d\p{L}]{1,4})?[\s)*_.:]*$/iu;

type Caser = (capitals: string) => string;

/** What stands below the type: "Triển khai … đến năm 2030"; null when nothing does. */
function abstractOf(head: string[], typeAt: number, caser: Caser): string | null {
  const abstract = inSentenceCase(linesOfTitle(head.slice(typeAt + 1)).join(' '), caser);
  return abstract === '' ? null : abstract;
}

/** "KẾ HOẠCH" over "Triển khai … đến năm 2030": one title. */
function typedTitle(found: { type: string; rest: string }, abstract: string, caser: Caser): string {
  const name = `${capital(found.type)} ${caser(found.rest)}`.trim();
  if (abstract === '') return name;
  const second = abstract.charAt(1);
  const joins = second === second.toLowerCase();
  return `${name} ${joins ? `${abstract.charAt(0).toLowerCase()}${abstract.slice(1)}` : abstract}`;
}

/** Without a type: the first heading, in capitals when there is one; otherwise the name of the file. */
function headingTitle(head: string[], caser: Caser, fileName: string): string {
  const own = head.filter((line) => !isHeadLine(line) && !isAgencyLine(line) && wordsOf(line) > 0);
  const capitals = own.findIndex((line) => isCapitals(line) && wordsOf(line) > 2);
  const from = capitals < 0 ? 0 : capitals;
  const first = withoutNote(own[from] ?? '');
  const annex =
    from > 0 && /^phụ lục/iu.test(own[from - 1] ?? '')
      ? `${capital((own[from - 1] ?? '').toLowerCase())}. `
      : '';
  const more = capitals < 0 ? [] : linesOfTitle(own.slice(from + 1)).filter(isCapitals);
  const title = inSentenceCase([first, ...more].join(' '), caser);
  if (wordsOf(title) > 1)
    return `${annex.replace(/^Phụ lục ([ivxlc]+)/u, (label) => `Phụ lục ${label.slice(8).toUpperCase()}`)}${capital(title)}`;
  const name = collapseSpaces(fileName.replace(/\.[a-z\d]{1,6}$/iu, '').replace(/[_+]+/gu, ' '));
  return name || title || 'Văn bản không có tiêu đề';
}

/** "… tỉnh năm 2026 Để thực hiện …, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:": a title and a sentence. */
const OPENING_BELOW =
  /^(.{20,300}?[\p{Ll}\d]) (?:Để|Nhằm|Căn cứ|Thực hiện|Triển khai thực hiện|Ủy ban nhân dân|UBND|Chủ tịch)\s.*[:.]$/su;

function linesOfTitle(below: string[]): string[] {
  const lines: string[] = [];
  for (const text of below.slice(0, TITLE_LINES)) {
    if (isHeadLine(text) && !isAttachmentNote(text)) continue;
    // a title in capitals ends where the print gets small
    if (lines.length > 0 && lines.every(isCapitals) && !isCapitals(text) && !/^\(/u.test(text)) break;
    if (readLabel(text) !== null || isSentenceOfBasis(text) || isAttachmentNote(text) || isAgencyTitle(text))
      break;
    // a title in capitals may end with a full stop; a sentence is none
    const closed = isCapitals(text) && /[^.]\.$/u.test(text);
    if (!closed && /[.:;]$/u.test(text)) {
      // a reader of pages may have joined the last line of the title and the sentence below it
      const title = OPENING_BELOW.exec(text)?.[1];
      if (title !== undefined) lines.push(title);
      break;
    }
    const body = withoutNote(closed ? text.slice(0, -1) : text);
    lines.push(body);
    if (body !== text) break;
  }
  return lines;
}

/** The authority printed between the title and the legal bases: "CHÍNH PHỦ", "BỘ TRƯỞNG BỘ TÀI CHÍNH". */
function isAgencyTitle(text: string): boolean {
  return (
    isCapitals(text) &&
    /^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|THỦ TRƯỞNG|GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG)/u.test(
      text,
    )
  );
}

function withoutNote(text: string): string {
  return text.replace(/\s*\((?:ban hành )?kèm theo.*$/iu, '').trim();
}

function inSentenceCase(text: string, caser: Caser): string {
  const body = collapseSpaces(text);
  return isCapitals(body) ? caser(body) : body;
}

function wordsOf(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A law has no date in its head; it ends with "…thông qua ngày 29 tháng 6 năm 2001". */
function passedOn(paragraphs: TextUnit[]): { issuedOn: string | null; year: number | null } {
  for (const unit of paragraphs.slice(-END_UNITS)) {
    const passed = /thông qua\s+(ngày.*)$/u.exec(unit.text)?.[1];
    const date = passed === undefined ? null : readDate(passed);
    if (date !== null) return date;
  }
  return { issuedOn: null, year: null };
}

/** Without an agency in the head: the authority of the signature ("TM. ỦY BAN NHÂN DÂN") and the place. */
function signingIssuer(head: string[], all: TextUnit[]): string | null {
  const signature = all.find((unit) => isSignature(unit.text) && /^TM\s*\./u.test(plain(unit.text)));
  const authority = /^TM\s*\.\s*(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|CHÍNH PHỦ)/u.exec(
    plain(signature?.lines[0]?.text ?? ''),
  )?.[1];
  if (authority === undefined) return null;
  if (authority === 'CHÍNH PHỦ') return 'Chính phủ';
  const place = head.map((line) => /^(.{2,40}?),\s*ngày/u.exec(line)?.[1]).find((name) => name !== undefined);
  return place === undefined ? 'Ủy ban nhân dân' : `Ủy ban nhân dân tỉnh ${place}`;
}
