// Recognises the header of a table: what each column holds, by the names that officials give them.
import { fold } from '../server/vietnamese/normalise.ts';
import type { RawRow } from './layout.ts';
import { partMoney, sharedHeadings } from './money-head.ts';

export type Role = 'number' | 'text' | 'lead' | 'cooperate' | 'deadline' | 'product' | 'budget' | 'other';

export type Header = {
  /** What each column holds; names as printed, joined by one space over two lines. */
  roles: Role[];
  names: string[];
  /** The heading that a column of money shares with its neighbours ("Kinh phí (triệu đồng)"); '' for the others. */
  shared?: string[];
  /** Rows that the header takes. */
  height: number;
};

/** Folded names of columns; the first role that matches wins. */
const NAMES: [Role, RegExp][] = [
  ['number', /^(stt|tt|so tt|so thu tu|no\.?)$/],
  ['cooperate', /phoi hop/],
  [
    'lead',
    /chu tri|^(co quan|don vi)( duoc)?( giao)?( thuc hien| tham muu| phu trach| chiu trach nhiem)?$|phan cong|trach nhiem thuc hien/,
  ],
  ['deadline', /thoi gian|thoi han|tien do|han hoan thanh|ngay hoan thanh|^hoan thanh|lo trinh|thoi diem/],
  [
    'budget',
    /^(?:tong |du kien |nhu cau )*(?:kinh phi|du toan|von|so tien|ngan sach|muc (?:dau tu|kinh phi))(?! (?:nguon|tu nguon))/,
  ],
  ['product', /san pham|ket qua|dau ra|hinh thuc/],
  [
    'text',
    /nhiem vu|noi dung|cong viec|hoat dong|giai phap|^(?:ten )?(?:de an|du an|chuong trinh)|hang muc|chi tieu|danh muc/,
  ],
];

/** Words that make up the second line of a header. */
const HEADER_WORDS = new Set(
  'stt tt so thu tu noi dung nhiem vu cong viec hoat dong giai phap co quan don vi chu tri phoi hop thoi gian thuc hien han hoan thanh tien do san pham ket qua kinh phi ghi chu du kien trieu dong phan va trach nam nguon von dau ra yeu cau lo trinh diem bat'.split(
    ' ',
  ),
);
/** Longest printed name of a column, in characters. */
const MAX_NAME = 80;

/** The header that starts at a row, null when the row is data. Two-line heads are joined column by column. */
export function readHeader(rows: RawRow[], at: number): Header | null {
  const first = rows[at];
  if (first === undefined) return null;
  const names = first.cells.map((cell) => cell.text);
  const parted = partMoney(names, rows.slice(at + 1));
  if (parted !== null) {
    const header = toHeader(parted.names, 1 + parted.rows);
    if (header !== null) return { ...header, shared: parted.shared };
  }
  const second = rows[at + 1];
  if (second !== undefined && continuesHeader(names, second)) {
    const joined = joinNames(
      names,
      second.cells.map((cell) => cell.text),
    );
    const header = toHeader(joined, 2);
    if (header !== null) return header;
  }
  const header = toHeader(names, 1);
  return header && { ...header, shared: sharedHeadings(names) };
}

/** True when a row only numbers the columns: "(1)", "(2)", "(3)"… */
export function numbersColumns(row: RawRow): boolean {
  const cells = row.cells.filter((cell) => cell.text !== '');
  if (cells.length < 3) return false;
  return cells.every((cell, at) => cell.text.replace(/[()]/g, '') === String(at + 1));
}

/** True when a row repeats a header, as after a page break. */
export function repeatsHeader(header: Header, row: RawRow): boolean {
  const printed = row.cells.map((cell) => fold(cell.text)).filter((name) => name !== '');
  const known = new Set(header.names.map(fold));
  return printed.length >= 2 && printed.every((name) => known.has(name));
}

/** True when the columns are those of a task table: what is to be done and who leads it. */
export function isTaskHeader(header: Header): boolean {
  return header.roles.includes('text') && header.roles.includes('lead');
}

/** What a column holds by its printed name; 'other' for a name that says nothing about tasks. */
export function roleOf(name: string): Role {
  const folded = fold(name).replace(/[.:*]/g, ' ').replace(/\s+/g, ' ').trim();
  return NAMES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
}

function toHeader(names: string[], height: number): Header | null {
  const filled = names.filter((name) => name !== '');
  if (
    filled.length < 2 ||
    filled.some((name) => name.length > MAX_NAME || /[.;]$/u.test(name.replace(/^\S+\.$/u, '')))
  ) {
    return null;
  }
  const roles = names.map((name) => (name === '' ? 'other' : roleOf(name)));
  const known = new Set(roles.filter((role) => role !== 'other'));
  const strong = known.has('number') || known.has('lead') || known.has('deadline') || known.has('cooperate');
  if (known.size < 2 && !known.has('number')) return null;
  if (!strong || !firstIsName(names)) return null;
  return { roles: keepFirst(withText(withoutUnits(roles, names))), names, height };
}

/** Who leads, and when or with whom: a table of tasks, whatever else its columns are called. */
export function isOfTasks(roles: Role[]): boolean {
  return roles.includes('lead') && (roles.includes('deadline') || roles.includes('cooperate'));
}

/** "Văn bản cần sửa đổi | Cơ quan chủ trì | Thời hạn": beside who leads and when, the first other column is what is done. */
export function withText(roles: Role[]): Role[] {
  const named = roles.includes('text') || !isOfTasks(roles) ? -1 : roles.indexOf('other');
  return roles.map((role, at) => (at === named && at < roles.indexOf('lead') ? 'text' : role));
}

/** "Đơn vị" alone is who does it only beside a deadline or a cooperator; in tables of figures it is the unit. */
function withoutUnits(roles: Role[], names: string[]): Role[] {
  if (roles.includes('deadline') || roles.includes('cooperate')) return roles;
  return roles.map((role, at) =>
    role === 'lead' && /^(?:đơn\s+vị|đv)$/iu.test(names[at]?.trim() ?? '') ? 'other' : role,
  );
}

/** A data row starts with a number; a header never does. */
function firstIsName(names: string[]): boolean {
  const first = names.find((name) => name !== '') ?? '';
  return !/^[\d(]/u.test(first) && !/^[IVX]+\.?$/u.test(first);
}

/** One column per role: a second "thời gian" is other. The lead column is the one that names it best. */
function keepFirst(roles: Role[]): Role[] {
  const seen = new Set<Role>();
  return roles.map((role) => {
    if (role === 'other' || !seen.has(role)) {
      seen.add(role);
      return role;
    }
    return 'other';
  });
}

function continuesHeader(names: string[], row: RawRow): boolean {
  const cells = row.cells.map((cell) => cell.text);
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || (cells[0] ?? '') !== '') return false;
  if (!filled.every((cell) => isHeaderText(cell))) return false;
  // A group heading may be made of such words too ("Nhiệm vụ"): then nothing above or beside it changes.
  return (
    filled.length > 1 || names.some((name, at) => (cells[at] ?? '') !== '' && name !== '' && name.length < 25)
  );
}

function isHeaderText(cell: string): boolean {
  const words = fold(cell).match(/[\p{L}\d]+/gu) ?? [];
  return words.length > 0 && words.length <= 8 && words.every((word) => HEADER_WORDS.has(word));
}

function joinNames(first: string[], second: string[]): string[] {
  const width = Math.max(first.length, second.length);
  const joined = Array.from({ length: width }, (_, at) => `${first[at] ?? ''} ${second[at] ?? ''}`.trim());
  // A head over two columns ("Cơ quan thực hiện" over "Chủ trì" and "Phối hợp") says less than its sub-heads.
  return joined.map((name, at) => {
    const below = second[at] ?? '';
    return below !== '' && roleOf(below) !== 'other' && roleOf(name) !== roleOf(below) ? below : name;
  });
}
