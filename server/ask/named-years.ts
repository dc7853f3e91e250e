// Years that only name a plan ("kế hoạch chuyển đổi số năm 2026") are no deadline.
import type { DocumentRecord } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import { nameLine } from './scope-names.ts';
import { readSyllables } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Words that make the year after them a deadline, whatever the plan is called; folded. */
const due =
  /(?:hoan thanh|xong|den han|han|thoi han|ket thuc|truoc|sau|den|het|cuoi|muon nhat|cham nhat|ghi|thoi gian|ghi la|quy [ivx\d]+|thang \d+|ngay \d+)(?:\s+(?:trong|vao|nam|cua|la|vao nam|trong nam|het nam|cuoi nam|nam ngoai|nay)){0,2}\s*[/“"-]?\s*$/;

/**
 * The reading without the years that stand in the titles of all documents it is about, or in one title after the very
 * words that they follow in the question ("về chuyển đổi số năm 2026"). Pure.
 */
export function withoutNamedYears(understanding: Understanding, documents: DocumentRecord[]): Understanding {
  if (documents.length === 0 || understanding.dates.length === 0) return understanding;
  const folded = fold(understanding.question);
  const isName = (date: Understanding['dates'][number]) => {
    if (date.kind !== 'year' && date.kind !== 'range') return false;
    const years = date.printed.match(/(?:19|20)\d{2}/g) ?? [];
    const before = folded.slice(0, date.span.start);
    if (years.length === 0 || due.test(before)) return false;
    const dated = documents.filter((document) => years.every((year) => document.title.includes(year)));
    return (
      dated.length > 0 &&
      (dated.length === documents.length || dated.some((one) => nameLine(one).includes(wordsBefore(before))))
    );
  };
  const dates = understanding.dates.filter((date) => !isName(date));
  return dates.length === understanding.dates.length ? understanding : { ...understanding, dates };
}

/** The last two syllables before a date, without the word for it. */
function wordsBefore(text: string): string {
  const syllables = readSyllables(text.replace(/\bnam\s*$/, '')).map((syllable) => syllable.folded);
  return ` ${syllables.slice(-2).join(' ')} `;
}
