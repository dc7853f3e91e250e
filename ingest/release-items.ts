// Takes items away from a source: their documents, those of archives, and the records of bulk files.
import { knownDocuments, releaseDocuments } from '../server/store/documents.ts';
import { retireRecordFile } from '../server/store/records.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import { recordFileName } from './record-lines.ts';
import { liesIn } from './source.ts';

/** Returns how many documents nobody has any more. */
export async function releaseItems(
  parts: Pick<PipelineParts, 'db' | 'sync'>,
  source: string,
  uris: string[],
): Promise<number> {
  let retired = 0;
  for (const uri of uris) {
    if (recordFileName.test(uri))
      retired += await retireRecordFile(parts.db, `${source}:${uri}`, parts.sync.index);
    const owned = await knownDocuments(parts.db, source, uri);
    const own = owned.map((row) => row.uri).filter((candidate) => liesIn(candidate, uri));
    retired += await releaseDocuments(parts.db, source, own, parts.sync.index);
  }
  return retired;
}
