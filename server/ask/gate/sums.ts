// Holds a sum to its column: "xã hội hóa: 1.250" may not be said where the row prints 1.250 below "Ngân sách tỉnh".
import { fold } from '../../vietnamese/normalise.ts';
import type { Check } from './types.ts';

/** Words between the name of a column and its sum ("từ ngân sách tỉnh được bố trí là 1.250"). */
const MAX_BETWEEN = 40;

/** A sum behind the name of a column is one that a cited row prints in a column of that name. */
export const checkSums: Check = ({ text, sources }) => {
  const sums = sources.flatMap((source) => source.sums ?? []);
  const folded = fold(text);
  for (const label of new Set(sums.map((sum) => fold(sum.label)).filter(Boolean))) {
    const own = sums.filter((sum) => fold(sum.label) === label).map((sum) => sum.value);
    for (let at = folded.indexOf(label); at >= 0; at = folded.indexOf(label, at + label.length)) {
      const said = /^(?<between>[^\d;.]*)(?<value>\d[\d.,]*\d|\d)/u.exec(
        folded.slice(at + label.length),
      )?.groups;
      if (said?.value === undefined || (said.between ?? '').length > MAX_BETWEEN) continue;
      const isOfOther = sums.some((sum) => sum.value === said.value) && !own.includes(said.value);
      if (isOfOther) return { reason: 'number_subject', detail: said.value };
    }
  }
  return null;
};
