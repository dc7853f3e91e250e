// Capitals back to sentence case: names keep the capitals that the body of the document gives them.
import { collapseSpaces } from '../server/vietnamese/normalise.ts';
import { capitaliseProvinces } from '../server/vietnamese/places.ts';

/** Units of administration, after which a proper name follows. */
const PLACE = /^(?:tỉnh|phố|huyện|quận|xã|phường|trấn|đảo)$/u;
/** Kinds of agency whose name begins right after them: "Sở Tài chính", "Bộ Y tế". */
const AGENCY = /^(?:bộ|sở|cục|ban|vụ|viện|phòng|trường|trung tâm|công ty|tổng cục|chi cục)$/u;
const ACRONYM = /^(?:UBND|HĐND|UBMTTQ|[^AEIOUYÀ-Ỹ\d\s]{2,})$/u;

/** Makes the sentence case of words in capitals out of how the given body prints the same words. */
export function sentenceCaser(body: readonly string[]): (capitals: string) => string {
  let votes: Map<string, Vote> | null = null;
  return (capitals) => {
    votes ??= countCapitals(body);
    const words = collapseSpaces(capitals).split(' ');
    const bare = words.map(bareWord);
    const lower = bare.map((word) => word.toLowerCase());
    const cased = words
      .map((word, at) => {
        // a number of a document keeps its symbol
        if (ACRONYM.test(bare[at] ?? '') || /\d.*\/\p{Lu}/u.test(word)) return word;
        const pair = (first: number) => votes?.get(`${lower[first]} ${lower[first + 1]}`);
        const [before, after] = [pair(at - 1), pair(at)];
        // "Luật Tổ chức" does not make "tổ chức" a name; two capitals together do
        const named =
          before === undefined
            ? after !== undefined && after.both * 2 > after.count
            : before.second * 2 > before.count;
        return named ? capitalised(word) : word.toLowerCase();
      })
      .join(' ');
    return capitaliseProvinces(cased);
  };
}

/** "ỦY BAN NHÂN DÂN TỈNH THANH HÓA" → "Ủy ban nhân dân tỉnh Thanh Hóa", "BỘ TÀI CHÍNH" → "Bộ Tài chính". */
export function agencyCase(capitals: string): string {
  let inPlace = false;
  const words = collapseSpaces(capitals).split(' ');
  const cased = words.map((word, at) => {
    const before = words[at - 1] ?? '';
    const previous = bareWord(before).toLowerCase();
    if (ACRONYM.test(bareWord(word))) return word;
    if (inPlace && !/,$/u.test(before)) return capitalised(word);
    inPlace = PLACE.test(previous) && !/^ủy$|^uỷ$/u.test(previous);
    const named = AGENCY.test(words.slice(0, at).join(' ').toLowerCase());
    const listed =
      /,$/u.test(before) || (previous === 'và' && /^(?:bộ|sở|phòng|ban)$/iu.test(words[0] ?? ''));
    return inPlace || named || listed ? capitalised(word) : word.toLowerCase();
  });
  const text = cased.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How often two words stand side by side, with the second or both in initial capitals. */
type Vote = { count: number; second: number; both: number };

function countCapitals(body: readonly string[]): Map<string, Vote> {
  const votes = new Map<string, Vote>();
  for (const text of body) {
    const words = text.split(/\s+/u);
    for (let at = 1; at < words.length; at++) {
      const [first, second] = [bareWord(words[at - 1] ?? ''), bareWord(words[at] ?? '')];
      // what begins a sentence is written large whatever it is
      const opens = at === 1 || /[.:;?!“"(]$/u.test(words[at - 2] ?? '.');
      if (/[.:;?!]$/u.test(words[at - 1] ?? '')) continue;
      // what the body prints in capitals says nothing
      if (/^\p{Lu}{2,}$/u.test(first) || /^\p{Lu}{2,}$/u.test(second)) continue;
      const pair = `${first.toLowerCase()} ${second.toLowerCase()}`;
      const vote = votes.get(pair) ?? { count: 0, second: 0, both: 0 };
      vote.count++;
      if (isName(second)) vote.second++;
      if (!opens && isName(first) && isName(second)) vote.both++;
      votes.set(pair, vote);
    }
  }
  return votes;
}

function isName(word: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(word);
}

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
