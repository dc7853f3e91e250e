// What the answering steps may read, as one narrow door to the store: every call carries the viewer's groups.
import type { DocumentRecord, OutlineNode, Passage, QuestionScope } from '../domain.ts';
import type { IndicatorFilter, IndicatorHead, IndicatorRow } from '../store/indicators.ts';
import type { ReferenceEntry } from '../store/references.ts';
import type { TaskFilter, TaskRow } from '../store/tasks.ts';
import type { TimeFilter } from '../store/time-filter.ts';
import type { Amendment, DocumentValidity } from '../store/validity-read.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import type { Vocabulary } from '../vietnamese/spelling.ts';
import type { TermStatistics } from './content-units.ts';
import type { Hit } from './contract.ts';
import type { Words } from './understand.ts';

/** A document with its outline and passages, for questions about a whole section. */
export type DocumentView = { record: DocumentRecord; nodes: OutlineNode[]; passages: Passage[] };

export type Sources = {
  register(): Promise<AgencyRegister>;
  /** What the built-in embedder knows of words. */
  words(): Promise<Words>;
  vocabulary(folded: string[]): Promise<Vocabulary>;
  statistics(folded: string[]): Promise<TermStatistics>;
  search(query: {
    text: string;
    groups: string[];
    limit: number;
    documentIds?: string[];
    time?: TimeFilter;
  }): Promise<Hit[]>;
  tasks(filter: TaskFilter): Promise<TaskRow[]>;
  /** Series that share words (folded syllables) with a question, best first. */
  indicatorHeads(words: string[], filter: IndicatorFilter): Promise<IndicatorHead[]>;
  indicatorRows(
    named: { documentId: string; names: string[] }[],
    filter: Omit<IndicatorFilter, 'documentIds'>,
  ): Promise<IndicatorRow[]>;
  document(id: string, groups: string[]): Promise<DocumentView | null>;
  documents(groups: string[]): Promise<DocumentRecord[]>;
  /** Documents that have a place with one of these paths. */
  holders(paths: string[], groups: string[]): Promise<DocumentRecord[]>;
  references(groups: string[], documentIds?: string[]): Promise<ReferenceEntry[]>;
  /** True when some documents are out of force today. */
  outdated(groups: string[]): Promise<boolean>;
  validity(documentIds: string[], groups: string[]): Promise<DocumentValidity[]>;
  /** What was amended in the given documents by a day (ISO). */
  amendments(documentIds: string[], groups: string[], day: string): Promise<Amendment[]>;
  /** Ids of the documents that a reader's scope leaves. */
  inScope(scope: QuestionScope, groups: string[]): Promise<string[]>;
};
