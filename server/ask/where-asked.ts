// "… theo điều nào?", "… ở khoản mấy Điều 5?": where a text stands is asked beside what it says.

import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { runsOf } from './content-runs.ts';
import { type Language, understand } from './understand.ts';

const PLACES = 'điều|khoản|điểm|mục|chương|phần|phụ lục|trang';
const FOLDED = fold(PLACES);
const isPlaceWord = new RegExp(`^(?:${FOLDED}|phu|luc)$`);
/** "khoản mấy", "điểm khoản nào"; typed with diacritics, "mức nào" is no "mục nào". */
const asking = (places: string, words: string) =>
  new RegExp(String.raw`(?<!\p{L})(?:${places})(?: (?:${places}))* (?:số )?(?:${words})(?!\p{L})`, 'u');
const accented = asking(PLACES, 'nào|mấy|bao nhiêu');
const folded = asking(FOLDED, 'nao|may|bao nhieu');

/** True when the question asks in which điều, khoản or mục something stands. */
export function asksWhere(question: string): boolean {
  const typed = question.normalize('NFC').toLowerCase();
  return hasDiacritics(typed) ? accented.test(typed) : folded.test(typed);
}

/** "Theo điều nào của quy chế …?": what follows only names the document. */
const OF_DOCUMENT = new RegExp(
  String.raw`^(?:(?:được )?(?:quy định|nêu|ghi) )?(?:theo|căn cứ(?: vào| theo)?|tại|ở|trong)\s+(?:${PLACES})(?: (?:${PLACES}))* (?:nào|mấy)(?:\s*\??$|\s+(?:của|trong|thuộc)\s)`,
  'iu',
);

/** True for a sentence or clause that asks this and nothing else: it belongs to the question before it. */
export function asksOnlyWhere(text: string, language: Language): boolean {
  if (!asksWhere(text)) return false;
  if (OF_DOCUMENT.test(text.normalize('NFC').trim())) return true;
  const read = understand(text, language);
  const others = runsOf(read.runs, ['content', 'agency'])
    .flat()
    .filter((syllable) => !isPlaceWord.test(syllable.folded));
  return others.length === 0;
}
