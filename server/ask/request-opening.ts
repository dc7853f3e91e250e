// How people open a question before they ask it: who wants to know, who one is, what it is for.
import type { Range } from './spans.ts';

const PERSON = String.raw`(?:sếp|lãnh đạo|thủ trưởng|trưởng phòng|giám đốc|chủ tịch|bí thư|dân|người dân|bà con|công dân|phụ huynh|doanh nghiệp|báo chí|nhà báo|phóng viên|đại biểu|cử tri|đồng nghiệp|bạn tôi|bạn em|anh|chị|cô|chú|bác|em|mình|tôi|cháu|con|chúng em|chúng tôi)`;
const ASKS = String.raw`(?:hỏi|thắc mắc|muốn biết|cần biết|đang hỏi|vừa hỏi|mới hỏi|có hỏi|nhờ hỏi|nhờ tra|hay hỏi|muốn hỏi|cần hỏi)`;

/** "Sếp hỏi:", "Có người dân thắc mắc là": who wants to know says nothing of what is asked. */
const someoneAsks = new RegExp(
  String.raw`^\s*(?:(?:có|hôm nay|sáng nay|chiều nay|nay|vừa rồi|bên|mấy|một|các)\s+){0,2}${PERSON}(?:\s+[\p{L}]+){0,3}?\s+${ASKS}(?:\s+(?:em|tôi|mình|cháu|chúng em|chúng tôi))?(?:\s+(?:là|rằng|chút|tí))?\s*[:,]\s*(?=\S+\s+\S+)|^\s*(?:có|sáng nay|nay|vừa rồi)?\s*${PERSON}\s+${ASKS}\s+(?:là|rằng)\s+(?=\S+\s+\S+)`,
  'iu',
);

/** "Để người dân đỡ đi lại, …": the purpose. */
const purpose = /^\s*(?:để|nhằm)\s[^,?;:]{10,120},\s(?=[^,]{15})/iu;
/** "Để được cấp thẻ, cần giấy tờ gì?": what is needed for the purpose is asked, so that it is the subject. */
const NEEDED =
  /^[^,?]{0,40}?(?<!\p{L})(?:cần|phải|điều kiện|tiêu chuẩn|hồ sơ|giấy tờ|thủ tục|làm (?:gì|sao|thế nào)|đáp ứng)(?!\p{L})/iu;
/** "Em là cán bộ mới về xã, cho em hỏi …": who one is. */
const introduction =
  /^\s*(?:em|tôi|mình|cháu|chúng (?:em|tôi)|nhà (?:em|tôi)|bên (?:em|tôi))\s[^?:]{4,120}[,.]\s*(?:nên )?(?:xin |muốn |cần )?(?:được )?(?:cho\s+(?:em|tôi|mình|cháu)\s+)?(?:hỏi|biết)(?:\s+(?:chút|tí|là|rằng))?\s*[:,]?\s(?=[^,]{8})/iu;

/** The question without the words that only say who wants to know. */
export function withoutAsker(question: string): string {
  return question.replace(someoneAsks, '');
}

/** "theo quy định mới nhất năm 2022", "theo pháp luật hiện hành": what is in force is meant anyway. */
const newest =
  /\s*,?\s*(?:theo|căn cứ|dựa trên)\s+(?:các\s+)?(?:quy định|luật|pháp luật|văn bản)(?:\s+(?:của\s+)?pháp luật)?(?:\s+(?:mới nhất|hiện hành|hiện nay|mới))+(?:\s+(?:năm\s+)?20\d\d)?(?=\s|[?.,!]|$)/giu;

/** The question without the words that only ask for the rules of today. */
export function withoutNewest(question: string): string {
  const rest = question.replace(newest, '');
  return /\p{L}+\s+\p{L}+/u.test(rest) ? rest : question;
}

/** "… (trường hợp bình thường, không phức tạp) khi …": a remark; a last bracket is the topic that a follow-up was filled with. */
const remark = /\((?=[^()]*\s[^()]*\s)[^()]{6,120}\)(?=\s*\p{L})/gu;
/** "Bộ Chính trị liệt kê bao nhiêu …": who lays down the rule need not be named by it. */
const ruler =
  /^\s*(?:bộ|chính phủ|thủ tướng|quốc hội|ủy ban|uỷ ban|ubnd|hội đồng|hđnd|ban|nhà nước|đảng|trung ương|tỉnh|tổng|ngân hàng|bảo hiểm|kiểm toán|tòa án|viện)\s[^,?;:]{0,60}?\s(?:quy định|liệt kê|xác định|nêu|đưa ra|yêu cầu)\s(?=.*(?:bao nhiêu|mấy|nào|gì|sao))/iu;

/** Parts of a question, in characters, that tell of what else it is and need not be in the answer. */
export function asides(question: string): Range[] {
  const lead = openingLength(question) || (ruler.exec(question)?.[0].length ?? 0);
  const remarks = [...question.matchAll(remark)].map(({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
  }));
  return lead > 0 ? [{ start: 0, end: lead }, ...remarks] : remarks;
}

/** Length, in characters, of an opening that tells why or for whom one asks; 0 without one. */
function openingLength(question: string): number {
  const why = purpose.exec(question)?.[0] ?? '';
  const isSubject = /\sthì\s/iu.test(why) || NEEDED.test(question.slice(why.length));
  if (why !== '' && !isSubject) return why.length;
  return introduction.exec(question)?.[0].length ?? 0;
}
