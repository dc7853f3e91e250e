// What the gate reads and returns: a sentence's cited sources, the recognisers it needs, and one reason per failure.
import type { Span } from '../../domain.ts';

/** What one mark of a sentence stands for. */
export type GateSource = {
  /** Verbatim passage text; cells of a table row are tab-separated. */
  text: string;
  headings: string[];
  title: string;
  /** Section and place labels, which an answer may repeat. */
  place: string;
  isRow: boolean;
  /** A row of a statistics table: its periods stand in the heads above it. */
  hasFigures?: boolean;
  /** The sums of a task row with the names of their columns. */
  sums?: { label: string; value: string }[];
  /** Agency ids when the source binds roles (a task row); null when it does not. */
  roles: { leads: string[]; cooperators: string[] } | null;
};

export type AgencyMention = { id: string; span: Span; collective: boolean };

export type GateContext = {
  findAgencies: (text: string) => AgencyMention[];
  /** Fields of work named by the register ("y tế", "xây dựng"), in lower case. */
  fields: string[];
  /** Numbers of tasks or items that code has counted: no source prints them. */
  counts?: Set<number>;
};

/** A stretch of a sentence and the sources that the marks after it cite. */
export type Segment = { text: string; sources: GateSource[]; markerCount: number };

export type GateReason =
  | 'no_citation'
  | 'unknown_citation'
  | 'quote'
  | 'number'
  | 'computation'
  | 'number_subject'
  | 'limit_word'
  | 'date'
  | 'document_number'
  | 'reference'
  | 'agency'
  | 'agency_role'
  | 'name'
  | 'field'
  | 'negation'
  | 'obligation'
  | 'unsupported';

export type Verdict = { ok: true } | { ok: false; reason: GateReason; detail: string };

/** One check: null when nothing is wrong. */
export type Check = (segment: Segment, context: GateContext) => { reason: GateReason; detail: string } | null;
