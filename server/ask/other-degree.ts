// "Bao nhiêu sản phẩm đạt 5 sao?": how many have a degree is not said by how many have another one or more.
import { fold } from '../vietnamese/normalise.ts';
import { cueForm } from './cues.ts';

/** Units that count time, money or the thing itself: a figure in them states no degree. */
const NO_DEGREE =
  'nam|thang|ngay|tuan|quy|gio|phut|ty|trieu|nghin|ngan|dong|phan|nguoi|ho|xa|phuong|huyen|tinh|nhiem|du|chi|muc|dieu|khoan|lan|don|co|so|cap|nhom|trong|cua|va|den|la|thi|duoc|co';
/** A grade in the unit of grades that follows it. */
const degree = new RegExp(
  String.raw`\b(?:dat|hang|loai|xep|chuan|bac|dung|muc do|cap do) (?:dung |du |toi |len |hang |loai |muc )*(\d{1,2}) (?!(?:${NO_DEGREE})\b)([a-z]+)\b`,
);

/** True when a number of things of one degree is asked for and the text speaks of other degrees in that unit only. */
export function countsOtherDegree(question: string, evidence: string): boolean {
  const asked = degree.exec(fold(question));
  if (!asked || !/\b(?:bao nhieu|may) (?!tien|phan tram|dong)[a-z]/.test(cueForm(question))) return false;
  const [number, unit] = [Number(asked[1]), asked[2]!];
  const printed = [...fold(evidence).matchAll(new RegExp(String.raw`(\d{1,3}) ${unit}\b`, 'g'))];
  return printed.length > 0 && !printed.some((one) => Number(one[1]) === number);
}
