// The end of an official document: who gets it and who signed it, in which capacity; two printed columns may be mixed.
import type { SigningMode } from '../server/domain-validity.ts';
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import type { Unit } from './layout.ts';
import { agencyCase } from './title-case.ts';
import { isCapitals } from './units.ts';
import { annexHead, isAttachmentNote, isPosition, plain, positionWords, typeLine } from './zones.ts';

/** Lines that recipients and signature can take. */
const MAX_LINES = 70;
/** Lines of a signature that a reader may put before "Nơi nhận". */
const REACH_BEFORE = 10;
const MODE = /^(TM|KT|TL|TUQ|Q)\s*[.,]\s*/u;
const NAME = /((?:(?:\p{Lu}\p{Ll}+|Y|H)\s+){1,4}\p{Lu}\p{Ll}+)$/u;
/** An agency named behind the position of its head. */
const AGENCY =
  /\s(?=(?:ỦY BAN|UỶ BAN|UBND|HĐND|HỘI ĐỒNG|QUỐC HỘI|CHÍNH PHỦ|SỞ|BỘ|CỤC|CHI CỤC|NGÂN HÀNG|TRƯỜNG|BỆNH VIỆN|TRUNG TÂM)(?![\p{L}]))/u;
const TITLES = /^(?:(?:TSKH|TS|ThS|Ths|PGS|GS|BS|CN|KS|Tiến sĩ|Thạc sĩ)\.?\s*)+/u;

export type Closing = {
  recipients: string[];
  signer: string | null;
  /** Position as a title: "Phó Chủ tịch". */
  signerTitle: string | null;
  /** The innermost of TM., KT., TL., TUQ., Q.; null when the head signs for himself. */
  signingMode: SigningMode | null;
  /** What the signer stands for, in order: "TM. Ủy ban nhân dân, KT. Chủ tịch". */
  signingCapacity: string | null;
};

/** Reads recipients and signature. A document without either gives empty fields. */
export function readClosing(units: Unit[]): Closing {
  const lines = closingLines(units);
  const recipients = recipientsOf(lines);
  const positions = lines.filter((line) => isPosition(line)).map(positionWords);
  const signer = signerOf(lines);
  const modes = positions.filter((line) => MODE.test(line));
  const bare = positions.filter((line) => !MODE.test(line));
  const mode = MODE.exec(modes.at(-1) ?? '')?.[1] as SigningMode | undefined;
  // "TL. CHỦ TỊCH" alone says for whom, not as what; without a mode the position is the signer's own
  const title = bare.at(-1) ?? null;
  return {
    recipients,
    signer,
    signerTitle: title === null ? null : titleCase(title),
    signingMode: mode ?? null,
    signingCapacity: modes.length === 0 ? null : modes.map(capacityCase).join(', '),
  };
}

/** The lines between the last words of the body and the first annex. */
function closingLines(units: Unit[]): string[] {
  const lines: ClosingLine[] = [];
  for (const [at, unit] of units.entries()) {
    const ends = unit.kind === 'text' && (annexHead(unit.text) !== null || isAttachmentNote(unit.text));
    const texts =
      unit.kind === 'text'
        ? unit.lines.map((line) => plain(line.text))
        : unit.rows.length > 6
          ? []
          : unit.rows.flatMap((row) => row.cells.map((cell) => cell.text));
    for (const [index, text] of texts.entries())
      if (text !== '') lines.push({ text: collapseSpaces(text), closes: ends && index === 0 && at > 0 });
    if (texts.length === 0) lines.push({ text: '', closes: true });
  }
  const to = lines.findIndex((line) => isTo(line.text));
  const from = to >= 0 ? beforeRecipients(lines, to) : lastSignature(lines);
  if (from < 0) return [];
  const found: string[] = [];
  for (const line of lines.slice(from, from + MAX_LINES)) {
    if (
      found.length > 1 &&
      (line.closes || (typeLine(line.text) !== null && !isPosition(line.text)) || isMotto(line.text))
    )
      break;
    found.push(line.text);
  }
  return found;
}

function isTo(line: string): boolean {
  return /^n[ơo]i\s+nh[ậa]n\s*[:.;]?/iu.test(line) && line.length < 120;
}

/** A signature in the right column can be read before the recipients in the left one. */
function beforeRecipients(lines: { text: string }[], to: number): number {
  let from = to;
  for (let at = to - 1; at >= Math.max(0, to - REACH_BEFORE); at--) {
    const text = lines[at]?.text ?? '';
    if (isPosition(text)) from = at;
    else if (!isName(text) && !/^\(?(?:đã )?ký/iu.test(text)) break;
  }
  return from;
}

type ClosingLine = { text: string; closes: boolean };

/**
 * Without recipients: the last lines of a position with a name below; the authority above the bases has none. A
 * signature may stand below the table that it signs, but not behind the head of an annex.
 */
function lastSignature(lines: ClosingLine[]): number {
  let from = 0;
  while (from < lines.length) {
    const stop = lines.findIndex((line, at) => at > from && line.closes);
    const end = stop < 0 ? lines.length : stop;
    const found = signatureWithin(lines, from, end);
    if (found >= 0 || (stop >= 0 && lines[stop]?.text !== '')) return found;
    from = end;
  }
  return -1;
}

function signatureWithin(lines: ClosingLine[], from: number, end: number): number {
  for (let at = end - 1; at > from; at--) {
    if (!isPosition(lines[at]?.text ?? '')) continue;
    if (!lines.slice(at + 1, at + 7).some((line) => isName(line.text))) continue;
    let first = at;
    while (first > from && isPosition(lines[first - 1]?.text ?? '')) first--;
    return first;
  }
  return -1;
}

function recipientsOf(lines: string[]): string[] {
  const from = lines.findIndex(isTo);
  if (from < 0) return [];
  const items: string[] = [];
  const first = (lines[from] ?? '').replace(/^n[ơo]i\s+nh[ậa]n\s*[:.;]?\s*/iu, '');
  for (const line of [first, ...lines.slice(from + 1)]) {
    if (line === '' || isPosition(line) || isSigned(line)) continue;
    const dash = /^[.\s~*•]*[-–+]\s*/u.exec(line);
    const body = dash === null ? line : line.slice(dash[0].length);
    const open = items.length > 0 && !/[;.]$/u.test(items.at(-1) ?? '');
    if (dash !== null || items.length === 0 || (!open && /[;.]$/u.test(line))) items.push(body);
    else if (isName(line)) continue;
    else if (open) items[items.length - 1] = `${items.at(-1)} ${body}`;
    if (/^lưu\b/iu.test(body) && /\.$/u.test(line)) break;
  }
  return items
    .flatMap((item) => item.split(/;\s+[-–]\s*/u))
    .map((item) => collapseSpaces(item.replace(/[;.\s]+(?:\/\.?)?$/u, '')))
    .filter((item) => /\p{L}{2}/u.test(item));
}

function signerOf(lines: string[]): string | null {
  const own = lines.findIndex((line) => isPosition(line));
  const names = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => at > own && isName(line) && !isTo(line));
  // one that stands alone on its line is surer than the end of a smudged one
  const exact = names.filter(({ line }) => NAME.exec(untitled(line))?.[0] === untitled(line));
  const line = (exact.at(-1) ?? names.at(-1))?.line;
  const name = line === undefined ? undefined : NAME.exec(line)?.[1];
  return name === undefined ? null : collapseSpaces(name);
}

function isName(line: string): boolean {
  if (line.length > 50 || /^[-–+•]/u.test(line) || /[:;,.]$/u.test(line) || isCapitals(line)) return false;
  const body = untitled(line);
  const name = NAME.exec(body)?.[1];
  // words of an agency are written small after the first: "Sở Tài chính"
  return name !== undefined && name.split(/\s+/u).length >= 2 && body.length - name.length <= 8;
}

function untitled(line: string): string {
  return line.replace(TITLES, '').trim();
}

function isSigned(line: string): boolean {
  return /^\(?(?:đã )?ký(?:[,.)\s]|$)/iu.test(line);
}

function isMotto(line: string): boolean {
  return /cộng h[oò][aà]̀? xã hội chủ nghĩa/iu.test(line);
}

/** "KT. CHỦ TỊCH" → "KT. Chủ tịch"; behind TM. stands an agency, behind the others a position. */
function capacityCase(line: string): string {
  const match = MODE.exec(line);
  if (match === null) return titleCase(line);
  const rest = line.slice(match[0].length);
  return `${match[1]}. ${match[1] === 'TM' ? agencyCase(rest.replace(/[.,;:\s]+$/u, '')) : titleCase(rest)}`;
}

/** "PHÓ CHỦ TỊCH" → "Phó Chủ tịch"; an agency behind a position keeps its own capitals. */
function titleCase(capitals: string): string {
  const body = collapseSpaces(capitals.replace(/[.,;:\s]+$/u, ''));
  const deputy = /^PHÓ\s+/u.exec(body);
  const rest = deputy === null ? body : body.slice(deputy[0].length);
  const agency = AGENCY.exec(rest);
  const position = (agency === null ? rest : rest.slice(0, agency.index)).toLowerCase();
  const cased = `${position.charAt(0).toUpperCase()}${position.slice(1)}`;
  const named = agency === null ? cased : `${cased} ${agencyCase(rest.slice(agency.index + 1))}`;
  return deputy === null ? named : `Phó ${named}`;
}
