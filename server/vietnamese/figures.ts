// Figures in table cells: Vietnamese and workbook notation, units, safe conversions, and how an answer prints them.
import { fold } from './normalise.ts';

/** `comma`: 1.234,5 as in Vietnamese print; `point`: 1234.5 or 1,234.5 as workbooks and programs write. */
export type Notation = 'comma' | 'point';

const CELL = /^([-+−–]?)\s?(\d[\d.,\u00a0 ]*)\s*(%|‰)?$/u;

/** The number of a cell, null when it holds none ("-", "…", "x", a text). Nothing is guessed for an empty cell. */
export function readFigure(printed: string, notation: Notation): number | null {
  const match = CELL.exec(printed.trim());
  if (match === null) return null;
  const digits = (match[2] ?? '').replace(/[\u00a0 ](?=\d{3}(?!\d))/gu, '').trim();
  const [group, point] = notation === 'comma' ? ['.', ','] : [',', '.'];
  const [whole = '', decimals, ...rest] = digits.split(point);
  if (rest.length > 0 || /[^\d]/u.test(decimals ?? '')) return null;
  const groups = whole.split(group);
  const grouped =
    groups.length === 1 ||
    (groups.slice(1).every((part) => part.length === 3) && (groups[0] ?? '').length <= 3);
  if (!grouped || !/^\d+$/u.test(groups.join(''))) return null;
  const value = Number(`${groups.join('')}.${decimals || '0'}`);
  if (!Number.isFinite(value)) return null;
  return match[1] === '' || match[1] === '+' ? value : -value;
}

/** True when a cell is a figure in some notation, with or without a percent sign. */
export function isFigure(printed: string): boolean {
  return readFigure(printed, 'comma') !== null || readFigure(printed, 'point') !== null;
}

/**
 * The notation of figures that belong together (a column, a table). One that can be read only one way decides;
 * without any, `usual` does, unless many figures all have three digits behind their only point: those are thousands.
 */
export function notationOf(cells: string[], usual: Notation): Notation {
  const figures = cells.map((cell) => cell.trim().replace(/\s*[%‰]$/u, '')).filter(isFigure);
  const comma = figures.filter(
    (cell) => readFigure(cell, 'point') === null || /\.\d{3},\d|\.\d{3}\.\d{3}/u.test(cell),
  );
  const point = figures.filter(
    (cell) => readFigure(cell, 'comma') === null || /,\d{3}\.\d|,\d{3},\d{3}/u.test(cell),
  );
  const decimalComma = figures.filter((cell) => /^[-+−–]?\d+,(?:\d{1,2}|\d{4,})$/u.test(cell));
  const decimalPoint = figures.filter((cell) => /^[-+−–]?\d+\.(?:\d{1,2}|\d{4,})$/u.test(cell));
  const forComma = comma.length + decimalComma.length;
  const forPoint = point.length + decimalPoint.length;
  if (forComma !== forPoint) return forComma > forPoint ? 'comma' : 'point';
  const dotted = figures.filter((cell) => cell.includes('.'));
  const thousands = dotted.length >= 3 && dotted.every((cell) => /^[-+−–]?[1-9]\d{0,2}\.\d{3}$/u.test(cell));
  return thousands ? 'comma' : usual;
}

/** A number as Vietnamese offices print it, with every digit it has up to six decimals: 1.234,5. */
export function printFigure(value: number, decimals = 6): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: decimals }).replace('-', '−');
}

const MONEY: [RegExp, number][] = [
  [/^(?:nghin|ngan) (?:ty|ti)(?: dong| vnd)?$/, 1e12],
  [/^(?:ty|ti)(?: dong| vnd)?$/, 1e9],
  [/^(?:trieu|tr\.?)(?: ?d(?:ong)?| vnd)?$/, 1e6],
  [/^(?:nghin|ngan|1000|1\.000) ?d(?:ong)?$/, 1e3],
  [/^(?:dong|vnd|vnd)$/, 1],
];

/** One spelling for a unit: "Tỷ đồng", "tỉ đồng", "tỷ VND" are one; '' when none is printed. */
export function unitKey(unit: string | null): string {
  const folded = fold(unit ?? '')
    .replace(/[()*:]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const money = MONEY.find(([pattern]) => pattern.test(folded));
  if (money) return `vnd*${money[1]}`;
  if (/^(?:%|phan tram|ty le %|ti le %)$/.test(folded)) return '%';
  return folded.replace(/\s*\/\s*/gu, '/').replace(/^ha$|^hec ta$/, 'ha');
}

/** True for đồng and its multiples, however printed; "nghìn" and "triệu" alone are said of money, too. */
export function isMoneyUnit(unit: string | null): boolean {
  return unitKey(unit).startsWith('vnd*') || /^(?:nghin|ngan)$/.test(fold(unit ?? ''));
}

/** The factor that turns figures of one unit into another: only amounts of đồng convert; null for all else. */
export function conversion(from: string | null, to: string | null): number | null {
  const [source, target] = [unitKey(from), unitKey(to)];
  if (source === target) return 1;
  const money = (key: string) => (key.startsWith('vnd*') ? Number(key.slice(4)) : null);
  const [own, other] = [money(source), money(target)];
  return own === null || other === null ? null : own / other;
}
