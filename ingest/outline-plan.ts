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
  isRecipients,
  isSignature,
  typeLine,
} from './zones.ts';

/** Most paragraphs before the first numbered level that can be the head of a document. */
const MAX_HEAD = 60;

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
  const attachments = new Map<number, string>();
  let signed = false;
  for (let at = 1; at < units.length; at++) {
    const unit = units[at];
    signed ||= unit?.kind === 'text' && (isRecipients(unit.text) || isSignature(unit.text));
    const type = attachedType(units, at) ?? (signed ? attachedTable(units, at) : null);
    if (type !== null) attachments.set(at, type);
  }
  const firstAttached = attachments.keys().next().value ?? -1;
  const hasArticle = (from: number, to: number) =>
    units.slice(from, to).some((unit) => unit.kind === 'text' && readLabel(unit.text)?.kind === 'article');
  const wraps = firstAttached > 0 && hasArticle(0, firstAttached) && hasArticle(firstAttached, units.length);
  return {
    bodyStart: bodyStart(units),
    wrapper: wraps ? 'Quyết định' : null,
    attachments,
    closing: closings(units),
    quoted,
  };
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
