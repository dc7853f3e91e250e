// Gives the lines of a crawled table row back to its columns: agencies, deadlines and tasks look different.
import { foldAligned } from '../server/vietnamese/aligned.ts';
import { parseDeadline } from '../server/vietnamese/dates.ts';
import type { Role } from './columns.ts';

/** Longest line that can be a deadline, and an agency. */
const MAX_DEADLINE = 60;
const MAX_AGENCY = 160;
/** Longest event that a task waits for ("Sau khi Luật … được ban hành"). */
const MAX_EVENT = 160;
const EVENT = /^(?:ngay )?(?:sau|truoc) khi /u;
const AGENCY =
  /^(?:cac )?(?:so|ban|nganh|ubnd|uy ban|cong an|bo|van phong|thanh tra|trung tam|chi cuc|cuc|thue|kho bac|bao hiem|hoi|lien doan|tinh doan|mttq|mat tran|truong|dai hoc|bao|dai|ngan hang|vien|phong|don vi|co quan|doanh nghiep|viettel|vnpt|hdnd|hoi dong|toa an|chu dau tu|xa|phuong|dia phuong)(?![a-z])/u;
/** The same words as the beginning of something to do, or of a product. */
const NOT_AGENCY =
  /^(?:ban (?:hanh|bo|giao)|hoi (?:nghi|thao|thi|cho|hop|dap)|bao (?:cao|dam|ton|ve)|phong(?:,| chong| ngua)|bo (?:tieu chi|chi so|du lieu|thu tuc|co so|tai lieu)|so (?:huu|lieu|luong)|vien (?:tro|dan)|cuc bo|thue (?:dich|tu van)|dai (?:hoi|tra)|truong hop|phuong an|xa hoi)|\bde (?:nghi|xuat)\W*$/u;

/** The lines of each column; `roles` has one entry for each column. Order is kept, no line is lost. */
export function spreadLines(texts: string[], roles: Role[]): number[][] {
  const looks = texts.map(lookOf);
  // one line for each column, unless an agency would stand under "Thời gian" or a date under "Chủ trì"
  const isMisplaced = roles.some((role, at) => {
    const look = looks[at];
    if (role === 'deadline') return look?.agency === true && !look.deadline;
    return role === 'lead' && look?.deadline === true && !look.agency;
  });
  if (texts.length === roles.length && !isMisplaced) return texts.map((_text, at) => [at]);
  // best[c][n]: highest score of the first n lines in the first c columns, with the number of lines of the last one
  const best: { score: number; taken: number }[][] = [
    texts.concat('').map((_text, n) => ({ score: n === 0 ? 0 : Number.NEGATIVE_INFINITY, taken: 0 })),
  ];
  roles.forEach((role, column) => {
    const before = best[column] ?? [];
    best.push(
      texts.concat('').map((_text, n) => {
        let chosen = { score: Number.NEGATIVE_INFINITY, taken: 0 };
        for (let taken = 0; taken <= n; taken++) {
          const own = columnScore(role, looks.slice(n - taken, n));
          const score = (before[n - taken]?.score ?? Number.NEGATIVE_INFINITY) + own;
          if (score > chosen.score) chosen = { score, taken };
        }
        return chosen;
      }),
    );
  });
  const cells: number[][] = [];
  let n = texts.length;
  for (let column = roles.length; column > 0; column--) {
    const taken = best[column]?.[n]?.taken ?? 0;
    cells.unshift(Array.from({ length: taken }, (_, at) => n - taken + at));
    n -= taken;
  }
  return cells;
}

type Look = { agency: boolean; deadline: boolean; goesOn: boolean };

function lookOf(text: string): Look {
  const folded = foldAligned(text)
    .toLowerCase()
    .replace(/^[\s+*•–-]+/u, '');
  const agency = text.length <= MAX_AGENCY && AGENCY.test(folded) && !NOT_AGENCY.test(folded);
  const deadline =
    (text.length <= MAX_DEADLINE && parseDeadline(text).kind !== 'unknown') ||
    (text.length <= MAX_EVENT && EVENT.test(folded));
  return { agency, deadline, goesOn: /^\p{Ll}/u.test(text) };
}

/** True for a line that is an agency or a deadline by its looks. */
export function looksLikeValue(text: string): boolean {
  const look = lookOf(text);
  return look.agency || look.deadline;
}

const EMPTY: Record<Role, number> = {
  number: 0,
  text: -4,
  lead: -1.2,
  deadline: -0.8,
  cooperate: -0.6,
  product: -0.6,
  budget: -0.4,
  other: -0.4,
};

function columnScore(role: Role, lines: Look[]): number {
  if (lines.length === 0) return EMPTY[role];
  return lines.reduce(
    (sum, look, at) => sum + lineScore(role, look) - (at === 0 ? 0 : repeatCost(role, look)),
    0,
  );
}

function lineScore(role: Role, look: Look): number {
  switch (role) {
    case 'lead':
    case 'cooperate':
      return look.agency ? 2 : look.deadline ? -3 : -1.5;
    case 'deadline':
      return look.deadline ? 3 : look.agency ? -3 : -2;
    case 'text':
      return look.agency ? -1.5 : look.deadline ? -2 : 1;
    case 'number':
      return -9;
    default:
      return look.agency ? -0.5 : look.deadline ? -1 : 0.5;
  }
}

/** A second line of one cell: likely in the text, or where it goes on in small letters. */
function repeatCost(role: Role, look: Look): number {
  if (look.goesOn) return -0.5;
  if (role === 'text') return 0.2;
  return role === 'deadline' ? 2 : role === 'lead' ? 0.8 : 0.4;
}
