// Splits a comparison of two things into the same question about each of them.
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { coordinated, sidesByForm, valueNoun } from './comparison-forms.ts';
import { runsOf } from './content-runs.ts';
import { splitScopes } from './scope-sides.ts';
import { readSyllables } from './terms.ts';
import { type Language, understand } from './understand.ts';

/** Words that compare, folded. */
const comparing =
  /\b(?:so sanh|phan biet|so voi|doi chieu|khac nhau|khac gi|khac biet|khac the nao|khac [a-z ,]+ (?:o diem nao|o cho nao)|giong|(?:cao|thap|nhieu|it|som|muon|dai|ngan|lon|nho|nhanh|cham|lau|dong) hon|bang nhau|chenh lech|chenh nhau)\b/;
/** "tăng bao nhiêu so với quý trước": one thing at two times is not two things. */
const changesOverTime =
  /\b(?:tang|giam|chenh lech|bien dong|thay doi)\b.*\bso (?:voi )?(?:voi )?(?:cung ky|(?:nam|quy|thang|ky) (?:truoc|ngoai|\d|[iv]+\b)|\d+ thang)|\bso (?:voi )?(?:cung ky|(?:nam|quy|thang|ky) (?:truoc|ngoai|\d|[iv]+\b)).*\b(?:tang|giam|chenh lech|bien dong|thay doi)\b/;
/** "có giống nhau không", "có khác gì nhau không": asks of the two together. */
const alikeQuestion =
  /\s+(?:(?:có|co)\s+)?(?:giống nhau|khác nhau|khác gì nhau|khác gì|bằng nhau|giong nhau|khac nhau|khac gi nhau|khac gi|bang nhau)\s+(?:hay )?(?:không|khong|ko)(?!\p{L})/giu;
/** "Hai thông tư A và B": the number of the sides is said of none of them. */
const howMany = /^\s*(?:(?:cả|ca)\s+)?(?:hai|ba|2|3)\s+/iu;
/** Words that only say "compare"; what is left is asked of each side. */
const comparisonWords =
  /(?:so sánh|phân biệt|phan biet|đối chiếu|có gì khác(?: nhau)?|co gi khac(?: nhau)?|giống và khác nhau|giống và khác|giống nhau và khác nhau|khác nhau|giống nhau|khác biệt|khác gì|khác thế nào|chênh lệch|chênh nhau|so sanh|doi chieu|giong va khac nhau|khac nhau|giong nhau|khac biet|khac gi|khac the nao|chenh lech|chenh nhau)(?:\s+(?:như thế nào|thế nào|ra sao|gì|chỗ nào|ở điểm nào|o diem nao|nhu the nao|the nao))?/giu;
/** ", bên nào cao hơn", ", ai chủ trì nhiều nhiệm vụ hơn": asks which of the two; becomes a question of each. */
const whichTail =
  /[,;:]?\s*(?<![\p{L}\p{N}])(?:(?:thì\s+|thi\s+)?(?:bên|ben|tỉnh|tinh|thành phố|thanh pho|kế hoạch|ke hoach|văn bản|van ban|nhóm|nhom|sở|so|ngành|nganh|đơn vị|don vi|cơ quan|co quan|cái|cai|lĩnh vực|linh vuc|việc|viec|mục|muc)\s+(?:nào|nao)|ai)\s+[^,;:?]*(?:hơn|hon|nhất|nhat)\s*\??\s*$|[,;:]\s*(?:thì\s+|thi\s+)?(?:\p{L}+\s+){1,2}(?:nào|nao)\s+[^,;:?]*(?:hơn|hon)\s*\??\s*$/iu;
/** What may stand between the two sides, surest first. */
const separators = [
  /\s*,?\s+(?:khác gì so với|khác gì với|khác với|so với|đối với|khac gi so voi|khac gi voi|khac voi|so voi)\s+/giu,
  /\s+(?:với|voi|vs)\s+/giu,
  /\s+(?:và|va)\s+/giu,
  /\s+(?:hay|hoặc|hoac)\s+/giu,
];

type Sides = { prefix: string; left: string; right: string; suffix: string };

/** True when the question compares, whether or not its sides can be told. */
export function compares(question: string): boolean {
  return comparing.test(fold(question)) || whichTail.test(question);
}

/** The question asked of each side; null when it compares nothing or its sides cannot be told. */
export function splitComparison(asked: string, language: Language): string[] | null {
  const question = asked.replace(alikeQuestion, ' khác nhau thế nào');
  const folded = fold(question);
  if (changesOverTime.test(folded)) return null;
  const tail = whichTail.exec(question);
  const scopes = splitScopes(
    (tail ? question.slice(0, tail.index) : question).replace(/[?.\s]+$/, ''),
    language.places,
  );
  const ask = tail ? askOfEach(tail[0], question) : /\bphan biet\b/.test(folded) ? 'là gì' : '';
  const formed = tail || comparing.test(folded) ? sidesByForm(question, ask, language) : null;
  const sides = formed ?? (scopes || tail ? null : coordinated(question, language));
  if (sides) return sides.map(tidy);
  if (!comparing.test(folded) && !tail && !scopes) return null;
  if (scopes) return scopes.map((side) => tidy(`${side.replace(howMany, '')} ${ask}`));
  const body = (tail ? question.slice(0, tail.index) : question).replace(/[?.\s]+$/, '');
  const cut = agencySides(body, language) ?? textSides(body, language);
  if (!cut) return null;
  return [cut.left, withValueNoun(cut)].map((side) => tidy(`${cut.prefix} ${side} ${cut.suffix} ${ask}`));
}

function withValueNoun({ prefix, left, right }: Sides): string {
  const noun = valueNoun.exec(left)?.groups?.['noun'];
  if (
    noun === undefined ||
    /\p{L}/u.test(prefix.replace(comparisonWords, '')) ||
    fold(right).includes(fold(noun))
  )
    return right;
  return `${noun} ${right}`;
}

/** Words of the tail that say which and how much; the rest says of what ("nơi nào trả kết quả nhanh hơn"). */
const whichWords =
  /^[,;:\s]*(?:(?:thì|thi)\s+)?(?:(?:\p{L}+\s+){1,2}(?:nào|nao)|ai)\s+|(?<!\p{L})(?:(?:là|la)\s+)?(?:cao|thấp|thap|nhiều|nhieu|ít|it|sớm|som|muộn|muon|dài|dai|ngắn|ngan|lớn|lon|nhỏ|nho|nhanh|chậm|cham|lâu|lau|đông|dong)(?=\s)|(?:hơn|hon|nhất|nhat)\s*\??\s*$/giu;

/** "ai chủ trì nhiều nhiệm vụ hơn" → "chủ trì bao nhiêu nhiệm vụ". */
function askOfEach(tail: string, question: string): string {
  const words = amountOf(tail, question);
  const said = /nhiem vu|viec|thoi han/.test(fold(tail)) ? '' : tail.replace(whichWords, ' ').trim();
  return `${said} ${words}`.trim();
}

/** The question word for what the tail compares. */
function amountOf(tail: string, question: string): string {
  const folded = fold(tail);
  const isMoney = /\b(?:kinh phi|von|ngan sach|chi phi|muc phat|tien|phi|gia)\b/.test(fold(question));
  const role = /phoi hop/.test(folded) ? 'phối hợp' : /chu tri/.test(folded) ? 'chủ trì' : 'có';
  const words = /nhiem vu|viec/.test(folded)
    ? `${role} bao nhiêu nhiệm vụ`
    : /som|muon|truoc|sau/.test(folded)
      ? 'thời hạn khi nào'
      : /\bdong\b/.test(folded)
        ? 'có bao nhiêu người'
        : /nhanh|cham|lau|dai|ngan/.test(folded)
          ? 'trong bao lâu'
          : isMoney
            ? 'là bao nhiêu tiền'
            : /\b(?:cao|thap)\b/.test(folded) ||
                /\b(?:ty le|phan tram|chi tieu|muc tieu)\b|%/.test(fold(question))
              ? 'là bao nhiêu phần trăm'
              : 'là bao nhiêu';
  return hasDiacritics(question) ? words : fold(words);
}

/** Two agencies named: each in turn, the other left out. */
function agencySides(body: string, language: Language): Sides | null {
  const { agencies } = understand(body, language);
  const [first, second] = agencies;
  if (!first || !second || agencies.length !== 2) return null;
  if (
    !/^\s*(?:,|và|va|với|voi|so với|so voi|khác gì(?: so)? với|khac gi(?: so)? voi|vs|hay)?\s*$/iu.test(
      body.slice(first.end, second.start),
    )
  )
    return null;
  return {
    prefix: body.slice(0, first.start),
    left: body.slice(first.start, first.end),
    right: body.slice(second.start, second.end),
    suffix: body.slice(second.end),
  };
}

function textSides(body: string, language: Language): Sides | null {
  for (const separator of separators) {
    for (const match of body.matchAll(separator)) {
      const sides = sidesAt(body.slice(0, match.index), body.slice(match.index + match[0].length), language);
      if (sides) return sides;
    }
  }
  return null;
}

/** Sides around a separator: the right one runs to the next mark or comparison word, the left one is its like. */
function sidesAt(before: string, after: string, language: Language): Sides | null {
  const end = after.search(
    /[:;]|\s+(?:khác|giống|khac|giong|trong (?:mục|phần|nhóm)|ở mục|o muc|trong (?:muc|phan|nhom))(?=\s)/iu,
  );
  const right = (end >= 0 ? after.slice(0, end) : after).trim();
  const suffix = end >= 0 ? after.slice(end).replace(/^[:;]\s*/, ' ') : '';
  if (contentOf(right, language) === 0 || contentOf(before, language) === 0) return null;
  const start = leftStart(before, right, language);
  return { prefix: before.slice(0, start), left: before.slice(start), right, suffix };
}

/** Where the left side begins: at the word that begins the right one, after a colon, or at the last content run. */
function leftStart(before: string, right: string, language: Language): number {
  const head = readSyllables(right);
  const words = readSyllables(before);
  const two = words.findLastIndex(
    (word, at) => word.folded === head[0]?.folded && words[at + 1]?.folded === head[1]?.folded,
  );
  const one = words.findLastIndex((word) => word.folded === head[0]?.folded);
  if (two >= 0) return words[two]!.start;
  if (one >= 0) return words[one]!.start;
  const colon = before.lastIndexOf(':');
  if (colon >= 0) return colon + 1;
  const run = runsOf(understand(before, language).runs, ['content', 'agency']).at(-1);
  return run ? words[run[0]!.index]!.start : 0;
}

function contentOf(text: string, language: Language): number {
  return understand(text, language).runs.length;
}

function tidy(question: string): string {
  const text = question
    .replace(comparisonWords, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.:;?])/g, '$1')
    .replace(/^[\s,.:;]+|[\s,.:;?]+$/g, '');
  return `${text}?`;
}
