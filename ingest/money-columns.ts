// Finds the columns of a task table that hold sums, with the name, the unit and the shared heading of each.
import type { TaskBudget } from '../server/domain.ts';
import { fold } from '../server/vietnamese/normalise.ts';
import { type Header, roleOf } from './columns.ts';
import type { TableRow } from './tables.ts';

const UNIT = /(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng/iu;
/** Sums of money by the name of their column, and by that of a heading over several. */
const MONEY = /\b(?:kinh phi|von|du toan|ngan sach|so tien|tong muc dau tu)\b/;
/** Where money comes from: such a column holds sums beside another column of money only. */
const SOURCE =
  /^(?:nguon )?(?:xa hoi hoa|huy dong|trung uong|dia phuong|nstw|nsdp|nst|xhh|oda|doanh nghiep|tai tro|nguon (?:khac|von khac)|khac)\b/;
const NO_SUM = /%|\b(?:ty le|so voi|co cau|can cu|co quan|ghi chu|nguon goc)\b/;
const SUM = /^\d[\d.,\s]*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng)?)$/iu;

/** The sums of a row in the order printed; a cell that is no figure, as a dash or a source of money, gives none. */
export function sumsOf(row: TableRow, header: Header, unitAbove: string | null): TaskBudget[] {
  const columns = moneyColumns(header);
  if (columns.length > 1 && isUnsure(row, columns))
    return sumsIn(row, columns.slice(0, 1), unitAbove).map(withoutName);
  return sumsIn(row, columns, unitAbove);
}

function sumsIn(row: TableRow, columns: MoneyColumn[], unitAbove: string | null): TaskBudget[] {
  return columns.flatMap(({ at, label, unit, part }) => {
    const value = (row.cells[at]?.text ?? '').replace(/\s+/gu, ' ').trim();
    if (!SUM.test(value)) return [];
    const own = /\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s*(?:đồng)?|đồng)$/iu.exec(value)?.[0] ?? '';
    const named = own.trim() || unit || (UNIT.exec(unitAbove ?? '')?.[0] ?? '');
    return [
      { label, value: value.slice(0, value.length - own.length), unit: named.trim().toLowerCase(), part },
    ];
  });
}

/**
 * The sums as one text: the whole where a column gives it, its parts behind it; else each with the name of its
 * column. A table with one column of money needs no name.
 */
export function printBudget(sums: TaskBudget[], header: Header): string {
  if (moneyColumns(header).length < 2) return sums.map(printSum).join('; ');
  const whole = sums.find(isWhole);
  const others = sums.filter((sum) => sum !== whole).map(printNamed);
  if (whole === undefined) return others.join('; ');
  return `${printSum(whole)}${others.length > 0 ? ` (${others.join('; ')})` : ''}`;
}

/**
 * Where a crawler left one cell on a line, blank cells are gone and a heading looks like a column: only a row with
 * all its cells says which column a sum is from, and only a head in which each column has its own unit, or none has.
 */
function isUnsure(row: TableRow, columns: MoneyColumn[]): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '').length;
  const isCrawled = row.lines.length > 1 && row.lines.length >= filled;
  if (!isCrawled) return false;
  const named = columns.filter(({ unit }) => unit !== '').length;
  return filled < row.cells.length || (named > 0 && named < columns.length);
}

function withoutName(sum: TaskBudget): TaskBudget {
  return { ...sum, label: '', part: false };
}

type MoneyColumn = { at: number; label: string; unit: string; part: boolean };

function moneyColumns({ names, shared, roles }: Header): MoneyColumn[] {
  const sure = names.map((name, at) => {
    const folded = fold(`${shared?.[at] ?? ''} ${name}`);
    if (NO_SUM.test(folded) || name === '') return false;
    if (roles[at] === 'budget' || roleOf(name) === 'budget') return true;
    return roles[at] === 'other' && MONEY.test(folded) && ((shared?.[at] ?? '') !== '' || UNIT.test(name));
  });
  return names.flatMap((name, at) => {
    const beside = sure.some(Boolean) && roles[at] === 'other' && SOURCE.test(fold(name));
    if (!sure[at] && !(beside && !NO_SUM.test(fold(name)))) return [];
    const above = shared?.[at] ?? '';
    const unit = (UNIT.exec(name) ?? UNIT.exec(above))?.[0].replace(/\s+/gu, ' ').toLowerCase().trim() ?? '';
    return [{ at, label: labelOf(name, above), unit, part: above !== '' }];
  });
}

/** The column's own name below a shared heading, without the unit. */
function labelOf(name: string, above: string): string {
  const own = above !== '' && name.startsWith(above) ? name.slice(above.length) : name;
  return own
    .replace(/[([]?\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*đồng\s*[)\]]?/iu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:–-]+|[\s:,–-]+$/gu, '')
    .replace(/^trong đó\s*:?\s*(?=\S)/iu, '');
}

function isWhole({ label }: TaskBudget): boolean {
  return label === '' || /^(?:tong|cong)\b/.test(fold(label));
}

function printSum({ value, unit }: TaskBudget): string {
  return unit === '' ? value : `${value} ${unit}`;
}

function printNamed(sum: TaskBudget): string {
  return `${sum.label.slice(0, 1).toLowerCase()}${sum.label.slice(1)}: ${printSum(sum)}`;
}
