// Headings that are the name of a body: whose duty stands below them, and whether a question claims it of another one.
import { fold } from '../vietnamese/normalise.ts';
import type { Reading } from './reading.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/** A longer heading is a sentence, and is not shown before a quote. */
export const MAX_HEADING = 160;
const BODY_HEADING =
  /^(?:(?:chức năng|nhiệm vụ|quyền hạn|trách nhiệm|thẩm quyền|vị trí|cơ cấu tổ chức|và|của|,)\s*)*(?:các\s+)?(?:sở|phòng(?!,| (?:chống|ngừa|cháy))|ban(?! hành)|bộ(?! (?:phận|chỉ số|tiêu chí))|cục|chi cục|tổng cục|vụ|văn phòng|thanh tra|ủy ban|uỷ ban|ubnd|hội đồng|hđnd|trung tâm|công an|viện|trường(?! hợp)|đơn vị|cơ quan|tổ công tác|kho bạc|ngân hàng|bảo hiểm xã hội|chính phủ|thủ tướng|chủ tịch|bộ trưởng|giám đốc|thủ trưởng)(?!\p{L})/iu;

/** "Chương II PHÒNG TÀI CHÍNH - KẾ HOẠCH" above "7. Chủ trì …": whose duty it is, where neither the text nor its own heading says. */
export function doerAbove(headings: string[], own: string, { asked }: Understanding): string | undefined {
  const asksDoer = (['agency', 'lead', 'person', 'cooperate', 'confirm'] as const).some((one) =>
    asked.has(one),
  );
  if (!asksDoer || /^(?:Điều|Phần|Chương|Mục)\s/u.test(own) || headsBody(headings.at(-1) ?? ''))
    return undefined;
  return headings.slice(0, -1).findLast((one) => one.length <= MAX_HEADING && headsBody(one));
}

/** A heading that is the name of a body, or speaks of its duties; not of what is done to one. */
export function headsBody(heading: string): boolean {
  const title = heading.replace(/^(?:Phần|Chương|Mục|Tiểu mục|Điều)\s+\S+\s*|^\S{1,6}[.)]\s+/u, '');
  return BODY_HEADING.test(title.normalize('NFC'));
}

/** Characters before the body of which something is claimed ("Theo quy định, Sở …"). */
const OPENING = 24;

/**
 * "Sở A là đầu mối …, đúng không?" where all but the body is said below the heading of another one: that is not so.
 * '' where nothing is claimed of a body, or the text names it somewhere.
 */
export function bodyVerdict({ asked, agencies, question }: Understanding, { hit, missing }: Reading): string {
  const [claimed] = agencies;
  if (!asked.has('confirm') || !claimed || claimed.negated || claimed.start > OPENING) return '';
  const { headings, text: own } = hit.passage;
  const names = [claimed.agency.name, ...claimed.agency.aliases, question.slice(claimed.start, claimed.end)];
  const said = fold([hit.documentTitle, ...headings, own].join('\n'));
  if (names.some((name) => said.includes(fold(name))) || !headings.some(headsBody)) return '';
  const ofBody = fold(question.slice(claimed.start, claimed.end));
  return missing.length > 0 && missing.every((unit) => ofBody.includes(unit.folded))
    ? `${text.no} Văn bản ghi:`
    : '';
}
