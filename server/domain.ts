// The nouns of the product, shared by every part: no logic.
import type { AnswerChart } from './domain-indicators.ts';

export type { AnswerChart, Indicator, IndicatorValue, Measure, Period } from './domain-indicators.ts';

/** Half-open range of UTF-16 offsets in a document's stored text (NFC, \n line ends). */
export type Span = { start: number; end: number };

/** 1-based first and last line in a document's stored text. */
export type LineRange = { first: number; last: number };

export type ValidityStatus =
  | 'draft'
  | 'in_force'
  | 'partly_expired'
  | 'expired'
  | 'not_yet_in_force'
  | 'unknown';

/** What is known of a document as a whole (văn bản). Blank stays blank: `null` is never filled in. */
export type DocumentMeta = {
  title: string;
  /** Vietnamese name of the type in lower case: "kế hoạch", "nghị định"… */
  type: string | null;
  issuer: string | null;
  /** Number and symbol as printed, e.g. "155/2020/NĐ-CP"; null when the number is left blank. */
  number: string | null;
  /** ISO date; null when day or month are blank. */
  issuedOn: string | null;
  year: number | null;
  status: ValidityStatus;
  /** Where the file came from, for people. */
  provenance: string | null;
};

export type DocumentRecord = DocumentMeta & {
  id: string;
  /** Where it was read from: a path relative to its source, or a bulk-import id. */
  uri: string;
  digest: string;
  /** Viewer groups that may read it; ["public"] means every signed-in official. */
  audience: string[];
};

export type NodeKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'clause'
  | 'point'
  | 'heading'
  | 'bullet'
  | 'paragraph'
  | 'annex'
  | 'table'
  | 'row';

/** One node of a document's outline. */
export type OutlineNode = {
  /**
   * Canonical path, unique in its document: `III.2.4`, `Điều 5.2.a`, `Phụ lục III.13.1`.
   * Bullets and paragraphs add `#<n>` (n-th of their parent): `III.2.4#7`.
   */
  path: string;
  /** Path of the nearest numbered ancestor-or-self: what citations call `section` (no `#n`). */
  section: string;
  kind: NodeKind;
  /** Label exactly as printed ("2.4.", "11", "Điều 5.", "-"), '' when none. */
  printed: string;
  /** Heading text without the label, '' for leaves. */
  heading: string;
  /** The place as an official would name it: "Mục III.2.4, gạch đầu dòng 7". */
  place: string;
  /** Path of the parent node, null at the top. */
  parent: string | null;
  ordinal: number;
  lines: LineRange;
  span: Span;
};

/** A unit of retrieval and citation (đoạn). `text` is verbatim stored text, never changed. */
export type Passage = {
  id: string;
  documentId: string;
  /** Outline node it is made of. */
  path: string;
  section: string;
  place: string;
  kind: NodeKind;
  /** Headings above it, outermost first (for display and for the search text). */
  headings: string[];
  text: string;
  /** Where the text stands in the stored document; several when a page break cut it. */
  spans: Span[];
  lines: LineRange;
  page: number | null;
  ordinal: number;
  /** Title, headings and text: what is indexed and embedded. */
  searchText: string;
  digest: string;
};

/** A passage as retrieval returns it, with what a citation shows of its document. */
export type Hit = {
  passage: Passage;
  documentTitle: string;
  documentStatus: ValidityStatus;
  /** Normalised to the best of this query, 0 to 1. */
  lexical: number;
  dense: number;
  score: number;
};

export type Deadline =
  | { kind: 'range'; from: string; to: string }
  | { kind: 'recurring' }
  | { kind: 'unknown' };

/** An agency (cơ quan) in the register. */
export type Agency = {
  id: string;
  /** Canonical full name: "Sở Khoa học và Công nghệ". */
  name: string;
  /** Other spellings and abbreviations: "Sở KHCN", "Sở KH&CN". */
  aliases: string[];
  /** A collective name ("Các sở, ban, ngành, địa phương") stands for many agencies. */
  collective: boolean;
  /** What a collective includes, by predicate on agency type; empty for a single agency. */
  includes: AgencyKind[];
  kind: AgencyKind;
};

export type AgencyKind =
  | 'department'
  | 'police'
  | 'office'
  | 'inspectorate'
  | 'centre'
  | 'commune'
  | 'people_committee'
  | 'enterprise'
  | 'university'
  | 'ministry'
  | 'other';

/** One row of an annex task table (nhiệm vụ). */
export type Task = {
  id: string;
  documentId: string;
  passageId: string;
  /** Canonical path: `Phụ lục III.13.1`. */
  section: string;
  /** Number as printed ("11"), even when it is wrong. */
  printedNumber: string;
  group: { label: string; text: string } | null;
  subgroup: { label: string; text: string } | null;
  text: string;
  leadPrinted: string;
  cooperatePrinted: string;
  /** Agency ids. */
  leads: string[];
  cooperators: string[];
  deadlinePrinted: string;
  deadline: Deadline;
  /** What it is to yield, as printed in a column (or behind a label) of its own; '' without one. */
  productPrinted: string;
  /** What it costs, as printed in a column (or behind a label) of its own, with the unit of the column's head; '' without. */
  budgetPrinted: string;
  /** Every sum that its row prints, in the order of the columns; [] without one. */
  budgets: TaskBudget[];
  ordinal: number;
};

/**
 * A sum in a column of money. `label`: its name as printed, without the unit ("Ngân sách tỉnh"); `part`: the column stands
 * with others below one heading ("Kinh phí").
 */
export type TaskBudget = { label: string; value: string; unit: string; part: boolean };

/** A legal document cited in a text, with each place where it is cited. */
export type LegalReference = {
  /** Normalised number: upper case, Đ→Đ kept, "155/2020/NĐ-CP"; a law without number: "LUẬT NGÂN SÁCH". */
  key: string;
  type: string;
  number: string | null;
  /** ISO date when printed in full. */
  date: string | null;
  issuer: string | null;
  title: string | null;
  mentions: { path: string; span: Span; printed: string; basis?: boolean }[];
};

export type OutcomeClass =
  | 'answered'
  | 'answered_partially'
  | 'clarification_needed'
  | 'unanswerable_no_evidence'
  | 'unanswerable_out_of_scope'
  | 'guarded_question'
  | 'guarded_answer'
  | 'error_timeout'
  | 'error_internal';

/** How a question ended; `reason` is a short machine-readable word. */
export type Outcome = { class: OutcomeClass; reason?: string };

export type Phrasing = 'verbatim' | 'generated' | 'verbatim_fallback';

/** A numbered citation (trích dẫn): one per mark in the answer. */
export type Citation = {
  marker: number;
  passageId: string;
  documentId: string;
  /** Document title. */
  document: string;
  documentStatus: ValidityStatus;
  /** Days of validity of the document, and what took its place. */
  validity?: {
    from: string | null;
    to: string | null;
    replacedBy: { id: string; title: string; number?: string | null }[];
    /** Absent in answers that were stored before amendments were shown. */
    amendedBy?: { id: string; title: string; number?: string | null }[];
  };
  section: string;
  place: string;
  page: number | null;
  /** Verbatim stored text; for a table row the whole row, cells tab-separated. */
  quote: string;
  /** Where to highlight in the document page. */
  spans: Span[];
};

/** A task list as a table beside the Markdown answer, for the page and for download. */
export type AnswerTable = {
  caption: string;
  columns: string[];
  rows: { cells: string[]; marker: number }[];
};

/** One facet of how a question was read: "Cơ quan chủ trì" – "Sở Y tế". */
export type Facet = { label: string; value: string };

/** A document (id), an issuer (name) or a source (name) that questions are put to, or kept from. */
export type ScopeItem = { kind: 'document' | 'issuer' | 'source'; value: string };

/** Which documents a question is put to; `only` empty: all that the reader may see. */
export type QuestionScope = { only: ScopeItem[]; except: ScopeItem[] };

export type Turn = { role: 'user' | 'assistant'; content: string };

export type Answer = {
  outcome: Outcome;
  phrasing: Phrasing;
  /** Markdown, complete, with marks like [1]; the marks and `citations` match one to one. */
  markdown: string;
  citations: Citation[];
  /** Of a refusal for want of evidence: what comes nearest. It supports no statement and has no marks in the text. */
  nearest?: Citation[];
  table: AnswerTable | null;
  /** Absent for answers without figures. */
  chart?: AnswerChart;
  /** The question as it was answered, when it differs from what was typed; '' otherwise. */
  understood: string;
  /** How the question was read. */
  facets: Facet[];
  /** Checked statements: passed of total, and what was dropped. */
  checked: { passed: number; total: number; dropped: string[] };
  retrieved: { document: string; section: string; text: string }[];
  suggestions: string[];
  timingsMs: Record<string, number>;
  /** prompt name@version and model for generated answers, null for verbatim. */
  model: { name: string; prompt: string } | null;
  /** What a planning model looked up, in Vietnamese, in order; absent when none was asked or its plan was dropped. */
  plan?: string[];
  /** Tokens of all model requests of this answer, as far as the endpoint counts them. */
  tokens?: { input: number; output: number };
};

/** True for the outcomes that count as a refusal in the public interfaces. */
export function isRefusal(outcome: Outcome): boolean {
  return /^(unanswerable|guarded|error)_/.test(outcome.class);
}
