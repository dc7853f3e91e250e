// Small builders for drafts: numbering evidence once, however many statements use it.
import type { AnswerChart, AnswerTable, Outcome, Passage, Task } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { Draft, Evidence, Hit, Statement } from './contract.ts';
import type { Computation } from './gate/computed.ts';
import { withoutMarks } from './marks.ts';

/** Collects evidence and statements; markers are given in order of first use. */
export class DraftBuilder {
  readonly statements: Statement[] = [];
  readonly evidence: Evidence[] = [];
  readonly #markers = new Map<string, number>();
  table: AnswerTable | null = null;
  chart: AnswerChart | null = null;
  /** Set when the statements are a whole list. */
  complete = false;

  /** The marker of a passage, numbering it at first use. */
  cite(hit: Hit, task: Task | null = null): number {
    const known = this.#markers.get(hit.passage.id);
    if (known !== undefined) return known;
    const marker = this.evidence.length + 1;
    this.#markers.set(hit.passage.id, marker);
    this.evidence.push({ marker, hit, task });
    return marker;
  }

  /** The marker of a row of figures, with the name of the cell that is meant. */
  citeCell(hit: Hit, cell: string | null): number {
    const marker = this.cite(hit);
    const evidence = this.evidence[marker - 1]!;
    const cells = evidence.cells ?? [];
    evidence.cells = cell === null || cells.includes(cell) ? cells : [...cells, cell];
    return marker;
  }

  citeRow(row: TaskRow): number {
    return this.cite(hitOfRow(row), row.task);
  }

  /** A sentence with facts: its marks are appended. */
  fact(markdown: string, markers: number[], computed?: Computation[]): void {
    const unique = [...new Set(markers)];
    this.statements.push({
      markdown: `${markdown} ${unique.map((marker) => `[${marker}]`).join('')}`,
      markers: unique,
      kind: 'fact',
      ...(computed ? { computed } : {}),
    });
  }

  /** A sentence that introduces or explains and states nothing about the documents' content. */
  frame(markdown: string): void {
    this.statements.push({ markdown, markers: [], kind: 'frame' });
  }

  build(outcome: Outcome = { class: 'answered' }): Draft {
    const { statements, evidence, table, chart, complete } = this;
    return { outcome, statements, evidence, table, complete, ...(chart ? { chart } : {}) };
  }
}

/** A task row as a hit, for citing it. */
export function hitOfRow(row: TaskRow): Hit {
  return {
    passage: row.passage,
    documentTitle: row.documentTitle,
    documentStatus: row.documentStatus,
    lexical: 1,
    dense: 0,
    score: 1,
  };
}

/** A passage reached through its document rather than by search, as a hit. */
export function hitOfPassage(
  passage: Passage,
  document: { title: string; status: Hit['documentStatus'] },
): Hit {
  return {
    passage,
    documentTitle: document.title,
    documentStatus: document.status,
    lexical: 1,
    dense: 0,
    score: 1,
  };
}

/** A refusal carries no statements; its text is chosen by its outcome. The note says what there is instead. */
export function refusal(reasonClass: Outcome['class'], reason?: string, note?: string): Draft {
  return {
    outcome: reason ? { class: reasonClass, reason } : { class: reasonClass },
    statements: [],
    evidence: [],
    table: null,
    complete: false,
    ...(note ? { note } : {}),
  };
}

/** A passage as it is shown between quotation marks: on one line, without the dash that only made it a bullet. */
export function quotable(text: string): string {
  return inline(text).replace(/^[-+•–]\s+/, '');
}

/** Text on one line and without bracketed numbers of its own, for quoting inside a sentence. */
export function inline(text: string): string {
  return withoutMarks(text).replace(/\s+/g, ' ').trim();
}
