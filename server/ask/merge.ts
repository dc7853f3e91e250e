// Joins the drafts of a message with several questions into one, and says which part has no basis.
import type { Draft, Evidence } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { Computation } from './gate/computed.ts';
import { text } from './text.ts';

/** One draft for all parts. Parts without an answer are named; with no answer at all the first refusal stands. */
export function mergeParts(questions: string[], drafts: Draft[]): Draft {
  const first = drafts[0]!;
  if (drafts.length === 1) return first;
  const answered = drafts.filter((draft) => draft.statements.length > 0);
  if (answered.length === 0) return first;
  const builder = new DraftBuilder();
  builder.complete = drafts.some((draft) => draft.complete === true);
  const said = new Set<string>();
  for (const [index, draft] of drafts.entries()) {
    if (draft.statements.length === 0) {
      builder.frame(text.partNotFound(shownPart(questions[index]!)));
      continue;
    }
    let heading: string | null = headingOf(questions[index]!);
    const remark = new Map(draft.evidence.map((evidence) => [evidence.marker, citeAgain(builder, evidence)]));
    for (const statement of draft.statements) {
      const passages = statement.markers.map(
        (marker) => draft.evidence.find((evidence) => evidence.marker === marker)?.hit.passage.id,
      );
      const key = `${passages.join()}${statement.markdown.replace(/\s*\[\d+\]/g, '')}`;
      if (statement.kind === 'fact' && said.has(key)) continue;
      said.add(key);
      if (heading) builder.frame(heading);
      heading = null;
      const markdown = statement.markdown.replace(/\[(\d+)\]/g, (whole, digits: string) => {
        const marker = remark.get(Number(digits));
        return marker === undefined ? whole : `[${marker}]`;
      });
      builder.statements.push({
        ...statement,
        markdown,
        markers: statement.markers.map((marker) => remark.get(marker)!),
        ...(statement.computed ? { computed: statement.computed.map((one) => remarked(one, remark)) } : {}),
      });
    }
    if (draft.chart && builder.chart === null && answered.length === 1) builder.chart = draft.chart;
    if (draft.table && builder.table === null && answered.length === 1) {
      builder.table = {
        ...draft.table,
        rows: draft.table.rows.map((row) => ({ ...row, marker: remark.get(row.marker)! })),
      };
    }
  }
  return builder.build({ class: answered.length === drafts.length ? 'answered' : 'answered_partially' });
}

/** A part as it was typed: without the subject that it took over from the part before, in brackets. */
function shownPart(question: string): string {
  return inline(question)
    .replace(/[?.\s]+$/, '')
    .replace(/\s*\(\p{Ll}[^()]*\)$/u, '');
}

/** A part's question as the heading of its answer. */
function headingOf(question: string): string {
  const text = shownPart(question);
  return `**${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}**`;
}

/** Evidence under its number in the joined draft, with the cells that are meant. */
function citeAgain(builder: DraftBuilder, { hit, task, cells }: Evidence): number {
  const marker = builder.cite(hit, task);
  for (const cell of cells ?? []) builder.citeCell(hit, cell);
  if (cells?.length === 0) builder.citeCell(hit, null);
  return marker;
}

function remarked(computation: Computation, remark: Map<number, number>): Computation {
  const operands = computation.operands.map((one) => ({
    ...one,
    marker: remark.get(one.marker) ?? one.marker,
  }));
  return { ...computation, operands };
}
