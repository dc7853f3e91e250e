// Vietnamese numerals in words: "chín mươi lăm", "một trăm linh hai", "hai tỷ rưỡi", "chin muoi lam".

const DIGITS: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const FOLDED_DIGITS: Record<string, number> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
const SCALES: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };
const FOLDED_SCALES: Record<string, number> = {
  nghin: 1e3,
  ngan: 1e3,
  van: 1e4,
  trieu: 1e6,
  ty: 1e9,
  ti: 1e9,
};
const FOLDED_OTHERS: Record<string, string> = {
  muoi: 'mươi',
  tram: 'trăm',
  linh: 'linh',
  le: 'linh',
  ruoi: 'rưỡi',
};
const OTHERS: Record<string, string> = {
  mười: 'mười',
  mươi: 'mươi',
  trăm: 'trăm',
  linh: 'linh',
  lẻ: 'linh',
  rưỡi: 'rưỡi',
};

type Word = { digit: number } | { scale: number } | { other: string };

/** A numeral read from the start of `words`: its value and how many words it takes; null when there is none. */
export type Numeral = { value: number; length: number };

/** A numeral with its decimals: "ba mươi tám phẩy năm" is 38,5; decimals are read digit by digit or as one numeral. */
export function readDecimal(words: string[], folded: boolean): Numeral | null {
  const whole = readNumeral(words, folded);
  if (whole === null || !/^(?:phẩy|phảy|phay)$/u.test(words[whole.length] ?? '')) return whole;
  const tail = words.slice(whole.length + 1);
  const scale = tail.findIndex((word) => word in (folded ? FOLDED_SCALES : SCALES));
  const behind = scale < 0 ? tail : tail.slice(0, scale);
  const digits = leadingDigits(behind, folded);
  const rest = digits.length > 1 ? null : readNumeral(behind, folded);
  const decimals = rest === null ? digits.join('') : String(rest.value);
  if (decimals === '' || !Number.isInteger(Number(decimals))) return whole;
  const length = rest === null ? digits.length : rest.length;
  return { value: Number(`${whole.value}.${decimals}`), length: whole.length + 1 + length };
}

/** "không năm" of "một phẩy không năm". */
function leadingDigits(words: string[], folded: boolean): number[] {
  const digits: number[] = [];
  for (const word of words) {
    const digit = folded ? FOLDED_DIGITS[word] : DIGITS[word];
    if (digit === undefined) break;
    digits.push(digit);
  }
  return digits;
}

/**
 * Reads the longest numeral at the start of `words` (lower-case syllables), up to thousands of tỷ. With `folded` the
 * words carry no diacritics. A numeral never starts with a unit ("trăm", "tỷ") nor with "linh".
 */
export function readNumeral(words: string[], folded: boolean): Numeral | null {
  let total = 0;
  let section = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  let length = 0;
  while (length < words.length && length < 30) {
    const group = readBelowThousand(words.slice(length), folded);
    if (group === null) break;
    length += group.length;
    section = group.value;
    const scale = wordAt(words, length, folded);
    if (scale === null || !('scale' in scale)) {
      total += section;
      break;
    }
    if (scale.scale >= lastScale) break;
    total += section * scale.scale;
    lastScale = scale.scale;
    length++;
    const stacked = wordAt(words, length, folded);
    // "nghìn tỷ": a thousand of thousand millions.
    if (stacked !== null && 'scale' in stacked && stacked.scale > lastScale) {
      total = total - section * lastScale + section * lastScale * stacked.scale;
      length++;
    }
    const half = wordAt(words, length, folded);
    if (half !== null && 'other' in half && half.other === 'rưỡi')
      return { value: total + lastScale / 2, length: length + 1 };
  }
  return length === 0 ? null : { value: total, length };
}

function readBelowThousand(words: string[], folded: boolean): Numeral | null {
  const first = wordAt(words, 0, folded);
  if (first === null) return null;
  const second = wordAt(words, 1, folded);
  if ('digit' in first && isOther(second, 'trăm')) {
    const rest = wordAt(words, 2, folded);
    if (isOther(rest, 'linh')) {
      const unit = wordAt(words, 3, folded);
      return unit !== null && 'digit' in unit
        ? { value: first.digit * 100 + unit.digit, length: 4 }
        : { value: first.digit * 100, length: 2 };
    }
    const tens = readTens(words.slice(2), folded);
    const isTens = tens !== null && tens.value >= 10;
    return isTens
      ? { value: first.digit * 100 + tens.value, length: 2 + tens.length }
      : { value: first.digit * 100, length: 2 };
  }
  return readTens(words, folded);
}

/** "chín mươi lăm", "mười lăm", "chín lăm" (no: said, not written), "tám". */
function readTens(words: string[], folded: boolean): Numeral | null {
  const first = wordAt(words, 0, folded);
  if (first === null) return null;
  const isTen = isOther(first, 'mười') || (folded && isOther(first, 'mươi'));
  if (isTen) {
    const unit = unitAt(words, 1, folded);
    return unit === null ? { value: 10, length: 1 } : { value: 10 + unit, length: 2 };
  }
  if (!('digit' in first)) return null;
  if (!isOther(wordAt(words, 1, folded), 'mươi')) return { value: first.digit, length: 1 };
  const unit = unitAt(words, 2, folded);
  return unit === null
    ? { value: first.digit * 10, length: 2 }
    : { value: first.digit * 10 + unit, length: 3 };
}

/** The unit after a ten; "năm" there would be a year ("mười năm"), five is "lăm". */
function unitAt(words: string[], at: number, folded: boolean): number | null {
  const word = wordAt(words, at, folded);
  const printed = words[at] ?? '';
  if (word === null || !('digit' in word) || word.digit === 0 || printed === 'năm' || printed === 'nam')
    return null;
  return word.digit;
}

function isOther(word: Word | null, name: string): boolean {
  return word !== null && 'other' in word && word.other === name;
}

function wordAt(words: string[], at: number, folded: boolean): Word | null {
  const word = words[at];
  if (word === undefined) return null;
  const digit = (folded ? FOLDED_DIGITS : DIGITS)[word];
  if (digit !== undefined) return { digit };
  const scale = (folded ? FOLDED_SCALES : SCALES)[word];
  if (scale !== undefined) return { scale };
  const other = (folded ? FOLDED_OTHERS : OTHERS)[word];
  return other === undefined ? null : { other };
}
