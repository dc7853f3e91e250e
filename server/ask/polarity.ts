// "không hoàn thành nhiệm vụ" answers no question about who did complete it, nor the other way round.
import { readText } from './terms.ts';

/** Syllables that a denied phrase must share with the question, for the two to be of one thing. */
const PHRASE = 3;
const DENIED = / (?:không|chưa) (\p{L}+(?: \p{L}+){2,5})(?= )/gu;
/** Words by which a text denies, forbids or excepts; "không áp dụng" only says of what it is. */
const DENIES = / (?:không(?! (?:áp dụng|quá|dưới|ít))|chưa|cấm|trừ|miễn|hủy|từ chối) /u;
/** "có được … không?", "… hay không?": a text that denies it answers. */
const ASKS_WHETHER = / có (?:.* )?(?:không|chưa) | (?:không|chưa) (?:ạ |nhỉ |vậy )?$| hay (?:không|chưa) /u;
const ASKS_DENIED =
  / (?:nào|gì|ai) (?:(?!khi |nếu |mà |để )\p{L}+ ){0,6}(?:không|chưa) (?:được|phải|bị|có|thuộc|cần) | (?:không|chưa) (?:được|phải|bị|thuộc|cần) .*(?: nào | gì | ai )/u;

/**
 * True when a passage denies what the question affirms, wherever it says it, or denies nothing where the question asks
 * for what is denied ("trường hợp nào không được …"). `own`: the words of the passage with those of its lead-in.
 */
export function isOfOtherPolarity(question: string, own: string): boolean {
  const [asked, said] = [readText(question).accented, readText(own).accented];
  if (ASKS_WHETHER.test(asked)) return false;
  if (ASKS_DENIED.test(asked)) return !deniesWhat(asked).test(said);
  return [...said.matchAll(DENIED)].some(([, phrase]) => {
    const words = phrase!.split(' ');
    for (let length = words.length; length >= PHRASE; length--) {
      const shared = ` ${words.slice(0, length).join(' ')} `;
      if (!asked.includes(shared)) continue;
      const isDenied = (line: string) => new RegExp(` (?:không|chưa)${shared}`).test(line);
      return !isDenied(asked) && !saysPlainly(said, shared);
    }
    return false;
  });
}

/** "không được tách thửa" is said by "không được …", "không tách …", "cấm …", and not by any "không". */
function deniesWhat(asked: string): RegExp {
  const verb = / không được (?:phép )?(\p{L}+)/u.exec(asked)?.[1];
  if (verb === undefined) return DENIES;
  return new RegExp(` không (?:được|cho phép|thể|xét|xem xét|${verb}) | cấm | từ chối `, 'u');
}

/** The phrase stands somewhere without a denial before it. */
function saysPlainly(line: string, phrase: string): boolean {
  return [...line.matchAll(new RegExp(`(\\p{L}+)(?=${phrase})`, 'gu'))].some(
    ([, before]) => before !== 'không' && before !== 'chưa',
  );
}
