// Tables of figures read and stored as the product does it, for tests of the answers from them.
import { parseDocument } from '../../ingest/parse.ts';
import { readFile } from '../../ingest/readers/index.ts';
import type { Tools } from '../../server/ask/prepare.ts';
import type { DocumentMeta } from '../../server/domain.ts';
import { readGlossary } from '../../server/glossary.ts';
import { openDatabase } from '../../server/store/database.ts';
import { saveDocument } from '../../server/store/documents.ts';
import { findIndicators, indicatorsNamed } from '../../server/store/indicators.ts';
import { indexPassages, unindexPassages } from '../../server/store/search-index.ts';
import { passageCount, termFrequencies } from '../../server/store/search-statistics.ts';
import { createQuestionExpander } from '../../server/vietnamese/synonyms.ts';
import { memorySources, realLanguage } from './ask-factories.ts';

export type FiguresFile = { id: string; csv: string; audience: string[]; meta?: Partial<DocumentMeta> };

/** What reads questions about these tables, on a database of its own. */
export async function openFigures(
  files: FiguresFile[],
): Promise<{ tools: Tools; close: () => Promise<void> }> {
  const db = await openDatabase({ databaseUrl: null, dataDir: null });
  for (const { id, csv, audience, meta = {} } of files) {
    const { text, pages, tables } = await readFile(`${id}.csv`, Buffer.from(csv));
    const parts = parseDocument({
      documentId: id,
      text,
      pages,
      ...(tables ? { tables } : {}),
      meta,
      fileName: id,
      glossary: { agencies: [] },
    });
    const file = { id, source: 'files', uri: id, digest: id, text, pages, audience };
    await saveDocument(db, parts, file, { indexPassages, unindexPassages });
  }
  const language = await realLanguage();
  const sources = {
    ...memorySources(language, {}),
    statistics: async (folded: string[]) => {
      const [counts, total] = await Promise.all([termFrequencies(db, folded), passageCount(db)]);
      return { total, frequency: (term: string) => counts.get(term) ?? 0 };
    },
    indicatorHeads: (words: string[], filter: Parameters<typeof findIndicators>[2]) =>
      findIndicators(db, words, filter),
    indicatorRows: (
      ...[named, filter]: [Parameters<typeof indicatorsNamed>[1], Parameters<typeof indicatorsNamed>[2]]
    ) => indicatorsNamed(db, named, filter),
  };
  const expander = createQuestionExpander(await readGlossary());
  return {
    tools: { sources, names: { names: [], places: new Set() }, language, expander, today: '2025-11-25' },
    close: () => db.close(),
  };
}
