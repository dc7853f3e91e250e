// What the views are given: plain data, already permitted for the viewer.
import type {
  Answer,
  Citation,
  DocumentRecord,
  LegalReference,
  OutlineNode,
  Span,
} from '../server/domain.ts';

/** Steps of an answer as shown while it is being made. */
export type AskStep = 'understand' | 'retrieve' | 'compose' | 'verify';

/** A citation with the stored text just before and after it, and the version of the document it is from. */
export type ShownCitation = Citation & { before: string; after: string; version: string | null };

export type ShownAnswer = Omit<Answer, 'citations'> & { citations: ShownCitation[] };

/** One question with its answer; `answer` is null while it is being made or after it was stopped. */
export type Message = {
  id: string;
  conversationId: string;
  question: string;
  askedAt: Date;
  answer: ShownAnswer | null;
};

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
};
