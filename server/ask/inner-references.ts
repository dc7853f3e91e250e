// "quy định tại điểm a khoản này": what a passage takes over from another place of its own article, and what it leaves to it.
import type { Hit } from './contract.ts';

const POINT_HERE = /điểm ((?:[a-zđ](?:\s*,\s*|\s+và\s+|\s+hoặc\s+|\s+hay\s+)?)+) khoản này/giu;
const CLAUSE_HERE = /(?:điểm ([a-zđ])\s+)?khoản (\d{1,2}(?:\s*(?:,|và|hoặc)\s*\d{1,2})*)\s+Điều này/giu;
/** "không thuộc đối tượng quy định tại …", "ngoài trường hợp quy định tại …": all others. */
const ALL_OTHERS =
  /(?<!\p{L})(?:không thuộc|ngoài|khác với|không phải là)\s+(?:các\s+|những\s+)?(?:đối tượng|trường hợp|diện|nhóm|loại|hộ|người)[^.;,]{0,40}(?:quy định )?tại (?:điểm|khoản)/iu;

/** By passage id: the texts of the places that it refers to within its article, as far as they are among the hits. */
export function referredTexts(hits: Hit[]): Map<string, string> {
  const texts = new Map(hits.map(({ passage }) => [keyOf(passage.documentId, passage.path), passage.text]));
  const found = new Map<string, string>();
  for (const { passage } of hits) {
    const paths = referredPaths(passage.path, passage.text);
    const referred = paths.flatMap((path) => texts.get(keyOf(passage.documentId, path)) ?? []);
    if (referred.length > 0) found.set(passage.id, referred.join('\n'));
  }
  return found;
}

/** "hộ không hưởng lương": what the question denies. */
const DENIED = /(?<!\p{L})(?:không|chưa)\s+(?:(?:được|có|thuộc|phải|bị|là)\s+)?(\p{L}+\s+\p{L}+)/giu;

/** True for a text on all others than those of a place of which the question denies what that place says. */
export function rulesTheRest(question: string, text: string, referred = ''): boolean {
  if (referred === '' || !ALL_OTHERS.test(text.normalize('NFC'))) return false;
  const said = referred.normalize('NFC').toLowerCase();
  return [...question.normalize('NFC').toLowerCase().matchAll(DENIED)].some(([, phrase]) =>
    said.includes(phrase!),
  );
}

/** Paths of the places of the same article that a text names. */
export function referredPaths(path: string, text: string): string[] {
  const [article, clause] = [/^Điều [^.#]+/u.exec(path)?.[0], /^Điều [^.#]+\.[^.#]+/u.exec(path)?.[0]];
  const here = clause === undefined ? [] : [...text.matchAll(POINT_HERE)];
  const points = here.flatMap(([, letters]) =>
    letters!
      .split(/\s*,\s*|\s+(?:và|hoặc|hay)\s+/u)
      .map((letter) => `${clause}.${letter.trim().toLowerCase()}`),
  );
  const clauses = article === undefined ? [] : [...text.matchAll(CLAUSE_HERE)];
  const others = clauses.flatMap(([, point, numbers]) =>
    numbers!
      .split(/\s*(?:,|và|hoặc)\s*/u)
      .map((number) => `${article}.${number}${point ? `.${point.toLowerCase()}` : ''}`),
  );
  return [...points, ...others].filter((one) => one !== path);
}

function keyOf(documentId: string, path: string): string {
  return `${documentId} ${path}`;
}
