// Places of a document named in a question: "mục III.2.4", "Điều 5 khoản 2 điểm a", "điểm a khoản 2 Điều 5", "phụ lục III.10.3".

export type SectionReference = {
  /** Canonical path as citations print it, without a trailing dot. */
  path: string;
  annex: boolean;
  start: number;
  end: number;
};

const roman = '[IVXLC]+';
/** A word for a place and its label: "mục III.2.4", "nhóm II", "nhiệm vụ số 10.3". */
const sectionPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(phụ lục|phu luc|mục|muc|phần|phan|nhóm|nhom|tiểu mục|tieu muc|nhiệm vụ|nhiem vu|stt|số|so)\\s+(?:số\\s+|so\\s+)?(${roman}(?:\\.\\d+)*|\\d+(?:\\.\\d+)+)(?![\\p{L}\\p{N}])`,
  'giu',
);
/** A Roman path that stands alone: "III.2.4". */
const barePathPattern = new RegExp(`(?<![\\p{L}\\p{N}.])(${roman}(?:\\.\\d+)+)(?![\\p{L}\\p{N}])`, 'gu');
/** Largest first: "Điều 5 khoản 2 điểm a". */
const articleForward =
  /(?:điều|dieu)\s+(\d+[a-zđ]?)(?:\s*,?\s*(?:khoản|khoan)\s+(\d+[a-zđ]?))?(?:\s*,?\s*(?:điểm|diem)\s+([a-zđ]))?(?![\p{L}\p{N}])/giu;
/** Smallest first: "điểm a khoản 2 Điều 5". */
const articleBackward =
  /(?:(?:điểm|diem)\s+([a-zđ])\s*,?\s*)?(?:khoản|khoan)\s+(\d+[a-zđ]?)\s*,?\s*(?:điều|dieu)\s+(\d+[a-zđ]?)(?![\p{L}\p{N}])/giu;

/** "k2 d7", "k2đ7": khoản 2 Điều 7 as typed in a hurry. */
const articleShort = /(?<![\p{L}\p{N}])k(\d{1,2})\s*,?\s*[dđ](\d{1,3})(?![\p{L}\p{N}])/giu;

/** "d22 luật cư trú": Điều 22, when a document follows at once. */
const articleLetter =
  /(?<![\p{L}\p{N}])[dđ]\.?\s?(\d{1,3})(?=\s+(?:của |cua )?(?:bộ luật|bo luat|luật|luat|nghị định|nghi dinh|nđ|nd|thông tư|thong tu|tt|quyết định|quyet dinh|qđ|qd|quy chế|quy che|pháp lệnh|phap lenh)(?![\p{L}\p{N}]))/giu;

/** Every place named in the question, in order, without overlaps. */
export function findSectionReferences(question: string): SectionReference[] {
  const found: SectionReference[] = [];
  const add = (path: string, annex: boolean, match: RegExpMatchArray) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!found.some((other) => other.start < end && start < other.end))
      found.push({ path, annex, start, end });
  };
  for (const match of question.matchAll(articleBackward))
    add(articlePath(match[3]!, match[2], match[1]), false, match);
  for (const match of question.matchAll(articleForward))
    add(articlePath(match[1]!, match[2], match[3]), false, match);
  for (const match of question.matchAll(articleShort)) add(articlePath(match[2]!, match[1]), false, match);
  for (const match of question.matchAll(articleLetter)) add(articlePath(match[1]!), false, match);
  for (const match of question.matchAll(sectionPattern)) {
    const word = match[1]!.toLowerCase();
    const label = match[2]!;
    if (/^[ivxlc]+$/.test(label) && /[vxlc]{3,}|^c|^l/.test(label)) continue;
    const annex = /^(phụ|phu|nhóm|nhom|nhiệm|nhiem|stt)/.test(word);
    if (/^(số|so)$/.test(word) && !/[IVX]/.test(label)) continue;
    add(label.toUpperCase(), annex, match);
  }
  for (const match of question.matchAll(barePathPattern)) add(match[1]!, false, match);
  return found.sort((a, b) => a.start - b.start);
}

function articlePath(article: string, clause?: string, point?: string): string {
  return `Điều ${[article, clause, point].filter(Boolean).join('.').toLowerCase()}`;
}
