// Reads the outline of a document: its fixed parts, numbered levels, bullets, paragraphs, annexes and tables.
import type { NodeKind } from '../server/domain.ts';
import type { Block } from './blocks.ts';
import { readHeader } from './columns.ts';
import { isRomanItem, settleLetter } from './label-context.ts';
import { type Label, readLabel } from './labels.ts';
import type { Line, TableUnit, TextUnit, Unit } from './layout.ts';
import { OutlineBuilder } from './outline-builder.ts';
import { isStructural, planZones, type Zones } from './outline-plan.ts';
import { addTable } from './outline-table.ts';
import type { Step } from './places.ts';
import type { TableOrigin } from './readers/read-result.ts';
import { readContext } from './table-context.ts';
import { isCapitals } from './units.ts';
import {
  annexHead,
  isAttachmentNote,
  isBasis,
  isLetterhead,
  isPerson,
  isRecipients,
  isSignature,
  typeLine,
} from './zones.ts';

const RANKS: Record<Exclude<Label['kind'], 'bullet' | 'decimal'>, [number, NodeKind, Step['kind']]> = {
  part: [1, 'part', 'law'],
  chapter: [2, 'chapter', 'law'],
  'law-section': [3, 'section', 'law'],
  'law-subsection': [4, 'subsection', 'law'],
  letter: [5, 'section', 'number'],
  roman: [6, 'section', 'number'],
  article: [5, 'article', 'article'],
  point: [20, 'point', 'point'],
};
/** How much deeper than a point the Roman items below it stand. */
const NESTED_POINT = 1;
/** Longest text that can be a heading, in characters. */
const MAX_HEADING = 250;

/** The blocks of a document in order; every unit is in exactly one of them. */
export function readOutline(units: Unit[], tables: TableOrigin[] = []): Block[] {
  const builder = new OutlineBuilder();
  const first = units[0];
  if (first === undefined) return [];
  const plan = planZones(units);
  let at = readHead(builder, units, plan.bodyStart);
  if (plan.wrapper !== null) builder.container(plan.wrapper, plan.wrapper, 0, lineOf(units[at] ?? first));
  const origins = new Map(tables.flatMap((table) => table.rows.map((row) => [row.start, table] as const)));
  while (at < units.length) at = readUnit(builder, units, at, plan, origins);
  return builder.finish();
}

function readHead(builder: OutlineBuilder, units: Unit[], end: number): number {
  let titled = false;
  for (let at = 0; at < end; at++) {
    const unit = units[at];
    if (unit === undefined || unit.kind === 'table') break;
    if (isBasis(unit.text)) builder.container('Căn cứ', 'Phần căn cứ', 90, lineOf(unit));
    else if (typeLine(unit.text) !== null && !titled) {
      builder.container('Tiêu đề', 'Tiêu đề văn bản', 90, lineOf(unit));
      titled = true;
    } else if (!titled) builder.container('Phần đầu', 'Phần đầu văn bản', 90, lineOf(unit));
    else if (
      /[.:;]$/u.test(unit.text) &&
      !isCapitals(unit.text) &&
      !isLetterhead(unit) &&
      builder.top?.node.path === 'Tiêu đề'
    ) {
      builder.container('Mở đầu', 'Phần mở đầu', 90, lineOf(unit));
    }
    addPlain(builder, unit);
  }
  return end;
}

function addPlain(builder: OutlineBuilder, unit: TextUnit): void {
  const label = readLabel(unit.text);
  if (label?.kind === 'bullet') builder.bullet(label, unit);
  else builder.paragraph(unit);
}

function readUnit(
  builder: OutlineBuilder,
  units: Unit[],
  at: number,
  zones: Zones,
  origins: Map<number, TableOrigin>,
): number {
  const unit = units[at] as Unit;
  if (unit.kind === 'table') {
    if (builder.top === undefined) builder.container('Nội dung', 'Nội dung', 90, lineOf(unit));
    if (isClosed(builder) && readHeader(unit.rows, 0) !== null) openAnnex(builder, unit);
    const origin = origins.get(lineOf(unit).start) ?? null;
    addTable(builder, unit as TableUnit, readContext(units, at, origin));
    return at + 1;
  }
  const attached = zones.attachments.get(at);
  if (attached !== undefined) return readAttachmentHead(builder, units, at, attached, zones);
  const annex = annexHead(unit.text);
  if (annex !== null) return readAnnexHead(builder, units, at, annex);
  if (isRecipients(unit.text)) return readTail(builder, units, at, 'Nơi nhận', zones);
  if (isSignature(unit.text)) return readTail(builder, units, at, 'Chữ ký', zones);
  if (zones.closing.has(at)) builder.container('Phần kết', 'Phần kết', 90, lineOf(unit));
  const label = zones.quoted.has(at) || zones.closing.has(at) ? null : readLabel(unit.text);
  if (builder.top === undefined && !isStructural(label))
    builder.container('Nội dung', 'Nội dung', 90, lineOf(unit));
  if (label === null) builder.paragraph(unit);
  else if (label.kind === 'bullet') builder.bullet(label, unit);
  else return readNumbered(builder, units, at, label);
  return at + 1;
}

/** Recipients or the signature are the last that was opened. */
function isClosed(builder: OutlineBuilder): boolean {
  const step = builder.top?.step;
  return step?.kind === 'container' && (step.value === 'Nơi nhận' || step.value === 'Chữ ký');
}

/** A table behind the signature is an annex, whether or not the word stands above it. */
function openAnnex(builder: OutlineBuilder, unit: TableUnit): void {
  const printed = { text: '', lines: [lineOf(unit)] };
  const head = {
    rank: 0.5,
    kind: 'annex' as const,
    stepKind: 'annex' as const,
    value: 'Phụ lục',
    path: 'Phụ lục',
  };
  builder.open({ ...head, label: null, printed, heading: '' }).headingLike = true;
}

function readNumbered(builder: OutlineBuilder, units: Unit[], at: number, printed: Label): number {
  const unit = units[at] as TextUnit;
  const label = settleLetter(builder, printed);
  const nested = label.kind === 'point' && isRomanItem(builder, label);
  const title = titleBelow(units, at, label);
  const block =
    label.kind === 'decimal'
      ? openDecimal(builder, label, unit)
      : ((label.kind === 'point' ? builder.pointOfBullet(label, unit) : null) ??
        openOther(builder, label, unit, nested ? NESTED_POINT : 0));
  block.headingLike = label.rest.length <= MAX_HEADING && !/[.;:!?…/][)”"’*_]*$/u.test(label.rest);
  if (title === null) return at + 1;
  builder.extendHeading(title);
  return at + 2;
}

/** The title of "Chương I" on the line below it. */
function titleBelow(units: Unit[], at: number, label: Label): TextUnit | null {
  const next = units[at + 1];
  const law = ['part', 'chapter', 'law-section', 'law-subsection', 'article'].includes(label.kind);
  if (!law || label.rest.trim() !== '' || next?.kind !== 'text' || readLabel(next.text) !== null) return null;
  return next.text.length <= MAX_HEADING && !/[.;:]$/u.test(next.text) ? next : null;
}

function openOther(builder: OutlineBuilder, label: Label, unit: TextUnit, deeper: number): Block {
  const [rank, kind, stepKind] = RANKS[label.kind as keyof typeof RANKS];
  return builder.open({
    rank: rank + deeper,
    kind,
    stepKind,
    value: label.value,
    label,
    printed: unit,
    heading: label.rest,
  });
}

function openDecimal(builder: OutlineBuilder, label: Label, unit: TextUnit): Block {
  const rank = rankOfDecimal(builder, label);
  builder.close(rank);
  const parent = builder.top;
  const above = parent?.label?.kind === 'decimal' ? `${parent.label.numbers.join('.')}.` : null;
  const value =
    above !== null && label.value.startsWith(above) ? label.value.slice(above.length) : label.value;
  const inArticle = builder.frames().some((frame) => frame.step?.kind === 'article');
  const kind = inArticle ? 'clause' : 'subsection';
  return builder.open({ rank, kind, stepKind: 'number', value, label, printed: unit, heading: label.rest });
}

/** A list that starts again at 1 below an open number is nested in it; it goes on at its own level. */
function rankOfDecimal(builder: OutlineBuilder, label: Label): number {
  const depth = label.numbers.length;
  if (depth > 1) return 10 + depth;
  const number = label.numbers[0] ?? 0;
  const singles = builder
    .frames()
    .filter((frame) => frame.label?.kind === 'decimal' && frame.label.numbers.length === 1);
  const predecessor = singles.findLast((frame) => frame.label?.numbers[0] === number - 1);
  if (predecessor !== undefined) return predecessor.rank;
  const top = builder.top;
  const open = top?.label?.kind === 'decimal' || top?.label?.kind === 'point';
  return number === 1 && open && top !== undefined ? top.rank + 0.5 : 11;
}

function readAnnexHead(
  builder: OutlineBuilder,
  units: Unit[],
  at: number,
  annex: { label: string; title: string },
): number {
  const unit = units[at] as TextUnit;
  const value = annex.label === '' ? 'Phụ lục' : `Phụ lục ${annex.label}`;
  builder.close(0);
  const head = { rank: 0.5, kind: 'annex' as const, stepKind: 'annex' as const, value, path: value };
  builder.open({
    ...head,
    label: null,
    printed: unit,
    heading: annex.title === '' ? value : annex.title,
  }).headingLike = true;
  let next = at + 1;
  for (; next < Math.min(units.length, at + 6); next++) {
    const title = units[next];
    if (title?.kind !== 'text') break;
    const note = isAttachmentNote(title.text);
    if (
      !note &&
      (readLabel(title.text) !== null || annexHead(title.text) !== null || title.text.length > MAX_HEADING)
    )
      break;
    if (!note && /[.;:]$/u.test(title.text)) break;
    if (note) {
      builder.paragraph(title);
      return next + 1;
    }
    builder.extendHeading(title);
  }
  return next;
}

function readAttachmentHead(
  builder: OutlineBuilder,
  units: Unit[],
  at: number,
  type: string,
  zones: Zones,
): number {
  const unit = units[at] as TextUnit;
  const firstAttached = zones.attachments.keys().next().value === at;
  const name = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  builder.close(0);
  // The first regulation keeps the plain "Điều 5"; the articles of the others carry its name.
  builder.container(name, name, firstAttached ? 90 : 0, lineOf(unit));
  for (let next = at; next < Math.min(units.length, at + 6); next++) {
    const title = units[next];
    if (title?.kind !== 'text' || (next > at && readLabel(title.text) !== null)) return next;
    builder.paragraph(title);
    if (isAttachmentNote(title.text)) return next + 1;
  }
  return Math.min(units.length, at + 6);
}

/** Recipients or signature: one block each, however many lines. */
function readTail(
  builder: OutlineBuilder,
  units: Unit[],
  at: number,
  name: 'Nơi nhận' | 'Chữ ký',
  zones: Zones,
): number {
  const lines: Line[] = [];
  let next = at;
  for (; next < units.length; next++) {
    const unit = units[next];
    if (unit?.kind !== 'text' || zones.attachments.has(next) || annexHead(unit.text) !== null) break;
    if (next > at && !belongsToTail(unit.text, name)) break;
    lines.push(...unit.lines);
  }
  const first = lines[0] as Line;
  builder.container(name, name, 90, first);
  builder.paragraph({ text: lines.map((line) => line.text).join('\n'), lines });
  return next;
}

function belongsToTail(text: string, name: 'Nơi nhận' | 'Chữ ký'): boolean {
  if (isStructural(readLabel(text))) return false;
  if (name === 'Nơi nhận') return !isSignature(text) && text.length < 300 && !isPerson(text);
  return (
    !isRecipients(text) &&
    text.length < 120 &&
    (isSignature(text) || isPerson(text) || /^[(*]|^\p{Lu}[^.;]*$/u.test(text))
  );
}

function lineOf(unit: Unit): Line {
  return (unit.kind === 'text' ? unit.lines[0] : unit.rows[0]?.lines[0]) as Line;
}
