// Resolves the marks of the statements that passed into numbered citations, 1, 2, 3… in order of first use.
import type { AnswerChart, AnswerTable, Citation } from '../domain.ts';
import type { Draft, Evidence, Statement } from './contract.ts';
import { MARK } from './marks.ts';

export type Cited = {
  markdown: string;
  citations: Citation[];
  table: AnswerTable | null;
  chart?: AnswerChart;
};

/**
 * Final text and citations. A mark without evidence is removed; evidence without a mark is not listed; the
 * table keeps the rows whose statements passed.
 */
export function cite(draft: Draft, statements: Statement[]): Cited {
  const byMarker = new Map(draft.evidence.map((evidence) => [evidence.marker, evidence]));
  const renumbered = new Map<number, number>();
  const renumber = (markdown: string) =>
    markdown.replace(MARK, (_whole, digits: string) => {
      const old = Number(digits);
      // A space: removing it outright could join what stands around it into another mark.
      if (!byMarker.has(old)) return ' ';
      if (!renumbered.has(old)) renumbered.set(old, renumbered.size + 1);
      return `[${renumbered.get(old)}]`;
    });
  const lines = statements.map((statement) => ({
    ...statement,
    markdown: renumber(statement.markdown).trimEnd(),
  }));
  const citations = [...renumbered].map(([old, marker]) => citationOf(byMarker.get(old)!, marker));
  const table = draft.table === null ? null : tableOf(draft.table, renumbered);
  return {
    markdown: layOut(lines),
    citations,
    table: table && table.rows.length > 1 ? table : null,
    ...(draft.chart ? { chart: draft.chart } : {}),
  };
}

function tableOf(table: AnswerTable, renumbered: Map<number, number>): AnswerTable {
  const rows = table.rows.flatMap((row) => {
    const marker = renumbered.get(row.marker);
    return marker === undefined ? [] : [{ cells: row.cells, marker }];
  });
  return { ...table, rows };
}

/** A passage as the citation with this mark. */
export function citationOf(evidence: Pick<Evidence, 'hit' | 'cells'>, marker: number): Citation {
  const { passage, documentTitle, documentStatus } = evidence.hit;
  return {
    marker,
    passageId: passage.id,
    documentId: passage.documentId,
    document: documentTitle,
    documentStatus,
    section: passage.section,
    place: evidence.cells?.length ? `${passage.place}, ô ${evidence.cells.join(', ')}` : passage.place,
    page: passage.page,
    quote: passage.text,
    spans: passage.spans,
  };
}

/** List items stand on consecutive lines, everything else is a paragraph. */
function layOut(lines: Statement[]): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const item = line.markdown.startsWith('- ');
    const afterItem = index > 0 && lines[index - 1]!.markdown.startsWith('- ');
    text += index === 0 ? '' : item && afterItem ? '\n' : '\n\n';
    text += line.markdown;
  }
  return text;
}
