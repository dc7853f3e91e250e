// A block: an outline node with its own text, what passages and tasks are made of.
import type { OutlineNode, Span } from '../server/domain.ts';
import type { Header } from './columns.ts';
import type { RowName } from './indicator-rows.ts';
import type { TableContext } from './table-context.ts';
import type { TableRow } from './tables.ts';

export type Block = {
  node: OutlineNode;
  /** Own text, '' for a node that only holds others. */
  text: string;
  spans: Span[];
  /** Headings above, outermost first. */
  headings: string[];
  /** True when the text only announces what is below it. */
  headingLike: boolean;
  /** Set for a row of a table. */
  row: {
    row: TableRow;
    header: Header | null;
    table: number;
    context: TableContext;
    /** Set in statistics tables: what the row is about, and the rows that it is a part of. */
    label?: RowName;
  } | null;
  /** Set for a task that is printed as lines with labels, or as a sentence, instead of a row. */
  task: WrittenTask | null;
  /** Further tasks that the sentences of one paragraph give. */
  moreTasks?: WrittenTask[];
};

export type WrittenTask = {
  text: string;
  lead: string;
  cooperate: string;
  deadline: string;
  product: string;
  budget: string;
};
