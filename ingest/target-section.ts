// The part of another document that a clause speaks of: "điểm b khoản 2 Điều 21" is "Điều 21.2.b".
const PLACE =
  /(?:(?:các\s+)?điểm\s+(?<points>[a-zđ](?:\s*(?:,|và)\s*(?:điểm\s+)?[a-zđ](?![\p{L}]))*)\s*,?\s*)?(?:(?:các\s+)?khoản\s+(?<clauses>\d{1,3}[a-zđ]?(?:\s*(?:,|và|đến)\s*(?:khoản\s+)?\d{1,3}[a-zđ]?)*)\s*,?\s*)?(?:(?:các\s+|của\s+|vào\s+|sau\s+)*điều)\s+(?<article>\d{1,3}[a-zđ]?)(?<more>\s*(?:,|và|đến)\s*(?:Điều\s+)?\d{1,3})?(?!\s*của\s+(?:Luật|Nghị định)\s+này)/iu;
const SOME =
  /một\s+(?:số|phần)\s+(?:điều|khoản|điểm|nội dung|quy định|chương)|(?:khoản|điểm|chương|mục|phụ lục|mẫu|cụm từ|từ|quy định tại)\s/iu;

/** Canonical section when exactly one is meant, 'some' for several or for parts that are not named, null for the whole. */
export function targetSection(text: string): string | 'some' | null {
  // behind the number of the document stand its own titles and amendments
  const head = text.split(/(?<=\d\/\S+)\s/u)[0] ?? text;
  const match = PLACE.exec(head);
  if (match?.groups === undefined) return SOME.test(head) ? 'some' : null;
  const { points, clauses, article, more } = match.groups;
  if (more !== undefined) return 'some';
  const clause = /^\d{1,3}[a-zđ]?$/iu.test(clauses ?? '') ? clauses : null;
  const point = /^[a-zđ]$/iu.test(points ?? '') ? points : null;
  if (clause === null || clause === undefined) return `Điều ${article}`;
  return point === null || point === undefined
    ? `Điều ${article}.${clause}`
    : `Điều ${article}.${clause}.${point.toLowerCase()}`;
}
