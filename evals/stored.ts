// The stored texts that citations claim to quote, looked up once per document and kept folded.
import type { Agency } from '../server/domain.ts';
import { loadAgencies } from '../server/store/agencies.ts';
import type { Database } from '../server/store/database.ts';
import { getDocument } from '../server/store/documents.ts';
import { passagesOfDocument } from '../server/store/passages.ts';
import { suiteViewer } from './answer.ts';
import { foldSpace } from './metrics/text.ts';
import type { ResultLine } from './result.ts';

export type StoredPassageText = { section: string; headings: string[]; folded: string };
/** All texts NFC with white space folded. */
export type StoredDocumentText = { folded: string; passages: StoredPassageText[]; text?: string };
/** What metrics need of the database, as data: scoring itself reads nothing. */
export type StoredTexts = { documents: Map<string, StoredDocumentText>; agencies: Agency[] };

export const noStoredTexts: StoredTexts = { documents: new Map(), agencies: [] };

/** Loads every document that a result cites, and the agency register. */
export async function loadStoredTexts(db: Database, results: ResultLine[]): Promise<StoredTexts> {
  const ids = new Set(results.flatMap((result) => result.citations.map((citation) => citation.document_id)));
  const documents = new Map<string, StoredDocumentText>();
  for (const id of ids) {
    const document = await getDocument(db, id, suiteViewer.groups);
    if (document === null) continue;
    const passages = await passagesOfDocument(db, id, suiteViewer.groups);
    documents.set(id, {
      folded: foldSpace(document.text),
      passages: passages.map((passage) => ({
        section: passage.section,
        headings: passage.headings,
        folded: foldSpace(passage.text),
      })),
    });
  }
  return { documents, agencies: await loadAgencies(db) };
}
