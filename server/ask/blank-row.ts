// Rows of a table of facts that only say that nothing is known ("chưa có số liệu"): named in a refusal, never an answer.
import type { Passage } from '../domain.ts';
import { collapseSpaces } from '../vietnamese/normalise.ts';

const BLANK = /^(?:chưa|không) có (?:số liệu|thông tin|dữ liệu)\.?$/iu;

/** What the row leaves blank and how it says so; null for a row with a value and for running text. */
export function blankOf(passage: Pick<Passage, 'kind' | 'text'>): { label: string; printed: string } | null {
  if (passage.kind !== 'row') return null;
  const cells = passage.text.split('\t').map(collapseSpaces);
  const at = cells.findIndex((cell) => BLANK.test(cell));
  const label = cells.slice(0, Math.max(0, at)).find((cell) => /\p{L}{2}/u.test(cell));
  return label === undefined ? null : { label, printed: cells[at]! };
}
