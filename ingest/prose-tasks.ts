// Tasks given in running text: "Giao Sở X chủ trì, phối hợp với Sở Y xây dựng … trước ngày 30/6/2026."
import { findDates, parseDeadline } from '../server/vietnamese/dates.ts';
import { splitSentences } from '../server/vietnamese/sentences.ts';
import type { Block, WrittenTask } from './blocks.ts';
import { isTaskHeader } from './columns.ts';

/** Longest paragraph that is read for assignments: longer ones are split into several passages. */
const MAX_TEXT = 1_800;
const MAX_LEAD = 160;
const MIN_TEXT = 15;

/** How the name of a body begins that can be told to do something. */
const BODY =
  '(?:(?:Các|các) )?(?:Sở|sở,|Ban|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Công an|Bộ|Văn phòng|Thanh tra|Trung tâm|Chi cục|Cục|Thuế|Kho bạc|Bảo hiểm|Hội|Liên đoàn|Đoàn|Tỉnh đoàn|Trường|Viện|Phòng|Báo|Đài|Ngân hàng|Thủ trưởng|Chủ tịch|Giám đốc|Ủy ban Mặt trận|Liên minh|Tổng cục|Cơ quan)';
const STARTS = new RegExp(`^${BODY}(?![\\p{L}])`, 'u');
const MANDATE = /(?:^|\s)(?:giao|phân công|yêu cầu|đề nghị)(?: nhiệm vụ)?(?: cho)?(?:\s*:)?\s+/iu;
/** Letters within which a mandate or "chủ trì" begins. */
const MAX_MANDATE = 90;
const MAX_COOPERATE = 240;
const LEADS = /,?\s+(?:là (?:cơ quan|đơn vị) |có trách nhiệm |chịu trách nhiệm )?chủ trì(?![\p{L}])/u;
const COOPERATES = /^[,;]?\s*(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+/u;
/** Verbs that begin what is to be done; a body of the same word is written large ("Ban Tổ chức"). */
const VERB =
  /(?:^|[\s,:])(?=(?:khẩn trương|chủ động|tiếp tục|thường xuyên|nghiêm túc|kịp thời|tập trung|trực tiếp|tham mưu|xây dựng|ban hành|rà soát|tổ chức|triển khai|hoàn thiện|hoàn thành|hướng dẫn|kiểm tra|thanh tra|báo cáo|đề xuất|trình|lập|cập nhật|theo dõi|đôn đốc|tổng hợp|thẩm định|nghiên cứu|chỉ đạo|bố trí|thực hiện|chuẩn bị|vận hành|đẩy mạnh|đẩy nhanh|xử lý|giải quyết|phê duyệt|công bố|thống kê|đánh giá|khảo sát|điều tra|tuyên truyền|đào tạo|tập huấn|bồi dưỡng|lựa chọn|đầu tư|nâng cấp|kết nối|chuyển đổi|số hóa|cung cấp|công khai|sửa đổi|bổ sung|quản lý|giám sát|thành lập|kiện toàn|cân đối|phân bổ|giải ngân|thu hồi|bàn giao|tiếp nhận|hỗ trợ|biên soạn|gửi|ký|mở|đưa)(?![\p{L}]))/u;
/** What makes a date a deadline, directly before it. */
const BY =
  /(?:trước|chậm nhất(?: là| đến| vào)?|muộn nhất(?: là)?|đến hết|xong(?: trong| vào)?|hoàn thành(?: trong| vào)?|thời hạn(?: hoàn thành)?:?|hạn:?)\s*$/iu;
const WITHIN = /(?:trong|vào|đến)\s*$/iu;
/** What leads up to a deadline and says nothing of the task. */
const BEFORE_BY =
  /[\s,;:(–-]*(?:(?:và|phải|bảo đảm|đảm bảo|yêu cầu)\s+)*(?:hoàn thành|xong|thời gian|thời hạn|hạn)?(?:\s+(?:việc này|nhiệm vụ này|hoàn thành|thực hiện))?[\s,;:(–-]*$/iu;

/** The blocks with assignments in running text as tasks, where a document has neither a task table nor labelled tasks. */
export function addProseTasks(blocks: Block[]): Block[] {
  const hasOwn = blocks.some(
    ({ row, task }) => task !== null || (row?.header != null && isTaskHeader(row.header)),
  );
  if (hasOwn) return blocks;
  const owners = ownersOf(blocks);
  return blocks.map((block) => {
    if (block.row !== null || block.text.length > MAX_TEXT) return block;
    const [first, ...others] = assignmentsOf(block.text);
    const task = first ?? itemOf(block, owners.get(block.node.parent ?? ''));
    return task === null ? block : { ...block, headingLike: false, task, moreTasks: others };
  });
}

/** "3. Sở Xây dựng:" – a numbered line with nothing but the name of who does what stands below it. */
const OWNER = /^(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s*(?<name>[^:;.\d]{2,90}):$/u;
/** One such line alone may be anything. */
const MIN_OWNERS = 2;

/** Names of bodies by the path of the line that gives them the items below it. */
function ownersOf(blocks: Block[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { text, node } of blocks) {
    const name = OWNER.exec(text.replace(/\s+/gu, ' ').trim())?.groups?.['name']?.trim();
    if (name && STARTS.test(name) && !VERB.test(name) && !/trách nhiệm|quyền hạn|gồm|sau đây/iu.test(name))
      owners.set(node.path, name);
  }
  return owners.size >= MIN_OWNERS ? owners : new Map();
}

/** An item below the name of a body: what that body leads, with its cooperators and its deadline where it says them. */
function itemOf(block: Block, owner: string | undefined): WrittenTask | null {
  const body = withoutMark(block.text)
    .replace(/\s+/gu, ' ')
    .replace(/[\s.;]+$/u, '');
  if (owner === undefined || body.length < MIN_TEXT || /^phối hợp/iu.test(body)) return null;
  const said = /^chủ trì[,;]?\s*/iu.exec(body);
  const order = said === null ? null : withCooperators(owner, body.slice(said[0].length));
  const rest = order?.rest ?? body.slice(said?.[0].length ?? 0);
  const deadline = deadlineOf(rest)?.printed ?? '';
  return { text: rest, lead: owner, cooperate: order?.cooperate ?? '', deadline, product: '', budget: '' };
}

/** The assignments of a text: who leads, what is to be done and by when are all said in one sentence. */
export function assignmentsOf(text: string): WrittenTask[] {
  return splitSentences(text).flatMap(({ start, end }) => {
    const sentence = withoutMark(text.slice(start, end));
    const opening = OPENING.exec(sentence);
    const said = opening === null ? sentence : sentence.slice(opening[0].length);
    return clausesOf(said).flatMap((clause) => {
      const assignment = assignmentOf(clause, opening?.groups?.['period'] ?? null);
      return assignment === null ? [] : [assignment];
    });
  });
}

/** "Trong quý II năm 2026, Sở X chủ trì …": the period that holds for every clause without a deadline of its own. */
const OPENING = /^(?:Trong|Đến hết|Đến|Trước)\s+(?<period>[^,;:]{4,40}),\s+(?=\p{Lu})/u;

/** Clauses that each name who leads; a sentence that names one stays whole. */
function clausesOf(sentence: string): string[] {
  const clauses = sentence.split(/;\s+/u);
  return clauses.length > 1 && clauses.every((clause) => LEADS.test(clause)) ? clauses : [sentence];
}

/** `period`: when it is due, if the clause itself does not say. */
function assignmentOf(sentence: string, period: string | null): WrittenTask | null {
  const body = sentence.replace(/\s+/gu, ' ').trim();
  const order = period !== null || /\d/u.test(body) ? (ledOrder(body) ?? toldOrder(body)) : null;
  if (order === null) return null;
  const { lead, cooperate, rest } = order;
  const isName = STARTS.test(lead) && lead.length <= MAX_LEAD && !VERB.test(lead);
  if (!isName || /[.;:]/u.test(lead + cooperate) || cooperate.length > MAX_COOPERATE) return null;
  const deadline = deadlineOf(rest) ?? openingDeadline(period, rest.length);
  if (deadline === null) return null;
  const text = rest.slice(0, deadline.start).replace(BEFORE_BY, '');
  const more = rest.slice(deadline.end).replace(/^[\s,;]+|[\s.;]+$/gu, '');
  const whole = text.length >= MIN_TEXT ? text : rest.replace(/[\s.;]+$/u, '');
  if (whole.length < MIN_TEXT || more.length > rest.length / 2) return null;
  return { text: whole, lead, cooperate, deadline: deadline.printed, product: '', budget: '' };
}

type Order = { lead: string; cooperate: string; rest: string };

/** "(Giao) Sở X chủ trì, phối hợp với Sở Y xây dựng …". */
function ledOrder(body: string): Order | null {
  const leads = LEADS.exec(body.slice(0, MAX_MANDATE + MAX_LEAD));
  if (leads === null) return null;
  const before = body.slice(0, leads.index);
  const lead = STARTS.test(before) ? before : (afterMandate(before) ?? '');
  return withCooperators(lead, body.slice(leads.index + leads[0].length));
}

/** "Giao Sở X (phối hợp với Sở Y) xây dựng …": without "chủ trì" only an express mandate leads. */
function toldOrder(body: string): Order | null {
  const told = afterMandate(body);
  if (told === null) return null;
  const verb = VERB.exec(told);
  const joins = told.search(/,?\s+phối hợp(?![\p{L}])/u);
  if (verb === null) return null;
  if (joins >= 0 && joins < verb.index) return withCooperators(told.slice(0, joins), told.slice(joins));
  return { lead: nameOf(told.slice(0, verb.index)), cooperate: '', rest: fromVerb(told, verb) };
}

function afterMandate(text: string): string | null {
  const mandate = MANDATE.exec(text.slice(0, MAX_MANDATE));
  if (mandate === null || /[,;:]/u.test(text.slice(0, mandate.index))) return null;
  return text.slice(mandate.index + mandate[0].length);
}

/** What follows "chủ trì" or the lead: those who cooperate, if any, then the verb. */
function withCooperators(lead: string, tail: string): Order | null {
  const joins = COOPERATES.exec(tail.trimStart());
  const said = tail
    .trimStart()
    .slice(joins?.[0].length ?? 0)
    .replace(/^[,:]\s*/u, '');
  const verb = VERB.exec(said);
  if (verb === null || (joins === null) !== (verb.index === 0)) return null;
  return { lead: nameOf(lead), cooperate: nameOf(said.slice(0, verb.index)), rest: fromVerb(said, verb) };
}

function fromVerb(text: string, verb: RegExpExecArray): string {
  return text.slice(verb.index + verb[0].length).trimStart();
}

function nameOf(text: string): string {
  return text.replace(/^[\s,:]+|[\s,:]+$/gu, '');
}

function openingDeadline(period: string | null, end: number): DeadlineSpan | null {
  return period !== null && parseDeadline(period).kind === 'range'
    ? { start: end, end, printed: period }
    : null;
}

type DeadlineSpan = { start: number; end: number; printed: string };

/** The last date of a sentence that is said to be its end. */
function deadlineOf(rest: string): DeadlineSpan | null {
  const isDone = /(?:hoàn thành|xong)(?![\p{L}])/iu.test(rest);
  for (const { span } of findDates(rest).reverse()) {
    const before = rest.slice(0, span.start);
    const lead = (BY.exec(before) ?? (isDone ? WITHIN.exec(before) : null))?.[0];
    if (lead === undefined) continue;
    const start = span.start - lead.length;
    const printed = rest.slice(start, span.end).replace(/^(?:hoàn thành|xong)\s+(?:trong|vào)?\s*/iu, '');
    if (parseDeadline(printed).kind === 'range') return { start, end: span.end, printed };
  }
  return null;
}

function withoutMark(text: string): string {
  return text.replace(/^\s*(?:[-–—+•*]|[a-zđ]\)|(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*)[.)])\s*/u, '').trim();
}
