// Makes tasks of the rows of task tables, with their agencies and deadlines.
import type { Agency, OutlineNode, Task, TaskBudget } from '../server/domain.ts';
import {
  type AgencyRegister,
  buildRegister,
  findAgency,
  newAgency,
  splitAgencies,
} from '../server/vietnamese/agencies.ts';
import { findDates, parseDeadline } from '../server/vietnamese/dates.ts';
import { isDitto } from '../server/vietnamese/ditto.ts';
import type { Block } from './blocks.ts';
import { passageId } from './chunk.ts';
import { type Header, isTaskHeader } from './columns.ts';
import { printBudget, sumsOf } from './money-columns.ts';
import { cellOf, type TableRow } from './tables.ts';

/** The tasks of a document in order, and every agency they name (known ones and new ones). */
export function makeTasks(
  blocks: Block[],
  documentId: string,
  known: Agency[],
): { tasks: Task[]; agencies: Agency[] } {
  const register = buildRegister(known);
  const named = new Map<string, Agency>();
  const tasks: Task[] = [];
  const headings = new Map(blocks.map((block) => [block.node.path, block.node]));
  let above: Cells = EMPTY;
  for (const block of blocks) {
    const row = taskRowOf(block);
    if (row !== null && row.row.kind !== 'item') above = EMPTY;
    if (block.task === null && row?.row.kind !== 'item') continue;
    const cells =
      row === null
        ? (block.task ?? EMPTY)
        : inherit(readCells(row.row, row.header, block.row?.context.unit ?? null), above, row.header.roles);
    if (row !== null) above = cells;
    const id = passageId(documentId, block.node.path);
    const written: (Cells & { text?: string })[] =
      row === null ? [block.task ?? EMPTY, ...(block.moreTasks ?? [])] : [cells];
    written.forEach((own, at) => {
      tasks.push({
        id: at === 0 ? id : `${id}#${at + 1}`,
        documentId,
        passageId: id,
        section: block.node.section,
        printedNumber: row?.row.printed ?? block.node.printed,
        group: row === null ? headingAbove(block, headings) : headingOf(row.row.group),
        subgroup: row === null ? null : headingOf(row.row.subgroup),
        text: row?.row.text ?? own.text ?? '',
        leadPrinted: own.lead,
        cooperatePrinted: own.cooperate,
        leads: idsOf(own.lead, register, named),
        cooperators: idsOf(own.cooperate, register, named),
        deadlinePrinted: own.deadline,
        deadline: parseDeadline(own.period ?? own.deadline),
        productPrinted: own.product,
        budgetPrinted: own.budget,
        budgets: own.budgets ?? [],
        ordinal: tasks.length,
      });
    });
  }
  return { tasks, agencies: [...named.values()] };
}

type ReadRow = { row: TableRow; header: Header };

/** The row of a task table that a block is, headings included. */
function taskRowOf({ row }: Block): ReadRow | null {
  if (row === null || row.header === null || !isTaskHeader(row.header)) return null;
  return { row: row.row, header: row.header };
}

/** The numbered heading that a labelled task stands under. */
function headingAbove(block: Block, nodes: Map<string, OutlineNode>): Task['group'] {
  for (let path = block.node.parent; path !== null; path = nodes.get(path)?.parent ?? null) {
    const node = nodes.get(path);
    if (node !== undefined && node.heading !== '' && node.printed !== '')
      return { label: node.printed.replace(/[.)\s]+$/u, ''), text: node.heading };
  }
  return null;
}

type Cells = {
  lead: string;
  cooperate: string;
  deadline: string;
  /** The deadline as it is read, where that is not what is printed. */
  period?: string;
  product: string;
  budget: string;
  budgets?: TaskBudget[];
};
const EMPTY: Cells = { lead: '', cooperate: '', deadline: '', product: '', budget: '' };

function readCells(row: TableRow, header: Header, unitAbove: string | null): Cells {
  const budgets = sumsOf(row, header, unitAbove);
  const marked = markedPeriod(row, header);
  const text = (role: 'lead' | 'cooperate' | 'deadline' | 'product') => cellOf(row, header, role)?.text ?? '';
  return {
    ...bothIn(text('lead'), text('cooperate')),
    ...(fromTo(row, header) ?? { deadline: text('deadline') }),
    ...(marked === null ? {} : { deadline: marked }),
    product: text('product'),
    budget: printBudget(budgets, header),
    budgets,
  };
}

/** Names of the columns of a beginning and of an end, alone or below "Thời gian thực hiện". */
const STARTS = /(?:^|\s)(?:bắt đầu|khởi công)(?: thực hiện)?$/iu;
const ENDS = /(?:^|\s)(?:kết thúc|hoàn thành)$/iu;

/**
 * Both columns in words, and the time from the one to the other as it is read; a beginning alone is no deadline. Null
 * without both columns.
 */
function fromTo(row: TableRow, { names }: Header): Pick<Cells, 'deadline' | 'period'> | null {
  const cell = (pattern: RegExp) =>
    row.cells[names.findIndex((name) => pattern.test(name.trim()))]?.text.trim();
  const [start, end] = [cell(STARTS), cell(ENDS)];
  if (start === undefined || end === undefined) return null;
  const isDate = (text: string) => findDates(text).length === 1;
  if (end === '') return isDate(start) ? { deadline: '' } : null;
  if (start === end || !isDate(start) || !isDate(end)) return { deadline: end };
  return { deadline: `bắt đầu ${start}, hoàn thành ${end}`, period: `${start} - ${end}` };
}

/** "Bộ A chủ trì, phối hợp với Bộ B, Bộ C" and "Chủ trì: Sở A; phối hợp: Sở B" in one cell: who leads and who helps. */
const BOTH =
  /^(?:chủ trì\s*[:–-]\s*(?<first>.+?)|(?<named>.+?)\s+(?:là\s+cơ quan\s+)?chủ trì)\s*[,;.]?\s*(?:và\s+)?phối hợp\s*(?:với|cùng|[:–-])?\s*(?<others>.+)$/isu;

function bothIn(lead: string, cooperate: string): Pick<Cells, 'lead' | 'cooperate'> {
  const found = cooperate === '' ? BOTH.exec(lead.trim())?.groups : undefined;
  if (!found) return { lead, cooperate };
  return { lead: found['first'] ?? found['named'] ?? lead, cooperate: found['others'] ?? '' };
}

/** A mark that says "in this period". */
const MARK = /^(?:[xX×✓✔]|có)$/u;

/** Periods whose columns the row marks ("x" below "2026 - 2028"); null in a table without such columns. */
function markedPeriod(row: TableRow, header: Header): string | null {
  const columns = header.names.flatMap((name, at) => {
    const period = findDates(/^\d{4}$/u.test(name) ? `năm ${name}` : name).at(-1)?.printed;
    return period === undefined ? [] : [{ at, period: period.replace(/^năm (?=\d{4}$)/u, '') }];
  });
  if (columns.length < 2) return null;
  const marked = columns.filter(({ at }) => MARK.test(row.cells[at]?.text ?? ''));
  return marked.length === 0 ? null : marked.map(({ period }) => period).join('; ');
}

/**
 * "- nt -" stands for the cell above. An empty lead below a filled one is a merged cell; only then are the other empty
 * cells of the row merged too. A sum is never that of the row above, whatever else is merged.
 */
function inherit(printed: Cells, above: Cells, roles: readonly string[]): Cells {
  const repeated = (role: 'lead' | 'cooperate' | 'deadline' | 'product') =>
    isDitto(printed[role]) ? above[role] : printed[role];
  const isAbove = isDitto(printed.deadline) || printed.deadline === '';
  const cells = {
    ...printed,
    ...(isAbove && above.period ? { period: above.period } : {}),
    lead: repeated('lead'),
    cooperate: repeated('cooperate'),
    deadline: repeated('deadline'),
    product: repeated('product'),
  };
  if (cells.lead !== '' || !roles.includes('lead')) return cells;
  return {
    ...cells,
    lead: above.lead,
    cooperate: cells.cooperate === '' ? above.cooperate : cells.cooperate,
    deadline: cells.deadline === '' ? above.deadline : cells.deadline,
    product: cells.product === '' ? above.product : cells.product,
  };
}

function headingOf(row: TableRow | null): { label: string; text: string } | null {
  return row === null ? null : { label: row.path.at(-1) ?? row.printed, text: row.text };
}

function idsOf(printed: string, register: AgencyRegister, named: Map<string, Agency>): string[] {
  const agencies = splitAgencies(printed, register).map(
    (name) => findAgency(name, register) ?? newAgency(name),
  );
  for (const agency of agencies) if (!named.has(agency.id)) named.set(agency.id, agency);
  return [...new Set(agencies.map((agency) => agency.id))];
}
