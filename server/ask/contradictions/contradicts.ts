// Two statements contradict each other when they speak of the same object and give one of its values differently.
import { readStatement, type Slot } from './statement-values.ts';

/** Content words that two statements must share to have one object. */
const MIN_SHARED = 2;

/** What is so far ("mới đạt 9,5%") beside what is to be ("đạt 22%"): two states of one thing. */
export const SO_FAR =
  /(?<!\p{L})(?:mới|chỉ mới|hiện|hiện nay|đã|ước) (?:đạt|có|chiếm|bằng)(?!\p{L})|(?<!\p{L})(?:tính đến|đến nay|hiện nay|hiện tại)(?!\p{L})/iu;

/** The dimension in which two sentences contradict each other ("months", "money"…), null when they do not. */
export function contradiction(one: string, other: string): string | null {
  if (SO_FAR.test(one.normalize('NFC')) !== SO_FAR.test(other.normalize('NFC'))) return null;
  const [a, b] = [readStatement(one), readStatement(other)];
  if (a.slots.length === 0 || b.slots.length === 0) return null;
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  if (shared < MIN_SHARED || shared < a.words.size || shared < b.words.size) return null;
  const differing = [...new Set(a.slots.map((slot) => slot.dimension))].filter((dimension) => {
    const [own, others] = [valuesOf(a.slots, dimension), valuesOf(b.slots, dimension)];
    return others.length > 0 && !agree(dimension, own, others);
  });
  // two values that differ at once are two states of affairs: 50% by 2028, 100% by 2030
  return differing.length === 1 ? (differing[0] ?? null) : null;
}

function valuesOf(slots: Slot[], dimension: string): string[] {
  return slots.filter((slot) => slot.dimension === dimension).map((slot) => slot.value);
}

function agree(dimension: string, own: string[], others: string[]): boolean {
  if (dimension === 'date')
    return own.every((one) => others.some((other) => within(one, other) || within(other, one)));
  // a statement may give more than the other ("từ 5 đến 7"): what both give must be equal
  return own.every((value) => others.includes(value)) || others.every((value) => own.includes(value));
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** "Quý II năm 2026" lies in "năm 2026": no contradiction; of two periods of years, one is the wrong one. */
function within(inner: string, outer: string): boolean {
  const [from = '', to = ''] = inner.split('/');
  const [start = '', end = ''] = outer.split('/');
  const years = Date.parse(to) - Date.parse(from) > YEAR_MS;
  return from >= start && to <= end && (!years || inner === outer);
}
