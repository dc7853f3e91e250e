// The product's search as a LangChain retriever, for programs that are built on LangChain.
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Database } from '../server/store/database.ts';
import { search } from '../server/store/search.ts';

export type RetrieverOptions = {
  db: Database;
  embeddings: EmbeddingsInterface;
  /** Groups of the reader; only what they may read is ever ranked. */
  groups: string[];
  /** Most documents returned, 1 to 1,000. */
  k: number;
};

export type RetrievedMetadata = {
  id: string;
  documentId: string;
  document: string;
  section: string;
  place: string;
  page: number | null;
  score: number;
};

/** Hybrid search; `pageContent` is the verbatim stored text of a passage. */
export class PassageRetriever extends BaseRetriever<RetrievedMetadata> {
  lc_namespace = ['tro_ly_cong_vu', 'retrievers'];
  readonly #options: RetrieverOptions;

  constructor(options: RetrieverOptions) {
    super();
    this.#options = options;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<RetrievedMetadata>[]> {
    const { db, embeddings, groups, k } = this.#options;
    const hits = await search(db, {
      text: query,
      vector: await embeddings.embedQuery(query),
      groups,
      limit: k,
    });
    return hits.map(
      ({ passage, documentTitle, score }) =>
        new Document({
          pageContent: passage.text,
          metadata: {
            id: passage.id,
            documentId: passage.documentId,
            document: documentTitle,
            section: passage.section,
            place: passage.place,
            page: passage.page,
            score,
          },
        }),
    );
  }
}
