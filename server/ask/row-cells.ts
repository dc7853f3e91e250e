// The cells of a table row under the names of their columns, and the row with its figures in the units of the table.
import type { Passage } from '../domain.ts';
import { isFigure } from '../vietnamese/figures.ts';
import { unitNamed, unitOfHead } from './gate/units.ts';

export type NamedCell = { name: string; text: string };

/** Names of columns are joined by this, in the last heading of a row and in the heading of a table's node. */
const BETWEEN_NAMES = ' | ';
const ORDER = /^(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]+|[a-zđ])[.)]?$/iu;

/** The cells of a row by column; `columns` is the line of names ("STT | Nội dung | Mức thu (đồng)"). Empty: not so made. */
export function cellsByHead(text: string, columns: string): NamedCell[] {
  const names = columns.split(BETWEEN_NAMES);
  const cells = text.split('\t').map((cell) => cell.trim());
  if (names.length < 2 || cells.length > names.length) return [];
  // the text of a row begins with its first filled cell: a row without a number lacks the first ones
  const lacks = names.length - cells.length;
  const first = lacks > 0 && !ORDER.test(cells[0] ?? '') ? Math.min(lacks, 1) : 0;
  return names.map((name, at) => ({ name, text: cells[at - first] ?? '' }));
}

/** A row whose figures carry the unit of their column or of the row's unit cell; any other passage as it is. */
export function withUnits({ kind, text, headings }: Passage): string {
  const cells = kind === 'row' ? cellsByHead(text, headings.at(-1) ?? '') : [];
  if (cells.length === 0) return text;
  const unit = cells.map((cell) => cell.text).find((cell) => unitNamed(cell) !== null) ?? null;
  return cells
    .map((cell, at) => {
      const own = at > 0 && isFigure(cell.text) ? (headUnit(cell.name) ?? unit) : null;
      return own === null || cell.text.endsWith('%') ? cell.text : `${cell.text} ${own}`;
    })
    .filter((cell) => cell !== '')
    .join('\t');
}

/** The unit in the brackets of a column's name, as printed. */
function headUnit(name: string): string | null {
  return unitOfHead(name) === null ? null : (/\(([^()]+)\)\s*$/u.exec(name)?.[1] ?? null);
}
