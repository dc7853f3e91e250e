// A rule for the whole country answers a question that names a province, where no document of that province does; and says so.
import type { DocumentRecord } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { findPlaces } from '../vietnamese/places.ts';
import type { Draft } from './contract.ts';
import type { Scope } from './scope-documents.ts';
import { nameLine } from './scope-names.ts';
import { text } from './text.ts';
import type { Language, Understanding } from './understand.ts';

/** Acts that hold everywhere by their kind… */
const NATIONAL = /^(?:hiến pháp|bộ luật|luật|pháp lệnh|nghị định|thông tư|thông tư liên tịch)$/u;
/** …and by who issued them, where the title names no place. */
const CENTRAL = /^(?:quốc hội|ủy ban thường vụ quốc hội|chính phủ|thủ tướng chính phủ|thủ tướng)$/iu;
const BY_ISSUER = /^(?:quyết định|nghị quyết|chỉ thị)$/u;
/** What a province sets for itself: no rule for all of them stands in for it. */
const OWN =
  /(?<!\p{L})(?:kế hoạch|chương trình|đề án|dự án|chỉ tiêu|mục tiêu|nghị quyết|báo cáo kết quả|quy hoạch|tình hình|số liệu|giao chỉ tiêu)(?!\p{L})/iu;

const UNIT = String.raw`(?:(?:tỉnh|thành phố|tinh|thanh pho|tp\.?)\s+)?$`;
/** "Ở Thanh Hóa, …", "công chức tỉnh X": where it is asked for, or of whom; as a subject the place is what is asked about. */
const AT_PLACE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:ở|tại|trên địa bàn|địa bàn|o|tai|tren dia ban)|(?:công chức|viên chức|cán bộ|người dân|người lao động|hộ gia đình|doanh nghiệp|học sinh|giáo viên|cong chuc|vien chuc|can bo|nguoi dan)(?:\s+(?:của|cua|ở|o|tại|tai))?)\s+${UNIT}`,
  'iu',
);
/** "có bao nhiêu khu du lịch", "hiện có mấy …": how things are there, and no rule. */
const STATE = /\b(?:co|duoc|dat) (?:bao nhieu|may)\b|\bhien (?:nay|co|tai)\b|\bda\b/;

/** The scope of nationwide documents for a question about a place; null where the place itself is asked about. */
export function nationwideScope(
  { places, aboutTasks, question, documents: named }: Understanding,
  scope: Scope,
  documents: DocumentRecord[],
  known: Language['places'],
): Scope | null {
  if (places.length === 0 || scope.numbered || named.length > 0 || aboutTasks) return null;
  if (OWN.test(question.normalize('NFC')) || STATE.test(fold(question))) return null;
  if (!places.every(({ span }) => AT_PLACE.test(question.slice(0, span.start)))) return null;
  const chosen = documents.filter((document) => holdsEverywhere(document, known));
  if (chosen.length === 0) return null;
  return {
    documentIds: chosen.map(({ id }) => id),
    documents: chosen,
    names: places.map(({ folded }) => folded),
    elsewhere: false,
    numbered: false,
  };
}

function holdsEverywhere(document: DocumentRecord, known: Language['places']): boolean {
  const type = document.type?.normalize('NFC').toLowerCase() ?? '';
  const isNational =
    NATIONAL.test(type) || (BY_ISSUER.test(type) && CENTRAL.test(document.issuer?.normalize('NFC') ?? ''));
  return isNational && findPlaces(nameLine(document), known).length === 0;
}

/** The draft with the sentence that it is a rule for all; null where it has none, or speaks of some other place. */
export function asNationwide(
  draft: Draft,
  { places }: Understanding,
  scope: Scope,
  known: Language['places'],
): Draft | null {
  if (draft.outcome.class !== 'answered' || draft.statements.length === 0) return null;
  const asked = new Set(places.map(({ folded }) => folded));
  const speaksOfOther = draft.evidence.some(({ hit }) =>
    findPlaces(hit.passage.text, known).some(({ folded }) => !asked.has(folded)),
  );
  if (speaksOfOther) return null;
  const names = places.map(({ name }) => name).join(', ');
  const markdown = scope.elsewhere ? text.nationwideOnly(names) : text.nationwide(names);
  return { ...draft, statements: [{ markdown, markers: [], kind: 'frame' }, ...draft.statements] };
}
