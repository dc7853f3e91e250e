// Splits a comparison of two things into the same question about each of them.
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { readAmount, withoutAmount } from './comparison-amounts.ts';
import { coordinated, sidesByForm, valueNoun } from './comparison-forms.ts';
import { type Sides, textSides } from './comparison-sides.ts';
import { splitScopes } from './scope-sides.ts';
import { type Language, understand } from './understand.ts';

/** Words that compare, folded. */
const comparing =
  /\b(?:so sanh|phan biet|so voi|doi chieu|khac nhau|khac gi|khac biet|khac the nao|khac [a-z ,]+ (?:o diem nao|o cho nao)|giong|(?:cao|thap|nhieu|it|som|muon|dai|ngan|lon|nho|nhanh|cham|lau|dong|dat|re) (?:[a-z]+ )?hon|bang nhau|chenh lech|chenh nhau|hon nhau|hon kem|kem nhau)\b/;
/** "tăng bao nhiêu so với quý trước": one thing at two times is not two things. */
const changesOverTime =
  /\b(?:tang|giam|chenh lech|bien dong|thay doi)\b.*\bso (?:voi )?(?:voi )?(?:cung ky|(?:nam|quy|thang|ky) (?:truoc|ngoai|\d|[iv]+\b)|\d+ thang)|\bso (?:voi )?(?:cung ky|(?:nam|quy|thang|ky) (?:truoc|ngoai|\d|[iv]+\b)).*\b(?:tang|giam|chenh lech|bien dong|thay doi)\b/;
/** "có giống nhau không", "có khác gì nhau không": asks of the two together. */
const alikeQuestion =
  /\s+(?:(?:có|co)\s+)?(?:giống nhau|khác nhau|chênh nhau|chênh lệch|hơn kém nhau|chenh nhau|hon kem nhau|khác gì nhau|khác gì|bằng nhau|giong nhau|khac nhau|khac gi nhau|khac gi|bang nhau)\s+(?:hay )?(?:không|khong|ko)(?!\p{L})/giu;
/** "Hai thông tư A và B": the number of the sides is said of none of them. */
const howMany = /^\s*(?:(?:cả|ca)\s+)?(?:hai|ba|2|3)\s+/iu;
/** Words that only say "compare"; what is left is asked of each side. */
const comparisonWords =
  /(?:so sánh|phân biệt|phan biet|đối chiếu|(?<=\s)giữa(?=\s)|hơn kém nhau|hơn nhau|kém nhau|hon kem nhau|hon nhau|có gì khác(?: nhau)?|co gi khac(?: nhau)?|giống và khác nhau|giống và khác|giống nhau và khác nhau|khác nhau|giống nhau|khác biệt|khác gì|khác thế nào|chênh lệch|chênh nhau|so sanh|doi chieu|giong va khac nhau|khac nhau|giong nhau|khac biet|khac gi|khac the nao|chenh lech|chenh nhau)(?:\s+(?:như thế nào|thế nào|ra sao|gì|chỗ nào|ở điểm nào|o diem nao|nhu the nao|the nao))?/giu;
/** ", bên nào cao hơn", ", ai chủ trì nhiều nhiệm vụ hơn": asks which of the two; becomes a question of each. */
const whichTail =
  /[,;:]?\s*(?<![\p{L}\p{N}])(?:(?:thì\s+|thi\s+)?(?:bên|ben|tỉnh|tinh|thành phố|thanh pho|kế hoạch|ke hoach|văn bản|van ban|nhóm|nhom|sở|so|ngành|nganh|đơn vị|don vi|cơ quan|co quan|cái|cai|lĩnh vực|linh vuc|việc|viec|mục|muc)\s+(?:nào|nao)|ai)\s+[^,;:?]*(?:hơn|hon|nhất|nhat|(?:xong|tới|đến|hết|kết thúc|hoàn thành|toi|den|het|ket thuc|hoan thanh)\s+(?:trước|sau|truoc|sau))\s*\??\s*$|[,;:]\s*(?:thì\s+|thi\s+)?(?:\p{L}+\s+){1,2}(?:nào|nao)\s+[^,;:?]*(?:hơn|hon)\s*\??\s*$/iu;
/** True when the question compares, whether or not its sides can be told. */
export function compares(question: string): boolean {
  return comparing.test(fold(question)) || whichTail.test(question);
}

/** The question asked of each side; null when it compares nothing or its sides cannot be told. */
export function splitComparison(asked: string, language: Language): string[] | null {
  const sides = sidesCompared(asked, language);
  // "so sánh … và so sánh gì?": a side of nothing but words that compare is none
  return sides?.every((side) => /[\p{L}\p{N}]/u.test(side)) ? sides : null;
}

function sidesCompared(asked: string, language: Language): string[] | null {
  const each = distributed(asked, language);
  if (each) return each.map(tidy);
  const amount = readAmount(withoutAmount(asked));
  if (amount) {
    const sides = sidesOf(amount.body.replace(/[?.\s]+$/, ''), language);
    return sides ? sides.map((side) => tidy(`${side} ${amount.ask}`)) : null;
  }
  const question = withoutAmount(asked).replace(alikeQuestion, ' khác nhau thế nào');
  const folded = fold(question);
  if (changesOverTime.test(folded)) return null;
  const tail = whichTail.exec(question);
  const scopes = splitScopes(
    (tail ? question.slice(0, tail.index) : question).replace(/[?.\s]+$/, ''),
    language.places,
  );
  const ask =
    tail && !asksValue(question.slice(0, tail.index))
      ? askOfEach(tail[0], question)
      : /\bphan biet\b/.test(folded)
        ? 'là gì'
        : '';
  const formed = tail || comparing.test(folded) ? sidesByForm(question, ask, language) : null;
  const sides = formed ?? (scopes || tail ? null : coordinated(question, language));
  if (sides) return sides.map(tidy);
  if (!comparing.test(folded) && !tail && !scopes) return null;
  if (scopes) return withNounOfFirst(scopes).map((side) => tidy(`${side.replace(howMany, '')} ${ask}`));
  const body = (tail ? question.slice(0, tail.index) : question).replace(/[?.\s]+$/, '');
  const value = ask === '' ? valueAsk(body) : ask;
  return sidesOf(body, language)?.map((side) => tidy(`${side} ${value}`)) ?? null;
}

/** "… bị khống chế ở tỷ lệ bao nhiêu, bên nào cao hơn?": what is asked of each stands before the tail. */
function asksValue(body: string): boolean {
  return /\b(?:bao nhieu|bao lau|khi nao|bao gio)\b/.test(fold(body));
}

/** "hệ số lương … khác nhau ra sao": of what has a value the value is asked. */
function valueAsk(body: string): string {
  const folded = fold(body);
  const asks = /\b(?:bao nhieu|may|nao|gi|ai|khi nao|bao gio|bao lau|o dau)\b/.test(
    folded.replace(/\b(?:the|nhu the) nao\b/g, ''),
  );
  if (
    asks ||
    !/\b(?:he so|ty le|muc(?! (?:\d|sinh\b|song\b|do\b))|phu cap|tro cap|le phi|luong)\b/.test(folded)
  )
    return '';
  return hasDiacritics(body) ? 'là bao nhiêu' : 'la bao nhieu';
}

/** What is said of each side, without what is asked of both. */
function sidesOf(body: string, language: Language): string[] | null {
  const scopes = splitScopes(body, language.places);
  if (scopes) return withNounOfFirst(scopes);
  const cut = agencySides(body, language) ?? textSides(body, language);
  if (!cut) return null;
  const [left, right] = [
    `${cut.prefix} ${cut.left} ${cut.suffix}`,
    `${cut.prefix} ${withValueNoun(cut)} ${cut.own ?? cut.suffix}`,
  ];
  return [left, right];
}

/** "A và B: mỗi bên được bao nhiêu?": what follows is asked of each. */
const eachOf =
  /^(?<both>.{6,200}?)\s*[,:;]\s*(?:(?:thì|thi)\s+)?(?:mỗi|từng|moi|tung)\s+(?:người|bên|loại|khoản|nhóm|việc|nơi|mức|cái|đơn vị|tỉnh|kế hoạch|trường hợp|văn bản|nghị định|thông tư|quyết định|luật|quy định|chương trình|dự án|quỹ|cấp|hạng|ngành|lĩnh vực|nguoi|ben|loai|khoan|nhom|viec|noi|muc|cai|don vi|tinh|ke hoach|truong hop|van ban|nghi dinh|thong tu|quyet dinh|luat|quy dinh|chuong trinh|du an|quy|cap|hang|nganh|linh vuc)\s+(?<ask>[^,:;]{4,80}?)\s*\??\s*$/iu;

function distributed(question: string, language: Language): string[] | null {
  const found = eachOf.exec(question)?.groups;
  if (!found) return null;
  return sidesOf(found['both']!, language)?.map((side) => `${side} ${found['ask']}`) ?? null;
}

/** "Kinh phí … của A và … của B": what is compared is said once and meant of both. */
function withNounOfFirst([first, ...others]: string[]): string[] {
  const noun = valueNoun.exec(first ?? '')?.groups?.['noun'];
  if (first === undefined || noun === undefined) return [first ?? '', ...others];
  return [first, ...others.map((side) => (fold(side).includes(fold(noun)) ? side : `${noun} ${side}`))];
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
  /^[,;:\s]*(?:(?:thì|thi)\s+)?(?:(?:\p{L}+\s+){1,2}(?:nào|nao)|ai)\s+|(?<!\p{L})(?:(?:là|la)\s+)?(?:cao|thấp|thap|nhiều|nhieu|ít|it|sớm|som|muộn|muon|dài|dai|ngắn|ngan|lớn|lon|nhỏ|nho|nhanh|chậm|cham|lâu|lau|đông|dong|đắt|dat|rẻ)(?=\s)|(?:hơn|hon|nhất|nhat)\s*\??\s*$/giu;

/** "nhiều nhiệm vụ hơn", and not "việc nào … hơn". */
const countsTasks = /nhiem vu(?! nao)|(?<!^[,;:\s]*(?:thi )?)\bviec\b(?! nao)/;
/** "tốn nhiều tiền": of each side the sum is asked. */
const spending =
  /(?<!\p{L})(?:ngốn|tốn|hết|mất|chi|ngon|ton|het|mat)\s+(?:tiền|kinh phí|vốn|tien|kinh phi|von)(?!\p{L})|(?<!\p{L})(?:ngốn|tốn|ngon|ton)(?!\p{L})/giu;
/** "xong trước": which of two times is the earlier. */
const soonerWords =
  /(?:xong|tới|đến|hết|kết thúc|hoàn thành|toi|den|het|ket thuc|hoan thanh)\s+(?:trước|sau|truoc|sau)\s*\??\s*$/iu;

/** "tỉnh nào đón nhiều khách du lịch hơn": how many there are is asked of each. */
const manyThings =
  /(?:nào|ai)\s+(?<verb>\p{L}+(?:\s\p{L}+)?)\s+(?:nhiều|ít)\s+(?<thing>(?!tiền|vốn|kinh phí)\p{L}+(?:\s\p{L}+){0,5}?)\s+(?:hơn|nhất)\s*\??\s*$/iu;

/** "ai chủ trì nhiều nhiệm vụ hơn" → "chủ trì bao nhiêu nhiệm vụ". */
function askOfEach(tail: string, question: string): string {
  const many = manyThings.exec(tail)?.groups;
  if (many && !countsTasks.test(fold(tail))) return `${many['verb']} bao nhiêu ${many['thing']}`;
  const words = amountOf(tail, question);
  const said =
    countsTasks.test(fold(tail)) || /thoi han/.test(fold(tail))
      ? ''
      : tail
          .replace(whichWords, ' ')
          .replace(soonerWords, ' ')
          .replace(spending, ' ')
          .replace(/\s*\?\s*$/, '')
          .trim();
  // "phải số hóa bao nhiêu": behind a verb the question word stands alone
  const isVerb = /^(?:phải|được|phai|duoc)(?=\s)/iu.test(said);
  return `${said} ${isVerb ? words.replace(/^(?:là|la) /u, '') : words}`.trim();
}

/** The question word for what the tail compares. */
function amountOf(tail: string, question: string): string {
  const folded = fold(tail);
  const isMoney = hasDiacritics(question)
    ? /(?<!\p{L})(?:kinh phí|vốn|ngân sách|chi phí|mức phạt|tiền|phí|giá)(?!\p{L})/u.test(
        question.normalize('NFC').toLowerCase(),
      )
    : /\b(?:kinh phi|von|ngan sach|chi phi|muc phat|tien|phi|gia(?! lai))\b/.test(fold(question));
  const role = /phoi hop/.test(folded) ? 'phối hợp' : /chu tri/.test(folded) ? 'chủ trì' : 'có';
  const words = countsTasks.test(folded)
    ? `${role} bao nhiêu nhiệm vụ`
    : /\b(?:som|muon|truoc|sau)\b/.test(folded)
      ? 'thời hạn khi nào'
      : /\bdong\b/.test(folded)
        ? 'có bao nhiêu người'
        : /\b(?:nhanh|cham|lau|dai|ngan)\b/.test(folded)
          ? 'trong bao lâu'
          : isMoney
            ? 'là bao nhiêu tiền'
            : isShare(folded, fold(question))
              ? 'là bao nhiêu phần trăm'
              : 'là bao nhiêu';
  return hasDiacritics(question) ? words : fold(words);
}

/** What is higher or lower is a share, where the question names no other measure. */
function isShare(tail: string, question: string): boolean {
  if (/\b(?:ty le|phan tram|chi tieu|muc tieu)\b|%/.test(question)) return true;
  const measure =
    /\b(?:he so|luong|phu cap|tro cap|ho tro|muc|diem|chi so|so luong|dan so|kim ngach|grdp|thu nhap|dien tich|san luong)\b/;
  return /\b(?:cao|thap)\b/.test(tail) && !measure.test(question);
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

function tidy(question: string): string {
  const text = question
    .replace(comparisonWords, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.:;?])/g, '$1')
    .replace(/^[\s,.:;]+|[\s,.:;?]+$/g, '');
  return `${text}?`;
}
