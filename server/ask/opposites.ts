// "ngoài nhà trường" against "trong nhà trường": a text on one side of a bound does not answer for the other side.
import type { Passage } from '../domain.ts';
import { readText } from './terms.ts';

const OPPOSITE: Record<string, string> = { trong: 'ngoài', ngoài: 'trong', trên: 'dưới', dưới: 'trên' };
/** Nouns that these words go with as bounds, not as grammar ("trong năm", "trong trường hợp"). */
const NOUNS =
  'trường|giờ|nước|tỉnh|ngân sách|hàng rào|khu công nghiệp|doanh nghiệp|cơ quan|đơn vị|ngành|quy hoạch|đô thị|địa bàn|hạn mức|danh mục|biên chế|công lập|nhà nước|mặt đất';
const bounded = new RegExp(` (trong|ngoài|trên|dưới)(?= (${NOUNS}) )`, 'gu');

export type Side = { own: string; other: string };

/** Sides that a text is on, as phrases with diacritics; one that names both sides of a bound is on neither. */
export function sidesOf(text: string): Side[] {
  const line = lineOf(text);
  return [...line.matchAll(bounded)]
    .map(([, word, noun]) => ({ own: `${word} ${noun}`, other: `${OPPOSITE[word!]} ${noun}` }))
    .filter(({ other }) => !line.includes(` ${other} `));
}

/** True when a passage, or the nearest heading of it that takes a side, is on the other one. */
export function isOnOtherSide(sides: Side[], passage: Pick<Passage, 'text' | 'headings'>): boolean {
  return sides.some(({ own, other }) => {
    const takesSide = [passage.text, ...passage.headings.toReversed()]
      .map(lineOf)
      .find((line) => line.includes(` ${own} `) || line.includes(` ${other} `));
    return takesSide !== undefined && !takesSide.includes(` ${own} `);
  });
}

/** "trong và ngoài nhà trường" names both sides; a "nhà trường" is a "trường". */
function lineOf(text: string): string {
  return readText(text)
    .accented.replaceAll(' nhà trường ', ' trường ')
    .replaceAll(/ trường (?=hợp )/gu, ' trường_')
    .replace(
      / (trong|ngoài|trên|dưới) (?:và|hay|hoặc) (trong|ngoài|trên|dưới) (\p{L}+(?: \p{L}+)?) /gu,
      ' $1 $3 $2 $3 ',
    );
}
