// Words of a question that name the table itself, its columns or how it is to be counted: they are no topic of a row.
import { fold } from '../vietnamese/normalise.ts';
import { PROJECT_NOUN } from './cues.ts';
import { leadCountAsked } from './task-leads.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Phrases as typed with diacritics; folded ones only count where the question has none ("đôn đốc" is not "đơn độc"). */
class Phrases {
  readonly #accented: Set<string>;
  readonly #folded: Set<string>;
  constructor(list: string) {
    this.#accented = new Set(list.split('|').map((phrase) => phrase.normalize('NFC')));
    this.#folded = new Set([...this.#accented].map(fold));
  }
  has({ text, folded, exact }: ContentUnit): boolean {
    return exact ? this.#accented.has(text) : this.#folded.has(folded);
  }
}

/** "ở cột phối hợp", "được ghi tên", "một mình", "cộng lại". */
const FRAME = new Phrases(
  'cột|cột chủ trì|cột phối hợp|ở cột|ghi tên|đứng tên|nêu tên|một mình|chỉ mình|riêng mình|mình|đơn độc|duy nhất|' +
    'cộng lại|gộp lại|tính chung|khác nhau|cơ quan khác|sở khác|chủ trì cùng|cùng chủ trì|trở lên|hết thảy|tất thảy|dòng|những dòng|số dòng|tự|tự mình|ôm|đang ôm|gánh|đang gánh',
);
/** "hằng năm", "không có mốc" are the condition of a question about recurring tasks. */
const RATES = new Phrases(
  'hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|hằng tuần|hàng tuần|mỗi năm|mỗi quý|mỗi tháng|định kỳ|' +
    'quanh năm|quanh|suốt năm|suốt|liên tục|đều đặn|chót|hạn|hạn chót|mốc|mốc cụ thể|mốc thời gian|mốc hoàn thành|' +
    'đặt|ấn định|ràng buộc|rõ ràng',
);
/** "trong bảng phụ lục": the table, not a table that a task draws up. */
const OF_TABLE =
  /\b(?:trong|o|tai|theo) (?:bang|bieu)\b|\b(?:bang|bieu) (?:phu luc|nhiem vu|phan cong|giao viec|danh muc)\b/;
/** "dự án nào", "công trình nào": a kind of row. */
const KIND_ASKED = new RegExp(`\\b(?:may|bao nhieu) (${PROJECT_NOUN})\\b|\\b(${PROJECT_NOUN}) (?:nao|gi)\\b`);
/** "do Ban Quản lý X làm chủ đầu tư": where an agency is named or asked for a role, else a party that the tasks may be about. */
const INVESTOR = new Phrases('chủ đầu tư|làm chủ đầu tư|đầu tư|chủ|đầu|tư');
/** "hai sở trở lên cùng chủ trì". */
const HOW_MANY = /^(?:hai|ba|nhieu|mot|2|3)?(?:(?:^| )(?:so|co quan|don vi|nganh|ben))?$/;

/** The units that say what the tasks are about. */
export function withoutFrame(units: ContentUnit[], understanding: Understanding): ContentUnit[] {
  const folded = fold(understanding.question);
  const undated = understanding.recurring || /\bkhong (?:co|dat|an dinh)\b/.test(folded);
  const counted = leadCountAsked(understanding) !== null;
  const invests =
    (understanding.agencies.length > 0 || understanding.asked.has('lead')) && /\bchu dau tu\b/.test(folded);
  const kind = KIND_ASKED.exec(folded)?.slice(1).find(Boolean);
  const ofTable = OF_TABLE.test(folded);
  return units.filter(
    (unit) =>
      !(counted && HOW_MANY.test(unit.folded)) &&
      !FRAME.has(unit) &&
      unit.folded !== kind &&
      !(ofTable && /^(?:bang|bieu)$/.test(unit.folded)) &&
      !(invests && INVESTOR.has(unit)) &&
      !(undated && RATES.has(unit)) &&
      !isOfAgency(unit.folded, understanding),
  );
}

/** "Ngành y tế (Sở Y tế) chủ trì việc gì": the field is the agency's own name, no further condition. */
function isOfAgency(folded: string, { agencies }: Understanding): boolean {
  return agencies.some((mention) => ` ${fold(mention.agency.name)} `.includes(` ${folded} `));
}
