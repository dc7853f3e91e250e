// "… trong Kiểm toán nhà nước": what a document rules for one branch of the state is no rule of another one.
import { fold } from '../vietnamese/normalise.ts';

/** Branches and services that documents are made for, folded; of one entry all names mean the same branch. */
const BRANCHES = [
  'cong an(?: nhan dan)?|canh sat',
  'quan doi|quoc phong|quan nhan|bo doi',
  'kiem toan nha nuoc|kiem toan vien nha nuoc',
  'vien kiem sat|kiem sat vien|nganh kiem sat',
  'toa an|tham phan|nganh toa an',
  'thi hanh an',
  'bao hiem xa hoi viet nam|nganh bao hiem xa hoi',
  'hai quan',
  'nganh thue|tong cuc thue|cuc thue|chi cuc thue|co quan thue',
  'kho bac(?: nha nuoc)?',
  'ngan hang nha nuoc',
  'hang khong',
  'hang hai',
  'duong sat',
  'duong thuy noi dia',
  'giao thong van tai',
  'kiem lam',
  'quan ly thi truong',
].map((names) => new RegExp(String.raw`\b(?:${names})\b`));
/** Fields that are branches where a body or a service of theirs is named ("thanh tra giáo dục", "Bộ Tư pháp"). */
const FIELDS = [
  'dan toc',
  'y te',
  'giao duc(?: va dao tao)?',
  'khoa hoc va cong nghe',
  'tai nguyen va moi truong',
  'nong nghiep va phat trien nong thon',
  'thong tin va truyen thong',
  'tu phap',
  'noi vu',
  'ngoai giao',
  'cong thuong',
].map((name) => new RegExp(String.raw`\b(?:nganh|so|bo|thanh tra|chuyen nganh|uy ban|cuc|phong) ${name}\b`));

/**
 * True when the title of a document names branches and the question others, none of which is spoken of in what is quoted.
 * Both must be told from their names; a document for all branches is of each of them.
 */
export function isOfOtherBranch(question: string, title: string, evidence: string): boolean {
  const [asked, made] = [branchesIn(question), branchesIn(title)];
  if (asked.size === 0 || made.size === 0) return false;
  const said = branchesIn(evidence);
  return [...asked].every((branch) => !said.has(branch));
}

function branchesIn(text: string): Set<number> {
  const folded = fold(text).replace(/\s+/g, ' ');
  return new Set([...BRANCHES, ...FIELDS].flatMap((names, at) => (names.test(folded) ? [at] : [])));
}
