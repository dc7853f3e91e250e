// What flows between the steps of an answer: every step takes these and returns these.
import type { Answer, AnswerChart, AnswerTable, Hit, Outcome, QuestionScope, Task, Turn } from '../domain.ts';
import type { Computation } from './gate/computed.ts';

export type { Hit } from '../domain.ts';

/** Who asks: the groups whose documents may be read. Checked in SQL before ranking. */
export type Viewer = { id: string; groups: string[] };

export type AskRequest = {
  question: string;
  history: Turn[];
  viewer: Viewer;
  /** Chosen by the reader; absent: everything. */
  scope?: QuestionScope;
  signal?: AbortSignal;
};

/** Progress of one question, for the streaming page. Draft text is provisional until the answer is final. */
export type AskEvent =
  | { type: 'status'; step: 'understand' | 'retrieve' | 'compose' | 'verify' }
  | { type: 'draft'; text: string };

/** One numbered piece of evidence. The number is the mark [n] of the answer. */
export type Evidence = {
  marker: number;
  hit: Hit;
  /** Set when the passage is a row of a task table. */
  task: Task | null;
  /** Set when figures of the row are cited: the names of their cells ("D7"), none outside workbooks. */
  cells?: string[];
};

/** One statement of an answer: Markdown with marks. `frame` carries no fact and needs no citation. */
export type Statement = {
  markdown: string;
  markers: number[];
  kind: 'fact' | 'frame';
  /** Figures that the sentence takes from cells or computes from them; the gate computes them again. */
  computed?: Computation[];
};

/** What compose hands to verify. */
export type Draft = {
  outcome: Outcome;
  statements: Statement[];
  evidence: Evidence[];
  table: AnswerTable | null;
  chart?: AnswerChart | null;
  /** A question back with whole questions to choose from, instead of an answer. */
  asksBack?: { ask: string; choices: string[] };
  /** A refusal in its own words, where more can be said than its outcome alone says: which period is missing. */
  explained?: string;
  /** The statements are a whole list or count: another phrasing must keep every one of them. */
  complete?: boolean;
  /** Of a refusal: what the documents have instead of what was asked for. */
  note?: string;
};

export type Ask = (request: AskRequest, onEvent?: (event: AskEvent) => void) => Promise<Answer>;
