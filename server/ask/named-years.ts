// Years that only name a plan ("kế hoạch chuyển đổi số năm 2026") are no deadline.
import type { DocumentRecord } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Understanding } from './understand.ts';

/** Words that make the year after them a deadline, whatever the plan is called; folded. */
const due =
  /(?:hoan thanh|xong|den han|han|thoi han|ket thuc|truoc|sau|den|het|cuoi|muon nhat|cham nhat|quy [ivx\d]+|thang \d+|ngay \d+)(?:\s+(?:trong|vao|nam|cua|la|vao nam|trong nam|het nam|cuoi nam|nam ngoai|nay)){0,2}\s*[/-]?\s*$/;

/** The reading without the years that stand in the titles of all documents it is about. Pure. */
export function withoutNamedYears(understanding: Understanding, documents: DocumentRecord[]): Understanding {
  if (documents.length === 0 || understanding.dates.length === 0) return understanding;
  const folded = fold(understanding.question);
  const isName = (date: Understanding['dates'][number]) => {
    if (date.kind !== 'year' && date.kind !== 'range') return false;
    const years = date.printed.match(/(?:19|20)\d{2}/g) ?? [];
    const inTitles = documents.every((document) => years.every((year) => document.title.includes(year)));
    return years.length > 0 && inTitles && !due.test(folded.slice(0, date.span.start));
  };
  const dates = understanding.dates.filter((date) => !isName(date));
  return dates.length === understanding.dates.length ? understanding : { ...understanding, dates };
}
