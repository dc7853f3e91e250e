// Recognises the printed labels of Vietnamese documents: Phần, Chương, Mục, Điều, I., 1., 1.1., a), -, +.

export type Label = {
  kind:
    | 'part'
    | 'chapter'
    | 'law-section'
    | 'law-subsection'
    | 'article'
    | 'letter'
    | 'roman'
    | 'decimal'
    | 'point'
    | 'bullet';
  /** As printed, without the space after it. */
  printed: string;
  /** Canonical: "Điều 5", "III", "2.4", "a"; the mark of a bullet. */
  value: string;
  /** Components of a decimal label, [2, 4]; [3] for Roman III; [] otherwise. */
  numbers: number[];
  /** Text after the label. */
  rest: string;
};

const NUMBER_WORD = 'nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười';
const LAW: [Label['kind'], string, RegExp][] = [
  [
    'part',
    'Phần',
    new RegExp(`^phần\\s+(thứ\\s+(?:${NUMBER_WORD})|[ivxlc]+|\\d{1,2})(?![\\p{L}\\d])[.:]?\\s*`, 'iu'),
  ],
  ['chapter', 'Chương', /^chương\s+([ivxlc]+|\d{1,3})(?![\p{L}\d])[.:]?\s*/iu],
  ['law-subsection', 'Tiểu mục', /^tiểu\s+mục\s+([ivxlc]+|\d{1,3})(?![\p{L}\d])[.:]?\s*/iu],
  ['law-section', 'Mục', /^mục\s+([ivxlc]+|\d{1,3})(?![\p{L}\d])[.:]?\s*/iu],
  ['article', 'Điều', /^điều\s+(\d{1,4}[a-zđ]?)(?=[.:\s]|$)[.:]?\s*/iu],
];
const ROMAN = /^([IVXLC]{1,7})(?:\.|\s*[/):]|\s+[-–])\s*(?!\.)/u;
const LETTER = /^([A-ZĐ])\.\s+/u;
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3})*)[.)/](?:\s+|(?=\p{Lu}))/u;
/** Without a closing dot ("2.4 Phát triển"): short components, a capital after it, so that "2.500 hồ sơ" is none. */
const OPEN_DECIMAL = /^([1-9]\d?(?:\.[1-9]\d?){1,4})\s+(?=["“]?\p{Lu})/u;
const POINT = /^([a-zđ]{1,2}\d?|[ivx]{3,4})\)\s*|^([a-zđ])\.\s+/u;
const BULLET = /^([-–—−+•●▪◦■□✓→]|\*(?=\s))\s*/u;
const SENTENCE_AFTER_REFERENCE =
  /^(?:này|của|và|hoặc|nêu|quy định|được|phải|thì|luật|nghị định|thông tư|quyết định)(?![\p{L}])/u;
/** "Điều 11 Nghị định số 91/2015/NĐ-CP …": a line that goes on with a reference. Behind a dot it would be a title. */
const DOCUMENT_AFTER_REFERENCE =
  /^(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Quy chế|Quy định|Điều lệ|Hiến pháp)(?![\p{L}])/u;
/** "V/v …" announces the subject of a letter. */
const SUBJECT_MARK = /^V\s*\/\s*v(?![\p{L}])/u;

/** The label that a paragraph starts with, null when it has none. Markdown marks before it are skipped. */
export function readLabel(text: string): Label | null {
  const lead = /^(?:#{1,6}\s+)?(?:\*\*|__)?/u.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead);
  return readLaw(body) ?? readNumber(body) ?? readMark(body);
}

function readLaw(body: string): Label | null {
  for (const [kind, word, pattern] of LAW) {
    const match = pattern.exec(body);
    if (match === null) continue;
    const rest = body.slice(match[0].length);
    // "Điều 5 của Luật này …", "Mục 2 này" start a sentence, not an article.
    if (/^[,;)]/u.test(rest) || SENTENCE_AFTER_REFERENCE.test(rest)) return null;
    if (!/[.:]\s*$/u.test(match[0]) && DOCUMENT_AFTER_REFERENCE.test(rest)) return null;
    const id = match[1] ?? '';
    const value = /^[ivxlc]+$/iu.test(id) ? id.toUpperCase() : id.toLowerCase();
    return { kind, printed: match[0].trim(), value: `${word} ${value}`, numbers: [], rest };
  }
  return null;
}

function readNumber(body: string): Label | null {
  const roman = SUBJECT_MARK.test(body) ? null : ROMAN.exec(body);
  const number = romanNumber(roman?.[1] ?? '');
  if (roman !== null && number !== null) return label('roman', roman[0], roman[1] ?? '', [number], body);
  const letter = LETTER.exec(body);
  if (letter !== null) return label('letter', letter[0], letter[1] ?? '', [], body);
  const decimal = DECIMAL.exec(body) ?? OPEN_DECIMAL.exec(body);
  if (decimal === null) return null;
  const numbers = (decimal[1] ?? '').split('.').map(Number);
  return label('decimal', decimal[0], numbers.join('.'), numbers, body);
}

function readMark(body: string): Label | null {
  const point = POINT.exec(body);
  if (point !== null) return label('point', point[0], point[1] ?? point[2] ?? '', [], body);
  const bullet = BULLET.exec(body);
  if (bullet === null || /^\d/u.test(body.slice(bullet[0].trimEnd().length))) return null;
  const mark = /[–—−]/u.test(bullet[1] ?? '') ? '-' : (bullet[1] ?? '');
  return label('bullet', bullet[0], mark, [], body);
}

function label(kind: Label['kind'], whole: string, value: string, numbers: number[], body: string): Label {
  return { kind, printed: whole.trim(), value, numbers, rest: body.slice(whole.length) };
}

/** Value of a Roman number in capitals, null when it is not well formed. */
export function romanNumber(text: string): number | null {
  if (!/^(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(text)) return null;
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let total = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charAt(at)] ?? 0;
    total += value < (values[text.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return total;
}
