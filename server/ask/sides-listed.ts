// Questions that name several things and ask the same of each: "…: A, B và C lần lượt bao nhiêu?", "của X khác Y thế nào?".
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { compares } from './comparison.ts';
import { readSyllables } from './terms.ts';

/** Sides asked at most in one turn. */
const MAX_SIDES = 4;
/** A thing of a list has at most this many syllables. */
const MAX_THING = 9;
/** Nouns that are said once before a list and meant of each thing in it. */
const CLASSIFIER =
  /^(?:lĩnh vực|ngành|nhóm|khối|cấp|hạng|loại|bậc|kế hoạch|sở|xã|phường|tỉnh|năm|mức|hành vi|đối tượng|chương trình|dự án)(?=\s)/iu;
/** What only says that each is meant. */
const EACH =
  /\s*,?\s*(?<!\p{L})(?:lần lượt|tương ứng|đều|thì(?= (?:bao nhiêu|mấy|thế nào|ra sao|sao))|(?:(?:của|ở|tại|cho|theo|trong)\s+)?(?:mỗi|từng)\s+(?:bên|nơi|tỉnh|địa phương|cái|loại|kế hoạch|đơn vị|văn bản|nhóm|cấp|lĩnh vực|ngành|năm))(?!\p{L})/giu;
/** "của ba ngành A, B, C": their number says that each is meant. */
const COUNTED = /(?<!\p{L})(?:hai|ba|bốn)\s+(?:lĩnh vực|ngành|nhóm|khối|hạng|cấp)\s+[^,]{2,60},/iu;
const ASK =
  /(?<!\p{L})(?:(?:là|có|được|đạt|phải|do|gồm|ở|từ)\s+)*(?:bao nhiêu|mấy|thế nào|như thế nào|ra sao|khi nào|bao giờ|bao lâu|những gì|là gì|gì|ai|(?:\p{L}+\s+)?nào)(?!\p{L})/u;
const ASKED_HEAD =
  /(?<!\p{L})(?:hạn|thời hạn|mức|tỷ lệ|tỉ lệ|số|tổng|kinh phí|diện tích|chỉ tiêu|mục tiêu|thời gian|ngày|nguồn vốn|vốn|ai|nào|bao nhiêu|mấy|yêu cầu|nhiệm vụ|trách nhiệm)(?!\p{L})/iu;
const JOINT = /\s*[,;]\s*(?:(?:và|với|hay|còn)\s+)?|\s+(?:và|với|hay)\s+(?:của\s+)?/giu;

/** A part without the words that only say that each is meant. */
export function withoutEach(part: string): string {
  return part.replace(EACH, ' ').replace(/\s+/gu, ' ').trim();
}

/** Ways to read a question as one about each of several things, likeliest first; none for another question. */
export function listedSides(question: string): string[][] {
  if (!hasDiacritics(question)) return [];
  const plain = question.replace(/[?.!\s]+$/u, '');
  const meansEach = new RegExp(EACH.source, 'iu').test(plain) || compares(plain) || COUNTED.test(plain);
  const forms = [...(meansEach ? [afterColon] : []), afterPreposition, withinBounds, unlike, nowAndThen];
  return [...forms, ...(meansEach ? [afterClassifier] : [])]
    .flatMap((form) => form(plain) ?? [])
    .map((sides) => sides.slice(0, MAX_SIDES).map(tidy))
    .filter((sides) => new Set(sides.map(fold)).size === sides.length && !sides.some(compares));
}

type Form = (question: string) => string[][] | null;

/** "Hạn nộp báo cáo theo từng kế hoạch: A, B và C", "Tỷ lệ số hóa: lĩnh vực A, B lần lượt bao nhiêu". */
const afterColon: Form = (question) => {
  const [head, list, more] = question.split(/:\s+/u);
  if (head === undefined || list === undefined || more !== undefined) return null;
  // "A và B: … mỗi bên": the things stand before the colon
  if (/(?<!\p{L})(?:mỗi|từng)\s/iu.test(list)) return null;
  const { body, ask } = withoutAsk(list);
  const things = thingsOf(body);
  if (things === null || !(ASKED_HEAD.test(head) || ask !== '')) return null;
  return [things.map((thing) => `${head} ${thing} ${ask}`)];
};

/** "giao cho các bệnh viện và cho doanh nghiệp": the preposition is said again. */
const afterPreposition: Form = (question) => {
  const found =
    /^(?<prefix>.*?\s)(?<prep>cho|với|đối với|của|tại|ở|từ|do|về)\s(?<first>(?:\p{L}+\s+){1,8}?)(?:,\s*)?(?:và|hay|với|so với|khác(?: gì)?(?: so)?(?: với)?)\s+\k<prep>\s(?<rest>.+)$/iu.exec(
      question,
    )?.groups;
  if (!found) return null;
  const { thing, after } = leading(found['rest']!);
  return [
    [found['first']!.trim(), thing].map((side) => `${found['prefix']}${found['prep']} ${side} ${after}`),
  ];
};

/** "lớp dạy thêm trong trường và ngoài trường". */
const withinBounds: Form = (question) => {
  const found =
    /^(?<prefix>.*?)(?<one>trong|ngoài|trên|dưới)\s(?<noun>\p{L}+(?:\s\p{L}+)?)?\s?(?:và|hay|với|so với|khác(?: gì)?(?: với)?)\s(?<other>trong|ngoài|trên|dưới)\s(?<rest>.+)$/iu.exec(
      question,
    )?.groups;
  if (!found || found['one']!.toLowerCase() === found['other']!.toLowerCase()) return null;
  const named = found['noun'];
  const noun = named ?? found['rest']!.split(/\s+/u).slice(0, 2).join(' ');
  const after =
    named && fold(found['rest']!).startsWith(fold(named))
      ? found['rest']!.slice(named.length)
      : found['rest']!;
  const tail = named ? after : found['rest']!.slice(noun.length);
  return [[found['one']!, found['other']!].map((word) => `${found['prefix']}${word} ${noun}${tail}`)];
};

/** "… của cấp 2 khác cấp 3 thế nào": what stands before "khác" begins as what stands behind it. */
const unlike: Form = (question) => {
  const found =
    /^(?<before>.+?)\s+(?:có\s+)?khác(?:\s+(?:gì|nhau))?(?:\s+(?:so với|với))?\s+(?<other>.+?)\s+(?:(?:như )?thế nào|ra sao|ở (?:điểm|chỗ) nào|(?:điểm|chỗ) nào|gì|bao nhiêu|không)$/iu.exec(
      question,
    )?.groups;
  if (!found) return null;
  const [before, other] = [found['before']!, found['other']!];
  const head = readSyllables(other)[0]?.folded;
  const words = readSyllables(before);
  const at = words.findLastIndex(({ folded }) => folded === head);
  if (at < 1 || words.length - at > MAX_THING) return null;
  return [[before, `${before.slice(0, words[at]!.start)}${other}`]];
};

/** "diện tích hiện nay và mục tiêu 2028": what is and what is to be. */
const nowAndThen: Form = (question) => {
  const found =
    /^(?<prefix>.+?)\s+(?<now>hiện nay|hiện tại|hiện có|hiện trạng|đã đạt|đang có|năm nay)\s+(?:và|với|so với|,)\s+(?<then>(?:mục tiêu|chỉ tiêu|kế hoạch|đến|năm|dự kiến)(?:\s.+)?)$/iu.exec(
      question,
    )?.groups;
  if (!found) return null;
  return [[`${found['prefix']} ${found['now']} bao nhiêu`, `${found['prefix']} ${found['then']}`]];
};

/** "lĩnh vực xây dựng, tài chính và y tế phải đạt bao nhiêu". */
const afterClassifier: Form = (question) => {
  for (const match of question.matchAll(
    /(?<!\p{L})(?:các|những|hai|ba|bốn)?\s*(lĩnh vực|ngành|nhóm|khối|hạng|cấp)\s(?=\S)/giu,
  )) {
    const list = question.slice(match.index + match[0].length);
    const { body, after } = untilAsk(list);
    const things = thingsOf(`${match[1]} ${body}`);
    if (things === null) continue;
    return [things.map((thing) => `${question.slice(0, match.index)} ${thing} ${after}`)];
  }
  return null;
};

/** The things of a list, each with the noun that stands before the first; null for what is no list of like things. */
function thingsOf(body: string): string[] | null {
  const things = body
    .replace(EACH, ' ')
    .split(JOINT)
    .map((thing) => thing.trim())
    .filter((thing) => thing !== '');
  const isShort = things.every((thing) => readSyllables(thing).length <= MAX_THING);
  if (things.length < 2 || !isShort || things.some((thing) => ASK.test(thing))) return null;
  const noun = CLASSIFIER.exec(things[0]!)?.[0];
  return things.map((thing) =>
    noun === undefined || CLASSIFIER.test(thing) || /\d/u.test(thing)
      ? thing
      : `${noun} ${thing.replace(/^(?:của|ở|tại)\s/u, '')}`,
  );
}

/** What is asked at the end of a list, apart from it. */
function withoutAsk(list: string): { body: string; ask: string } {
  const plain = list.replace(EACH, ' ');
  const at = plain.search(new RegExp(`${ASK.source}.{0,40}$`, 'u'));
  return at < 0 ? { body: plain, ask: '' } : { body: plain.slice(0, at), ask: plain.slice(at) };
}

/** A list up to the verb or the question word behind it. */
function untilAsk(list: string): { body: string; after: string } {
  const plain = list.replace(EACH, ' ');
  const at = plain.search(/\s(?:phải|được|có|là|đạt|cần|do|thì|ở|tại|trong|của|đến|bao nhiêu|mấy)\s|\s*:/u);
  return at < 0 ? { body: plain, after: '' } : { body: plain.slice(0, at), after: plain.slice(at) };
}

/** The words up to a verb or a mark, and the rest. */
function leading(rest: string): { thing: string; after: string } {
  const at = rest.search(
    /\s*[,:;]|\s(?:phải|được|có|là|đạt|cần|do|thì|khác|giống|bao nhiêu|mấy|thế nào|ra sao|như thế nào|(?:(?:trong|đến|vào)\s+)?(?:năm|quý|tháng|giai đoạn)(?=\s\d))(?=\s|$)/u,
  );
  return at < 0 ? { thing: rest, after: '' } : { thing: rest.slice(0, at), after: rest.slice(at) };
}

function tidy(side: string): string {
  const text = side
    .replace(EACH, ' ')
    .replace(/^\s*(?:so sánh|phân biệt|đối chiếu|tóm tắt(?: giúp)?|nhờ anh chị cho biết)\s+/iu, '')
    .replace(
      /(?<!\p{L})(?:khác nhau|giống nhau|hơn kém nhau|chênh nhau)(?:\s+(?:như thế nào|thế nào|ra sao|gì|ở điểm nào))?(?!\p{L})/giu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.:;?])/gu, '$1')
    .replace(/^[\s,.:;]+|[\s,.:;?]+$/gu, '');
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}?`;
}
