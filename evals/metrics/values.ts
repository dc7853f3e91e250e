// The checkable values of a sentence — numbers, dates, document numbers — and whether a source has them.
import { type FoundDate, findDates } from '../../server/vietnamese/dates.ts';
import { findDocumentNumbers } from '../../server/vietnamese/document-number.ts';
import { type FoundNumber, findNumbers, sameNumber } from '../../server/vietnamese/numbers.ts';
import { foldAnswer, hasWords } from './text.ts';

export type Value =
  | { kind: 'number'; printed: string; number: FoundNumber }
  | { kind: 'date'; printed: string; date: FoundDate }
  | { kind: 'document'; printed: string; key: string };

/** A text whose values were read once, for many comparisons. */
export type ValueSource = { folded: string; numbers: FoundNumber[]; dates: FoundDate[]; keys: Set<string> };

/** What is counted when the answer itself counts rows ("6 nhiệm vụ"): such figures are computed, not quoted. */
const COUNTED_UNITS =
  /^(?:nhiệm vụ|nhóm|mục|văn bản|cơ quan|đơn vị|kết quả|đoạn|nơi|chỗ|hàng|dòng|chỉ tiêu|kỳ)$/u;

export function valueSource(text: string): ValueSource {
  return {
    folded: foldAnswer(text),
    numbers: findNumbers(text),
    dates: findDates(text),
    keys: new Set(findDocumentNumbers(text).map((found) => found.key)),
  };
}

/** Values of a sentence in no particular order. */
export function valuesOf(text: string): Value[] {
  return [
    ...findNumbers(text).map((number): Value => ({ kind: 'number', printed: number.printed, number })),
    ...findDates(text).map((date): Value => ({ kind: 'date', printed: date.printed, date })),
    ...findDocumentNumbers(text).map(({ printed, key }): Value => ({ kind: 'document', printed, key })),
  ];
}

/** Whether the source states the value, in any way of writing it. */
export function hasValue(source: ValueSource, value: Value): boolean {
  if (value.kind === 'document') return source.keys.has(value.key);
  if (hasWords(source.folded, foldAnswer(value.printed))) return true;
  if (value.kind === 'date')
    return (
      source.dates.some((date) => date.from === value.date.from && date.to === value.date.to) ||
      // the head of a column is the bare year
      (value.date.kind === 'year' && hasWords(source.folded, value.printed.replace(/\D+/gu, '')))
    );
  return source.numbers.some(
    (number) => sameNumber(number, value.number) || isCellOf(number, value.number, source),
  );
}

/** A bare figure of a table cell whose unit stands in another cell or in the head: "22644" beside "tỷ đồng". */
function isCellOf(cell: FoundNumber, stated: FoundNumber, source: ValueSource): boolean {
  const { unit } = stated;
  return (
    cell.unit === null &&
    unit !== null &&
    cell.value === stated.value &&
    hasWords(source.folded, foldAnswer(unit))
  );
}

/** Figures of one table row at most for a share of it to be taken as computed: of many some pair always fits. */
const MAX_ROW_FIGURES = 4;

/** Whether a percentage follows from two figures of one cited row ("45000" of "60000" is 75%). */
export function isShareOfRow(value: Value, rows: string[]): boolean {
  if (value.kind !== 'number' || value.number.unit !== '%') return false;
  return rows.some((row) => {
    const figures = valuesOf(row);
    return row.includes('\t') && figures.length <= MAX_ROW_FIGURES && isDerived(value, figures);
  });
}

/** Whether the value counts the evidence itself: as many as the sentence has marks, in a unit that rows are counted in. */
export function isComputedCount(value: Value, marks: number): boolean {
  if (value.kind !== 'number') return false;
  return value.number.value === marks || COUNTED_UNITS.test((value.number.unit ?? '').toLowerCase());
}

/**
 * Whether a figure follows from two others of its sentence that the source has: their difference, the change or the
 * share in percent, rounded as printed; or one of them in another power of a thousand ("1.222.500 triệu" as "1.222,5 tỷ").
 */
export function isDerived(value: Value, stated: Value[]): boolean {
  if (value.kind !== 'number') return false;
  const figures = stated.flatMap((other) => (other.kind === 'number' ? [other.number.value] : []));
  const decimals = /,(\d+)/u.exec(value.printed)?.[1]?.length ?? 0;
  const same = (result: number) =>
    Math.abs(Math.abs(result) - value.number.value) <= 0.5 * 10 ** -decimals + Math.abs(result) * 1e-9;
  if (figures.some((figure) => same(figure / 1000) || same(figure * 1000))) return true;
  return figures.some((one) =>
    figures.some(
      (other) =>
        same(one - other) ||
        (other !== 0 && (same((one / other) * 100) || same(((one - other) / other) * 100))),
    ),
  );
}
