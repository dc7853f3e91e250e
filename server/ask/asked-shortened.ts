// Agencies that a question names by a part of their words: "Ban quản lý công trình dân dụng" for "Ban Quản lý dự án các công trình dân dụng tỉnh".
import type { Agency } from '../domain.ts';
import type { AgencyMention, AgencyRegister } from '../vietnamese/agencies.ts';
import { foldAligned } from '../vietnamese/aligned.ts';
import { hasDiacritics } from '../vietnamese/normalise.ts';

/** What a name may open with that is so long or so specific that people leave words of it out. */
const HEADS =
  /(?<![\p{L}\d])(?:ban quan ly|ban chi huy|bo chi huy|trung tam|chi cuc|cong ty|lien minh|hoi dong|quy|nha may)(?![\p{L}\d])/gu;
/** Syllables beside the head that must be said. */
const MIN_SAID = 3;
/** What may follow a name; another word goes on with it, and then it is the name of something else. */
const ENDS =
  /^\s*(?:$|[^\p{L}\d\s]|(?:tinh|thanh pho|o|tai|cua|trong|theo|dang|se|da|thi|phai|duoc|lam|la|chu tri|chu dau tu|phoi hop|tham gia|phu trach|quan ly|thuc hien|co|lo|om|bi|va|hoac|hay|cung|voi|nhan)(?![\p{L}\d]))/u;
/** Words that many names have and that tell none apart. */
const LEVELS = new Set(['tinh', 'thanh', 'pho', 'huyen', 'va', 'cac']);

/** Mentions whose words, in their order, are words of exactly one registered name with the same head. */
export function shortenedNames(question: string, register: AgencyRegister): AgencyMention[] {
  const folded = foldAligned(question);
  return [...folded.matchAll(HEADS)].flatMap((match) => {
    const after = match.index + match[0].length;
    const said = [...folded.slice(after).matchAll(/[\p{L}\d]+/gu)].map((word) => ({
      text: question.slice(after + word.index, after + word.index + word[0].length),
      folded: word[0],
      end: after + word.index + word[0].length,
    }));
    const fits = register.agencies
      .filter((agency) => !agency.collective)
      .map((agency) => ({ agency, length: lengthIn(agency, match[0], said) }))
      .filter(({ length }) => length >= MIN_SAID && ENDS.test(folded.slice(said[length - 1]!.end)))
      .sort((a, b) => b.length - a.length);
    const [best, next] = fits;
    if (!best || best.length === next?.length) return [];
    const span = { start: match.index, end: said[best.length - 1]!.end };
    return [{ agency: best.agency, span, printed: question.slice(span.start, span.end) }];
  });
}

type Said = { text: string; folded: string };

/** How many of the words after the head are, in order, words of the name; 0 where the head is another or none tells. */
function lengthIn(agency: Agency, head: string, said: Said[]): number {
  const name = foldAligned(agency.name);
  if (!name.startsWith(`${head} `)) return 0;
  const words = [...agency.name.slice(head.length).matchAll(/[\p{L}\d]+/gu)].map(([word]) =>
    word.toLowerCase(),
  );
  let at = 0;
  let length = 0;
  for (const word of said) {
    const next = words.findIndex((own, index) => index >= at && agrees(word, own));
    if (next < 0) break;
    at = next + 1;
    length += 1;
  }
  const telling = said.slice(0, length).filter((word) => !LEVELS.has(word.folded)).length;
  return telling >= MIN_SAID ? length : 0;
}

function agrees(said: Said, own: string): boolean {
  return hasDiacritics(said.text) ? said.text.toLowerCase() === own : said.folded === foldAligned(own);
}
