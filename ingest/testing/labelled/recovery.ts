// Compares a read document with its label: shares of metadata fields, cells, rows, sentences and tasks.
import type { Task } from '../../../server/domain.ts';
import { normaliseTone } from '../../../server/vietnamese/tone.ts';
import type { DocumentLabel, Read, Recovery, Share, TaskLabel } from './label.ts';
import { comparable, distanceWithin, isNear } from './nearness.ts';

/** Letters of a scan that may differ in a cell or a sentence that counts as read. */
const SCAN_SHARE = 0.05;

/** Pure: the same label and the same result give the same shares. */
export function recoveryOf(label: DocumentLabel, read: Read): Recovery {
  const share = label.scan ? SCAN_SHARE : 0;
  const missed: string[] = [];
  const { rows, cells } = tableShares(label, read, share, missed);
  return {
    meta: metaShare(label, read, share, missed),
    cells,
    rows,
    sentences: sentenceShare(label, read, share, missed),
    tasks: taskShare(label.tasks ?? [], read.parsed.tasks, share, missed),
    missed,
  };
}

export function addShares(shares: readonly Share[]): Share {
  return shares.reduce((sum, one) => ({ found: sum.found + one.found, of: sum.of + one.of }), {
    found: 0,
    of: 0,
  });
}

function metaShare(label: DocumentLabel, { parsed }: Read, share: number, missed: string[]): Share {
  const { type, number, issuedOn, issuer, title } = parsed.meta;
  const { signer } = parsed.details;
  const found: Record<string, string | null> = { type, number, issuedOn, issuer, title, signer };
  const fields = Object.entries(label.meta).filter(([, wanted]) => wanted !== undefined);
  const right = fields.filter(([field, wanted]) => {
    const got = found[field] ?? null;
    const ok = isField(field, wanted, got, share);
    if (!ok) missed.push(`${field}: ${JSON.stringify(wanted)} ≠ ${JSON.stringify(got)}`);
    return ok;
  });
  return { found: right.length, of: fields.length };
}

function isField(
  field: string,
  wanted: string | string[] | null,
  got: string | null,
  share: number,
): boolean {
  if (wanted === null || got === null) return wanted === got;
  if (Array.isArray(wanted)) return wanted.some((one) => isField(field, one, got, share));
  // capitals of a printed name are a matter of style, digits and symbols are not
  if (field === 'number' || field === 'issuedOn' || field === 'type')
    return comparable(wanted) === comparable(got);
  const spoken = (text: string) => normaliseTone(comparable(text).toLowerCase());
  if (field === 'title') return isNear(bareTitle(spoken(wanted)), bareTitle(spoken(got)), share);
  return isNear(spoken(wanted), spoken(got), share);
}

/** "Công văn về việc …", "Thông tư …": the type before a subject is printed apart from it. */
function bareTitle(title: string): string {
  return title
    .replace(/^(?:công văn|thông tư|nghị định|quyết định|nghị quyết)\s+/u, '')
    .replace(/^về việc\s+/u, '')
    .replace(/[.:](?=\s)/gu, '');
}

function tableShares(
  label: DocumentLabel,
  { result }: Read,
  share: number,
  missed: string[],
): { rows: Share; cells: Share } {
  const printed = result.text
    .split('\n')
    .filter((line) => label.rows.some((row) => row.length === 1) || line.includes('\t'))
    .map((line) => line.split('\t').filter((cell) => cell.trim() !== ''));
  let [whole, cells] = [0, 0];
  for (const row of label.rows) {
    const best = Math.max(0, ...printed.map((other) => commonCells(row, other, share)));
    cells += best;
    if (best === row.length) whole++;
    else missed.push(`row: ${row.join(' | ')}`);
  }
  const of = label.rows.reduce((sum, row) => sum + row.length, 0);
  return { rows: { found: whole, of: label.rows.length }, cells: { found: cells, of } };
}

/** Cells of `row` that stand in `other` in the same order. */
function commonCells(row: string[], other: string[], share: number): number {
  let before = new Array<number>(other.length + 1).fill(0);
  for (const cell of row) {
    const next = [0];
    other.forEach((candidate, at) => {
      const same = isNear(cell, candidate, share) ? (before[at] ?? 0) + 1 : 0;
      next.push(Math.max(same, next[at] ?? 0, before[at + 1] ?? 0));
    });
    before = next;
  }
  return before.at(-1) ?? 0;
}

function sentenceShare(label: DocumentLabel, { result }: Read, share: number, missed: string[]): Share {
  const found = label.sentences.filter(({ page, text }) => {
    const spans = result.pages.filter((entry) => entry.page === page).map((entry) => entry.span);
    const place =
      page === 0 ? result.text : spans.map((span) => result.text.slice(span.start, span.end)).join('\n');
    const [wanted, within] = [comparable(text), comparable(place)];
    if (within.includes(wanted)) return true;
    const near = share > 0 && distanceWithin(wanted, within) <= wanted.length * share;
    if (!near) missed.push(`sentence (page ${page}): ${text}`);
    return near;
  });
  return { found: found.length, of: label.sentences.length };
}

/** A task is recovered when number, text, both agencies and the deadline are. */
function taskShare(labels: TaskLabel[], tasks: Task[], share: number, missed: string[]): Share {
  const free = new Set(tasks);
  const found = labels.filter((label) => {
    const task = [...free].find(
      (candidate) =>
        isNear(label.text, candidate.text, share) &&
        isNear(label.lead, candidate.leadPrinted, share) &&
        isNear(label.cooperate, candidate.cooperatePrinted, share) &&
        isNear(label.deadline, candidate.deadlinePrinted, share) &&
        (share > 0 || label.number === candidate.printedNumber.replace(/\.$/u, '')),
    );
    if (task === undefined) missed.push(`task ${label.number}: ${label.text.slice(0, 60)}`);
    else free.delete(task);
    return task !== undefined;
  });
  return { found: found.length, of: labels.length };
}
