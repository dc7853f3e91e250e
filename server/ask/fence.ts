// Evidence as a model is shown it: named by its place, and unable to close the fence that marks it as data.
import type { Evidence } from './contract.ts';
import { withoutMarks } from './marks.ts';

/** Evidence cannot close its own fence, nor pass for another numbered piece. */
export function unfenced(text: string, token: string): string {
  return text.replaceAll(token, '').replace(/<<\/?/gu, '‹').replace(/>>/gu, '›');
}

/** Where a piece stands and what it says; a task row by its columns. `maxChars` bounds what it says. */
export function evidenceText({ hit, task }: Omit<Evidence, 'marker'>, maxChars: number): string {
  const { passage } = hit;
  const where = [hit.documentTitle, passage.place, ...passage.headings.slice(-2)].filter(Boolean).join(' › ');
  const body =
    task === null
      ? passage.text
      : [
          `Nhiệm vụ: ${task.text}`,
          `Cơ quan chủ trì: ${task.leadPrinted}`,
          `Cơ quan phối hợp: ${task.cooperatePrinted}`,
          `Thời gian thực hiện: ${task.deadlinePrinted}`,
        ].join('\n');
  return `${withoutMarks(where)}\n${withoutMarks(body).slice(0, maxChars)}`;
}
