// The product column of task tables: when a question asks for it, and when it asks for the rows that have a certain one.
import type { Task } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { foldAligned } from '../vietnamese/aligned.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';

const PRODUCT = String.raw`(?:san pham|ket qua|dau ra|hinh thuc van ban)(?: (?:dau ra|du kien|can dat|hoan thanh|phai co|dat duoc))*`;
const TASK = '(?:nhiem vu|cong viec|dau viec|viec|de an|du an)';
/** "Sản phẩm của … là gì", "thời hạn và sản phẩm của nhiệm vụ …", "… thì sản phẩm là gì". */
const ASKS = [
  new RegExp(
    String.raw`(?<!\b(?:bao cao|danh gia|cong bo|tra|theo doi|tong hop|thong bao) )\b${PRODUCT}\b(?:.{0,160}\b(?:la|gom|co) (?:nhung )?gi\b|\s+(?:gi|nao|the nao|ra sao)\b)`,
  ),
  new RegExp(String.raw`\b(?:gi|nao) la ${PRODUCT}\b`),
  new RegExp(String.raw`\b${PRODUCT} (?:cua|cho|doi voi) (?:\w+ ){0,2}?${TASK}\b`),
  new RegExp(
    String.raw`\b(?:thoi han|thoi gian|tien do|chu tri|phoi hop|co quan \w+(?: \w+)?)(?: thuc hien| hoan thanh)?,? (?:va|cung|voi) ${PRODUCT}\b`,
  ),
];
/** "nhiệm vụ nào có sản phẩm là báo cáo": the words after it are looked for in the column. */
const WANTS = new RegExp(
  String.raw`\b(?:${TASK}|nhung gi) ?(?:nao)?\b.{0,80}?\b(?:co|cho ra|tao ra|yeu cau)?\s*${PRODUCT} (?:la|gom|dang|phai la|bao gom) (?!gi\b|nao\b)(.{2,80}?)(?:[?.!]|\s+(?:khong|nhi|vay)\s*[?.!]?|$)`,
);
/** Words of the column's name, which are no topic. */
const NAME_WORDS = new Set('san pham ket qua dau ra hinh thuc van ban du kien can dat hoan thanh'.split(' '));
const SMALL = new Set('la cac nhung mot cua va hoac cho ve duoc'.split(' '));

export type ProductWish = { printed: string; words: string[] };

/** True when the product of a task is asked for. */
export function productAsked(question: string): boolean {
  return productWanted(question) === null && ASKS.some((pattern) => pattern.test(fold(question)));
}

/** Attributes that a product with a figure in it may give: "phải đạt bao nhiêu em" by "60.000 học sinh được sàng lọc". */
const AMOUNTS = ['count', 'quantity', 'target'] as const;

/** True when one row should be shown with its product: that is asked for, or an amount that it states. */
export function saysProductOf({ productPrinted }: Task, { question, asked }: Understanding): boolean {
  if (productPrinted === '') return false;
  return (
    productAsked(question) || (/\d/.test(productPrinted) && AMOUNTS.some((attribute) => asked.has(attribute)))
  );
}

/** What the product of a row must be: as typed, and its folded words; null when the question wants none. */
export function productWanted(question: string): ProductWish | null {
  const found = WANTS.exec(foldAligned(question).toLowerCase());
  const folded = found?.[1] ?? '';
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !SMALL.has(word));
  if (found === null || words.length === 0) return null;
  const start = found.index + found[0].lastIndexOf(folded);
  return { printed: question.slice(start, start + folded.length).trim(), words };
}

/** Rows whose product has all the words. */
export function rowsWithProduct(rows: TaskRow[], wanted: ProductWish): TaskRow[] {
  return rows.filter(({ task }) => {
    const words = new Set(fold(task.productPrinted).split(/[^\p{L}\p{N}]+/u));
    return wanted.words.every((word) => words.has(word));
  });
}

/** The topic of a question without the name of the column and what is wanted in it. */
export function withoutProductWords(units: ContentUnit[], wanted: ProductWish | null): ContentUnit[] {
  const said = new Set(wanted?.words ?? []);
  return units.filter(
    (unit) => !unit.folded.split(' ').every((word) => NAME_WORDS.has(word) || said.has(word)),
  );
}
