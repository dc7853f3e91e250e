// What each column of a statistics table holds: labels, units, areas, periods, and figures with measure and period.
import type { Measure } from '../server/domain.ts';
import { isFigure, type Notation, notationOf, readFigure, unitKey } from '../server/vietnamese/figures.ts';
import { fold } from '../server/vietnamese/normalise.ts';
import { type FoundPeriod, findPeriods } from '../server/vietnamese/periods.ts';
import { roleOf } from './columns.ts';

export type ValueColumn = {
  kind: 'value';
  measure: Measure;
  periods: FoundPeriod[];
  /** The names above it say that the figures were reached ("Thực hiện", "Hiện trạng"). */
  saysReached: boolean;
  /** "Kế hoạch năm": the year of the table, however short the period of its other columns is. */
  wholeYear: boolean;
  /** "Cùng kỳ năm trước": the period of the table, one year back. */
  yearBefore: boolean;
  area: string | null;
  unit: string | null;
  /** What the names above it say besides measure, period, area and unit. */
  rest: string;
  notation: Notation;
  /** Percentages that are written as shares of one ("0.95" for 95%). */
  shares: boolean;
};
export type LabelKind = 'number' | 'code' | 'name' | 'group' | 'unit' | 'area' | 'period' | 'note';
export type Column = ValueColumn | { kind: LabelKind; name: string };

const LABELS: [LabelKind, RegExp][] = [
  ['code', /^(?:ma|ma so|ma chi tieu|ma chi so|ky hieu|code|indicator code)$/],
  ['group', /^(?:linh vuc|nhom|nhom chi tieu|phan nhom|tru cot|chuong)$/],
  ['unit', /^(?:dvt|dv tinh|don vi tinh|don vi do|unit)$/],
  [
    'area',
    /^(?:ten )?(?:dia phuong|don vi hanh chinh|don vi|dia ban|khu vuc|vung|co quan|co quan, don vi|so, (?:ban, )?nganh|xa|phuong|thi tran|xa,? ?\/? ?phuong.*|xa, thi tran|huyen.*|tinh.*|thanh pho|province|area|district)$/,
  ],
  ['period', /^(?:nam|ky|quy|thang|ky bao cao|thoi gian|thoi ky|thoi diem|ngay|year|quarter|month|period)$/],
  ['note', /^(?:ghi chu|nguon|luu y|danh gia|ghi chu\/ ?danh gia|y kien|source|note)/],
];
const NAMES =
  /chi tieu|chi so|noi dung|danh muc|hang muc|tieu chi|chi tiet|^ten(?: |$)|linh vuc|nganh|loai|khoan|nguon (?:thu|von)|indicator|name/;
const AREA_PART =
  /^(?:toan (?:tinh|huyen|xa|thanh pho|nganh|quoc)|ca nuoc|(?:ubnd|uy ban nhan dan) |(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh|quan) \p{L})/u;
/** A name over an area that goes on with measure and period ("Toàn huyện KH 2020"). */
const BEHIND_AREA =
  /\s+(?:ư?th|ư?kh|kế hoạch|thực hiện|ước|so sánh|so với|mục tiêu|năm|quý|tháng)(?=[\s\d%]|$).*$/isu;
const NAMED_PLACE =
  /^(?:so|ban|xa|phuong|huyen|ubnd|cuc|chi cuc|vien|truong|trung tam|thi|thanh pho|tinh|phong|cong|van phong)(?: |$)/;
const REACHED = /thuc hien|\bth(?![a-z])|ket qua|dat duoc|hien trang|thuc trang|hien co/;
/** Percentages of plans and of earlier periods lie far above this. */
const SHARE_LIMIT = 3;
const MEASURE_WORDS = new Set(
  'ke hoach kh thuc hien th uoc uth ukh muc tieu so sanh voi cung ky nam truoc ty le dat phan tram ket qua giao gia tri lieu luy bao cao chinh thuc bo den du toan hoan thanh cua tang giam toc do va trong hien trang giai doan lo trinh het value total'.split(
    ' ',
  ),
);
const UNITS = new Set(
  '%|‰|ha|km|km2|m|m2|m3|kg|tan|ta|ta/ha|tan/ha|nguoi|ho|con|cai|chiec|diem|lan|luot|vu|giuong|thua|xa|truong|lop|hoc sinh|bac si|ho so|tieu chi|usd|trieu usd|ty usd|kwh|mw|nghin nguoi|trieu nguoi|doanh nghiep|co so|lao dong|du an|don vi|van ban|nghin tan|trieu tan|nghin ha|luot nguoi|nghin luot|do c|°c'.split(
    '|',
  ),
);

/** Reads the columns from the names above them and the cells below; rows are the cells of the items. */
export function readColumns(paths: string[][], rows: string[][], usual: Notation): Column[] {
  const width = Math.max(paths.length, ...rows.map((row) => row.length));
  // a dash or dots stand for a figure that is missing
  const cellsOf = (column: number) =>
    rows.map((row) => row[column] ?? '').filter((cell) => /[\p{L}\d%]/u.test(cell));
  const columns = Array.from({ length: width }, (_, at): Column => {
    const path = paths[at] ?? [];
    const label = labelOf(path, cellsOf(at));
    return label === null ? valueColumn(path, cellsOf(at), usual) : { kind: label, name: path.join(' ') };
  });
  readBarePercent(columns);
  if (columns.some((column) => column.kind === 'name')) return columns;
  // Without a column that is called so, the first text names the rows, unless areas do.
  const first = columns.findIndex((column) => column.kind === 'note');
  const named = columns.some((column) => column.kind === 'area');
  return columns.map((column, at) =>
    at === first && !named ? { kind: 'name', name: (paths[at] ?? []).join(' ') } : column,
  );
}

/** "Tỷ lệ (%)" beside a plan and what was reached is the share of the plan. */
function readBarePercent(columns: Column[]): void {
  const values = columns.filter((column) => column.kind === 'value');
  const bare = values.filter(
    (column) => column.unit === '%' && column.rest === '' && column.measure === 'actual',
  );
  const others = values.filter((column) => column.unit !== '%');
  const has = (measure: Measure) => others.some((column) => column.measure === measure);
  if (bare.length === 1 && has('planned') && (has('actual') || has('estimated')))
    for (const column of bare) column.measure = 'of_plan';
}

/** Null for a column of figures. */
function labelOf(path: string[], cells: string[]): LabelKind | null {
  const folded = fold(path.join(' ')).replace(/[.:*]/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (roleOf(path.join(' ')) === 'number') return 'number';
  const label = LABELS.find(([, pattern]) => pattern.test(folded))?.[0];
  const figures = cells.filter(isFigure).length;
  if (label === 'area' && folded === 'don vi' && cells.length > 0 && cells.every(mayBeUnit)) return 'unit';
  if (label === 'area' && figures * 2 > cells.length) return null;
  if (label !== undefined) return label;
  if (figures > 0 && figures * 3 >= cells.length) return null;
  return NAMES.test(folded) ? 'name' : 'note';
}

/** "Cuộn", "Triệu đồng": a short word that names neither a place nor an agency. */
function mayBeUnit(cell: string): boolean {
  return isUnit(cell) || (cell.length <= 14 && cell.split(' ').length <= 2 && !NAMED_PLACE.test(fold(cell)));
}

function valueColumn(path: string[], cells: string[], usual: Notation): ValueColumn {
  const notation = notationOf(cells, usual);
  const text = path.join(' ');
  const folded = fold(text);
  const placed = path.find((part) => AREA_PART.test(fold(part)));
  const area = placed === undefined ? null : placed.replace(BEHIND_AREA, '').trim();
  const ratio = ratioOf(folded);
  const yearBefore = ratio === null && /cung ky|nam truoc/.test(folded);
  const rest = path.filter((part) => part !== placed && saysMore(part)).map(withoutPeriodBehind);
  return {
    kind: 'value',
    measure: ratio ?? measureOf(folded),
    periods: findPeriods(text),
    saysReached: REACHED.test(folded),
    wholeYear: /(?:ke hoach|kh|du toan)(?: giao)? (?:ca )?nam(?! \d)/.test(folded),
    yearBefore,
    area,
    unit: unitIn(text) ?? (ratio === null ? null : '%'),
    rest: rest.join(' – '),
    notation,
    shares: ratio !== null && areShares(cells, notation),
  };
}

/** Half of the figures that are not nought are below three, and none shows a percent sign. */
function areShares(cells: string[], notation: Notation): boolean {
  if (cells.some((cell) => cell.includes('%'))) return false;
  const figures = cells
    .map((cell) => Math.abs(readFigure(cell, notation) ?? 0))
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  return (figures[Math.floor(figures.length / 2)] ?? SHARE_LIMIT) < SHARE_LIMIT;
}

/** "% so với kế hoạch", "TH/KH", "so cùng kỳ (%)": a percentage that the table prints itself. */
function ratioOf(folded: string): 'of_plan' | 'of_prior' | null {
  const bare = folded.replace(/\(\s*%\s*\)/g, ' ');
  const slash = /(\p{L}+)\s?(\d{4})?\s*\/\s*(\p{L}*(?:kh|th|ke hoach|cung ky))\s?(\d{4})?/u.exec(bare);
  if (slash) return slash[2] === slash[4] && /kh|ke hoach/.test(slash[3] ?? '') ? 'of_plan' : 'of_prior';
  const compares = /%|so sanh|so voi|\bso\b|ty le|ti le|muc do|toc do|tang truong|hoan thanh/.test(bare);
  if (!compares) return null;
  if (/cung ky|nam truoc|ky truoc|thang truoc|quy truoc|so voi nam|toc do|tang truong|so nam/.test(bare))
    return 'of_prior';
  return /ke hoach|\bkh\b|du toan|muc tieu/.test(bare) ? 'of_plan' : null;
}

/** By the word that comes first: "Kế hoạch thực hiện" is planned, "Kết quả thực hiện kế hoạch" is not. */
function measureOf(folded: string): Measure {
  if (/uoc|\buth|du kien dat/.test(folded)) return 'estimated';
  const planned = folded.search(
    /ke hoach|\bu?kh(?![a-z])|du toan|muc tieu|phan dau|chi tieu giao|dinh muc giao/,
  );
  const actual = folded.search(REACHED);
  return planned >= 0 && (actual < 0 || planned < actual) ? 'planned' : 'actual';
}

/** "Kinh phí thực hiện (triệu đồng) Năm 2023" in one cell: the year is the period of the column, no part of its name. */
function withoutPeriodBehind(part: string): string {
  const name = withoutUnit(part);
  const last = findPeriods(name).at(-1)?.span;
  return last !== undefined && last.start > 0 && last.end === name.length
    ? name.slice(0, last.start).trim()
    : name;
}

/** True when a name is more than a measure, a period or a unit. */
function saysMore(part: string): boolean {
  let left = withoutUnit(part);
  for (const { span } of findPeriods(left).reverse())
    left = `${left.slice(0, span.start)} ${left.slice(span.end)}`;
  // as one phrase, for "đầu kỳ" does say more
  const words = fold(left.replace(/phấn\s+đấu/giu, ' ')).match(/\p{L}+/gu) ?? [];
  return words.some((word) => !MEASURE_WORDS.has(word));
}

/** The unit that a name carries: "(tỷ đồng)", ", %"; null when it carries none. */
export function unitIn(text: string): string | null {
  const candidates = [
    ...text.matchAll(/[([]\s*(?:đvt|đơn vị(?: tính)?)?:?\s*([^()[\]]{1,40})[)\]]|,\s*([^,()]{1,30})$/giu),
  ];
  for (const match of candidates.reverse()) {
    const unit = (match[1] ?? match[2] ?? '').trim();
    if (isUnit(unit)) return unit;
  }
  return null;
}

/** A name without the unit that it carries. */
export function withoutUnit(text: string): string {
  const unit = unitIn(text);
  if (unit === null) return text.trim();
  const at = text.lastIndexOf(unit);
  const before = text.slice(0, at).replace(/[([,]\s*(?:đvt|đơn vị(?: tính)?)?:?\s*$/iu, '');
  return `${before} ${text.slice(at + unit.length).replace(/^\s*[)\]]/u, '')}`.replace(/\s+/gu, ' ').trim();
}

/** Units as offices print them; a quotient of them too. */
export function isUnit(text: string): boolean {
  const key = unitKey(text);
  if (key.startsWith('vnd*') || UNITS.has(key)) return true;
  const [first = '', ...rest] = key.split('/');
  return (
    rest.length > 0 &&
    rest.length < 3 &&
    (unitKey(first).startsWith('vnd*') || UNITS.has(first)) &&
    key.length < 40
  );
}
