// Short references to documents in questions ("nghị định 278", "QĐ 142") and their match against full numbers.
import { foldAligned } from './aligned.ts';
import { type DocumentMention, findDocumentNumbers, partsOfKey, typeOfKey } from './document-number.ts';

/** Type words as typed (folded) and the type they name. */
const TYPE_WORDS: [string, string][] = [
  ['nghi dinh', 'nghị định'],
  ['nghi quyet', 'nghị quyết'],
  ['quyet dinh', 'quyết định'],
  ['thong tu lien tich', 'thông tư liên tịch'],
  ['thong tu', 'thông tư'],
  ['chi thi', 'chỉ thị'],
  ['cong dien', 'công điện'],
  ['cong van', 'công văn'],
  ['ket luan', 'kết luận'],
  ['phap lenh', 'pháp lệnh'],
  ['sac lenh', 'sắc lệnh'],
  ['luat', 'luật'],
  ['nd', 'nghị định'],
  ['nq', 'nghị quyết'],
  ['qd', 'quyết định'],
  ['ttlt', 'thông tư liên tịch'],
  ['tt', 'thông tư'],
  ['ct', 'chỉ thị'],
  ['cv', 'công văn'],
  ['kl', 'kết luận'],
];

/** Words that are also verbs or common nouns: a number after them is a mention only when nothing countable follows. */
const SOFT_TYPE_WORDS: [string, string][] = [
  ['ke hoach', 'kế hoạch'],
  ['bao cao', 'báo cáo'],
  ['thong bao', 'thông báo'],
  ['huong dan', 'hướng dẫn'],
  ['to trinh', 'tờ trình'],
  ['de an', 'đề án'],
  ['chuong trinh', 'chương trình'],
  ['quy dinh', 'quy định'],
  ['quy che', 'quy chế'],
  ['van ban', 'văn bản'],
  ['kh', 'kế hoạch'],
  ['tb', 'thông báo'],
  ['hd', 'hướng dẫn'],
  ['bc', 'báo cáo'],
  ['da', 'đề án'],
  ['vb', 'văn bản'],
];

const TYPES = new Map([...TYPE_WORDS, ...SOFT_TYPE_WORDS]);
const SOFT = new Set(SOFT_TYPE_WORDS.map(([word]) => word));
const words = [...TYPES.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(' ', String.raw`[ \u00a0]+`))
  .join('|');
const MENTION = new RegExp(
  String.raw`(?<![\p{L}\d])(?<!toi )(?:(${words})[ \u00a0]*)(so[ \u00a0]*:?[ \u00a0]*)?(\d{1,5}[a-z]?)(?![\p{L}\d%]|[.,]\d)(?:\s*/\s*((?:19|20)\d{2})(?!\d)|\s+nam\s+((?:19|20)\d{2})(?!\d)|[\s,]+ngay\s+\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d{2})(?!\d))?`,
  'gu',
);
/** "thông tư phí 02/2021 và 92/2021": a word or two between the type and the number, which then needs its year. */
const LOOSE = new RegExp(
  String.raw`(?<![\p{L}\d])(${words})(?:[ \u00a0]+(?!so\b)\p{L}+){1,3}[ \u00a0]+((?:\d{1,5}\/(?:19|20)\d{2}(?:\s*(?:,|va|voi)\s*)?)+)`,
  'gu',
);
const BARE = /(?<![\p{L}\d])(?:van ban\s+)?so\s+(\d{1,5})\s*\/\s*((?:19|20)\d{2})(?![\d/])/gu;
/** What may follow a number after a soft type word; anything else ("kế hoạch 5 năm") is counted things. */
const AFTER_SOFT =
  /^\s*(?:$|[?!.,;:)/\]]|(?:cua|ngay|nam \d{4}|ve|co|la|quy|thi|noi|ban|do|duoc|nao|gi|con|het|da|hieu|tai|theo|va|o|phai)(?![\p{L}]))/u;
/** Units of time and share: never a document number, even after "nghị quyết". */
const COUNTED = /^\s*(?:%|phan tram|(?:nam|thang|ngay|lan|tuan)(?!\s+\d)(?!\p{L}))/u;

/**
 * Documents named in a text in any form: full numbers and short ones ("nghị định 278", "QĐ142", "quyết định số 2439 năm 2025").
 * `number` has no leading zeros; `year` is null when it was not given.
 */
export function findDocumentMentions(text: string): DocumentMention[] {
  const folded = foldAligned(text);
  const found: DocumentMention[] = [];
  for (const full of findDocumentNumbers(text)) {
    const { number, year } = partsOfKey(full.key);
    found.push({ type: typeOfKey(full.key), number, year, span: full.span, printed: full.printed });
  }
  for (const match of folded.matchAll(MENTION)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const printed = text.slice(span.start, span.end);
    const word = (match[1] ?? '').replace(/\s+/g, ' ');
    const year = match[4] ?? match[5] ?? match[6] ?? null;
    const after = folded.slice(span.end);
    const numberEnd = span.start + match[0].indexOf(match[3] ?? '') + (match[3] ?? '').length;
    const isCounted = COUNTED.test(after) && year === null;
    const isSoft = SOFT.has(word) && match[2] === undefined && year === null;
    // "Đề án 06 Gia Lai": a name follows, nothing that is counted
    const beforeName = /^\s+\p{Lu}\p{Ll}/u.test(text.slice(span.end));
    const isYear = /^(19|20)\d\d$/.test(match[3] ?? '') && match[2] === undefined && SOFT.has(word);
    if (isCounted || isYear || (isSoft && !beforeName && !AFTER_SOFT.test(after))) continue;
    if (found.some((other) => span.start < other.span.end && other.span.start < numberEnd)) continue;
    found.push({ type: TYPES.get(word) ?? null, number: stripZeros(match[3] ?? ''), year, span, printed });
  }
  for (const match of folded.matchAll(LOOSE)) {
    const chain = match[2] ?? '';
    const from = match.index + match[0].length - chain.length;
    for (const one of chain.matchAll(/(\d{1,5})\/((?:19|20)\d{2})/g)) {
      const span = { start: from + one.index, end: from + one.index + one[0].length };
      if (found.some((other) => span.start < other.span.end && other.span.start < span.end)) continue;
      const type = TYPES.get((match[1] ?? '').replace(/\s+/g, ' ')) ?? null;
      const number = stripZeros(one[1] ?? '');
      found.push({ type, number, year: one[2] ?? null, span, printed: text.slice(span.start, span.end) });
    }
  }
  for (const match of folded.matchAll(BARE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (found.some((other) => span.start < other.span.end && other.span.start < span.end)) continue;
    found.push({
      type: null,
      number: stripZeros(match[1] ?? ''),
      year: match[2] ?? null,
      span,
      printed: text.slice(span.start, span.end),
    });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/**
 * Whether a mention can mean the document of this key. What the mention leaves out (type, year) matches anything;
 * `type` is the document's type name when it is known apart from the key's symbol.
 */
export function matchesDocument(mention: DocumentMention, key: string, type: string | null = null): boolean {
  const { number, year } = partsOfKey(key);
  if (number === '' || stripZeros(mention.number) !== number) return false;
  if (mention.year !== null && year !== null && mention.year !== year) return false;
  const documentType = typeOfKey(key) ?? type;
  if (mention.type === null || mention.type === 'văn bản' || documentType === null) return true;
  return foldAligned(mention.type) === foldAligned(documentType);
}

function stripZeros(number: string): string {
  return number.toUpperCase().replace(/^0+(?=\d)/, '');
}
