// Rows by a remark that the table prints beside them: "việc nào được ghi chú “nhiệm vụ trọng tâm”?".
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import { inline } from './draft.ts';
import type { Understanding } from './understand.ts';

const ROWS_ASKED = /\b(?:viec|nhiem vu|cong viec|dau viec|du an|de an|hang muc) nao\b/;
/** Before a quotation that is the name of a row, not a remark on it. */
const NAMED = /\b(?:ten|ten la|goi la|noi dung|tieu de)\s*$/;

/** The quoted remark by which rows are asked for, as typed; null when the question quotes none. */
export function labelAsked({ question, aboutTasks }: Understanding): string | null {
  const quote = /[“"]([^”"]{4,80})[”"]/u.exec(question);
  if (!aboutTasks || quote === null || !ROWS_ASKED.test(fold(question))) return null;
  return NAMED.test(fold(question.slice(0, quote.index))) ? null : quote[1]!.trim();
}

/** Rows of which a cell beside the task itself has the remark, whatever its capitals. */
export function rowsLabelled(rows: TaskRow[], label: string): TaskRow[] {
  const wanted = inline(label).toLowerCase();
  return rows.filter(({ task, passage }) =>
    passage.text
      .split('\t')
      .some((cell) => inline(cell) !== inline(task.text) && inline(cell).toLowerCase().includes(wanted)),
  );
}
