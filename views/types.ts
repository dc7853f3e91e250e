// What the views are given: plain data, already permitted for the viewer.
import type {
  Answer,
  Citation,
  DocumentRecord,
  LegalReference,
  OutlineNode,
  ScopeItem,
  Span,
} from '../server/domain.ts';
import type { Dossier } from '../server/domain-validity.ts';

/** Steps of an answer as shown while it is being made. */
export type AskStep = 'understand' | 'retrieve' | 'compose' | 'verify';

/** A citation with the stored text just before and after it, and the version of the document it is from. */
export type ShownCitation = Citation & { before: string; after: string; version: string | null };

export type ShownAnswer = Omit<Answer, 'citations' | 'nearest'> & {
  citations: ShownCitation[];
  nearest?: ShownCitation[];
};

/** Why an answer is not what was needed, as its reader says. */
export type FeedbackReason =
  | 'wrong_figure'
  | 'incomplete'
  | 'wrong_source'
  | 'outdated'
  | 'unclear'
  | 'other';

export type ShownFeedback = { helpful: boolean; reasons: FeedbackReason[]; note: string };

/** One question with its answer; `answer` is null while it is being made or after it was stopped. */
export type Message = {
  id: string;
  conversationId: string;
  question: string;
  askedAt: Date;
  answer: ShownAnswer | null;
  feedback?: ShownFeedback | null;
};

export type ShownScopeItem = ScopeItem & { label: string };

/** Which documents questions are put to, each item with the name that people know it by. */
export type ShownScope = { only: ShownScopeItem[]; except: ShownScopeItem[] };

export type ConversationSummary = { id: string; title: string; updatedAt: Date };

/** Paths of the static files, with their content hash. */
export type AssetPaths = { css: string; scripts: string[]; icon: string };

/** A document as its page shows it. */
export type ShownDocument = {
  document: DocumentRecord;
  text: string;
  nodes: OutlineNode[];
  references: LegalReference[];
  pages: { page: number; span: Span }[];
  /** False when the text is a superseded version kept for old citations. */
  current: boolean;
  retired: boolean;
  dossier?: Dossier;
};
