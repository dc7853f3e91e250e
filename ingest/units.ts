// Cuts a text into units: paragraphs (healed where a page break cut them) and tables (runs of tabbed lines).
import { findBarredTable } from './barred-table.ts';
import { findCrawledTable } from './crawled-table.ts';
import { readLabel } from './labels.ts';
import type { Cell, Line, RawRow, TextUnit, Unit } from './layout.ts';

/** Lines at least this long were broken by the page width, not by the author. */
const FULL_LINE = 60;
const ENDS_SENTENCE = /[.;:!?…][)”"’*_]*$/u;

/** The units of a canonical text in order; every non-blank line is in exactly one unit. */
export function readUnits(text: string): Unit[] {
  const lines = readLines(text);
  const units: Unit[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as Line;
    if (line.text.includes('\t')) {
      const end = endOfTable(lines, at);
      units.push({ kind: 'table', rows: lines.slice(at, end).map((row) => toRow(text, row)) });
      at = end;
      continue;
    }
    const barred = findBarredTable(lines, at);
    if (barred !== null) {
      units.push({ kind: 'table', rows: barred.rows });
      at = barred.end;
      continue;
    }
    const crawled = findCrawledTable(lines, at);
    if (crawled !== null) {
      units.push({ kind: 'table', rows: crawled.rows });
      at = crawled.end;
      continue;
    }
    const previous = units.at(-1);
    if (previous?.kind === 'text' && continues(previous, line)) {
      previous.lines.push(line);
      previous.text += ` ${line.text}`;
    } else {
      units.push({ kind: 'text', lines: [line], text: line.text });
    }
    at++;
  }
  return units;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  const printed = text.split('\n');
  const rows = rowLines(printed);
  let start = 0;
  let blankBefore = true;
  for (const [at, raw] of printed.entries()) {
    // A row may begin and end with empty cells: only spaces are dropped at its ends.
    const body = rows[at] ? trimSpaces(raw) : raw.trim();
    if (body !== '') {
      const from = start + raw.indexOf(body);
      lines.push({ start: from, end: from + body.length, number: at + 1, text: body, blankBefore });
    }
    blankBefore = body === '';
    start += raw.length + 1;
  }
  return lines;
}

/**
 * Which lines are table rows. A tab after the last word alone makes no row, unless a line beside it is one:
 * then the line is a cell merged over the whole table.
 */
function rowLines(printed: string[]): boolean[] {
  const rows = printed.map((raw) => raw.trimEnd().includes('\t'));
  const merged = printed.map((raw) => raw.includes('\t') && raw.trim() !== '');
  for (let at = 1; at < rows.length; at++) rows[at] ||= (merged[at] && rows[at - 1]) ?? false;
  for (let at = rows.length - 2; at >= 0; at--) rows[at] ||= (merged[at] && rows[at + 1]) ?? false;
  return rows;
}

/** Without the white space at both ends, except tabs. */
function trimSpaces(raw: string): string {
  let end = raw.length;
  while (end > 0 && /[^\S\t]/u.test(raw.charAt(end - 1))) end--;
  return raw.slice(0, end).replace(/^[^\S\t]+/u, '');
}

function endOfTable(lines: Line[], from: number): number {
  let at = from;
  while (lines[at]?.text.includes('\t')) at++;
  return at;
}

function toRow(text: string, line: Line): RawRow {
  const cells: Cell[] = [];
  let start = line.start;
  for (const raw of text.slice(line.start, line.end).split('\t')) {
    const body = raw.trim();
    const from = start + raw.indexOf(body);
    cells.push({ text: body, spans: body === '' ? [] : [{ start: from, end: from + body.length }] });
    start += raw.length + 1;
  }
  return { cells, lines: [line], blankBefore: line.blankBefore };
}

/** True when a line goes on with the sentence before it, over a line end or a page break. */
function continues(unit: TextUnit, line: Line): boolean {
  const last = unit.lines.at(-1)?.text ?? '';
  if (readLabel(line.text) !== null || ENDS_SENTENCE.test(last) || isCapitals(unit.text)) return false;
  const startsSmall = /^["“(*_]*\p{Ll}/u.test(line.text);
  if (line.blankBefore) return startsSmall && last.length >= FULL_LINE;
  if (startsSmall) return true;
  return last.length >= FULL_LINE && !isCapitals(line.text) && !/^[(“"*]/u.test(line.text);
}

/** True for text in capitals: at least two letters and no small one. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/su.test(text) && !/\p{Ll}/u.test(text);
}
