// Looks over a whole document before it is read: where its head ends, what is attached, quoted or its last words.
import { type Label, readLabel } from './labels.ts';
import type { TextUnit, Unit } from './layout.ts';
import { quotedUnits } from './quotes.ts';
import {
  annexHead,
  attachedTable,
  attachedType,
  isBasis,
  isLetterhead,
  isPerson,
  isRecipients,
  isSignature,
  typeLine,
} from './zones.ts';

/** Most paragraphs before the first numbered level that can be the head of a document. */
const MAX_HEAD = 60;
/** Paragraphs below "PHỤ LỤC II" that can be its title: "MẪU QUYẾT ĐỊNH NGHỈ HƯU (Ban hành kèm theo …)". */
const MAX_ANNEX_TITLE = 3;

export type Zones = {
  bodyStart: number;
  /** Name that prefixes the articles of a decision which issues a regulation, or null. */
  wrapper: string | null;
  attachments: Map<number, string>;
  closing: Set<number>;
  quoted: Set<number>;
};

/** Decides before reading where the head ends and what the attachments, last words and quotations are. */
export function planZones(units: Unit[]): Zones {
  const quoted = quotedUnits(units);
  const attachments = findAttachments(units);
  const issued = [...attachments].find(([, name]) => !name.table)?.[0] ?? -1;
  const annex = units.findIndex((unit, at) => at > issued && unit.kind === 'text' && annexHead(unit.text));
  const wraps = issued > 0 && hasArticle(units, 0, issued) && hasArticle(units, issued, annex);
  return {
    bodyStart: bodyStart(units),
    wrapper: wraps ? wrapperName(units, issued) : null,
    attachments: new Map([...attachments].map(([at, { type }]) => [at, type])),
    closing: closings(units),
    quoted,
  };
}

type Attachment = { type: string; table: boolean };

/** Where attached documents and tables start, with what they are. What is titled as an annex is none of them. */
function findAttachments(units: Unit[]): Map<number, Attachment> {
  const found = new Map<number, Attachment>();
  let signed = -1;
  let annexAt = Number.NEGATIVE_INFINITY;
  for (let at = 1; at < units.length; at++) {
    const unit = units[at];
    if (unit?.kind === 'text' && annexHead(unit.text) !== null) annexAt = at;
    if (signed < 0 && unit?.kind === 'text' && (isRecipients(unit.text) || isSignature(unit.text)))
      signed = at;
    if (at - annexAt <= MAX_ANNEX_TITLE) continue;
    const type = attachedType(units, at);
    const table = type === null && signed >= 0 ? attachedTable(units, at) : null;
    if (type !== null || table !== null) found.set(at, { type: type ?? table ?? '', table: type === null });
  }
  const document = [...found.values()].some(({ table }) => !table);
  const untitled = document || signed < 0 ? null : untitledAttachment(units, signed);
  if (untitled === null) return found;
  found.set(untitled.at, { type: untitled.type, table: false });
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** A regulation whose title line was lost: behind the signature the articles start again at 1. */
function untitledAttachment(units: Unit[], signed: number): { at: number; type: string } | null {
  if (!hasArticle(units, 0, signed)) return null;
  const again = units.findIndex(
    (unit, at) => at > signed && unit.kind === 'text' && readLabel(unit.text)?.value === 'Điều 1',
  );
  if (again < 0) return null;
  const between = units.slice(signed, again);
  if (between.some((unit) => unit.kind === 'table' || annexHead(unit.text) !== null)) return null;
  const person = between.findLastIndex(
    (unit) => unit.kind === 'text' && (isSignature(unit.text) || isPerson(unit.text)),
  );
  const at = signed + (person < 0 ? between.length - 1 : person) + 1;
  const said = units.slice(0, signed).flatMap((unit) => (unit.kind === 'text' ? [unit.text] : []));
  const type =
    /ban hành kèm theo [^.;]{0,40}?["“]?(quy chế|quy định|điều lệ|quy trình|quy tắc|nội quy|bản quy định)/iu.exec(
      said.join('\n'),
    )?.[1];
  return at >= units.length ? null : { at, type: type?.toLowerCase() ?? 'văn bản kèm theo' };
}

function hasArticle(units: Unit[], from: number, to: number): boolean {
  return units
    .slice(from, to < 0 ? undefined : to)
    .some((unit) => unit.kind === 'text' && readLabel(unit.text)?.kind === 'article');
}

/** Name of the document that issues the attached one, from its title line: "Quyết định", "Thông tư". */
function wrapperName(units: Unit[], end: number): string {
  for (const unit of units.slice(0, Math.min(end, MAX_HEAD))) {
    const type = unit.kind === 'text' ? typeLine(unit.text) : null;
    if (type !== null) return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  }
  return 'Quyết định';
}

/** Index of the first unit below the head, 0 when the text has no head of an official document. */
function bodyStart(units: Unit[]): number {
  const head = units.slice(0, MAX_HEAD);
  const structural = head.findIndex(
    (unit) => unit.kind === 'table' || annexHead(unit.text) !== null || isStructural(readLabel(unit.text)),
  );
  const end = structural < 0 ? head.length : structural;
  const marks = head.slice(0, end).map((unit) => unit.kind === 'text' && isHeadMark(unit));
  if (!marks.includes(true)) return 0;
  if (structural >= 0) return structural;
  const last = marks.lastIndexOf(true);
  const type = head.findIndex((unit) => unit.kind === 'text' && typeLine(unit.text) !== null);
  return Math.min(last === type ? last + 2 : last + 1, units.length);
}

function isHeadMark(unit: TextUnit): boolean {
  return isLetterhead(unit) || typeLine(unit.text) !== null || isBasis(unit.text);
}

/** True for a label that opens a level of its own. */
export function isStructural(label: Label | null): boolean {
  return label !== null && label.kind !== 'bullet' && label.kind !== 'point';
}

/** Unnumbered last words of a document ("… /.") that follow a list but do not belong to it. */
function closings(units: Unit[]): Set<number> {
  const found = new Set<number>();
  for (let at = 1; at < units.length; at++) {
    const unit = units[at];
    const next = units[at + 1];
    const before = units[at - 1];
    if (unit?.kind !== 'text' || before?.kind !== 'text' || readLabel(unit.text) !== null) continue;
    const ends = next === undefined || next.kind === 'table' || isTail(next.text);
    const closes = /\.\/\.?[*_]*$/u.test(unit.text) || /^(?:trên đây|yêu cầu|đề nghị)/iu.test(unit.text);
    if (ends && closes && isItem(readLabel(before.text))) found.add(at);
  }
  return found;
}

function isItem(label: Label | null): boolean {
  return label !== null && ['bullet', 'decimal', 'point'].includes(label.kind);
}

function isTail(text: string): boolean {
  return isRecipients(text) || isSignature(text) || annexHead(text) !== null;
}
