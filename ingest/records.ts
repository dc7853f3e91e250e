// Bulk import of a .jsonl[.gz] file: one record a line, one passage a record, some hundred in a transaction.
import { randomUUID } from 'node:crypto';
import type { DocumentMeta, Passage } from '../server/domain.ts';
import type { PassageIndex } from '../server/store/passages.ts';
import {
  finishImport,
  hasRecordsOf,
  importedDigest,
  type RecordDocument,
  retireUnseen,
  saveRecords,
} from '../server/store/records.ts';
import type { Database } from '../server/store/seam.ts';
import { fingerprint } from './fingerprint.ts';
import type { Failure } from './list-files.ts';
import { findPersonalData, maskPersonalData } from './personal-data.ts';
import type { OnProgress } from './progress.ts';
import { type BulkRecord, hashFile, readRecordLines } from './record-lines.ts';
import { metaOfRecords, sectionOfRecord } from './record-meta.ts';
import type { PiiPolicy } from './source.ts';
import { markIn, secrecyOf } from './stamps.ts';

const batchRecords = 500;
const batchChars = 2_000_000;
const maxListedFailures = 1_000;
/** Raise it when records are stored in another way: files are read again. */
const recordVersion = '1';

export type RecordCounts = {
  created: number;
  updated: number;
  unchanged: number;
  retired: number;
  failed: number;
  failures: Failure[];
};

/**
 * Brings the stored records in step with the file. A file that was read to its end and is the same writes
 * nothing; bad lines are reported with their number and skipped.
 */
export async function importRecords(
  db: Database,
  index: PassageIndex,
  file: { path: string; uri: string },
  onProgress: OnProgress,
  policy: PiiPolicy = 'keep',
): Promise<RecordCounts> {
  const digest = fingerprint(recordVersion, policy, await hashFile(file.path));
  const done = await importedDigest(db, file.uri);
  if (done?.digest === digest) {
    const failures = done.failures.map((reason) => ({ path: file.path, reason }));
    return { created: 0, updated: 0, unchanged: done.records, retired: 0, failed: done.failed, failures };
  }
  const importId = (await hasRecordsOf(db, file.uri)) ? randomUUID() : null;
  const counts: RecordCounts = { created: 0, updated: 0, unchanged: 0, retired: 0, failed: 0, failures: [] };
  let records = 0;
  for await (const batch of oneAhead(batches(file.path, counts, policy))) {
    records += batch.length;
    const saved = await saveRecords(db, documentsOf(batch, file.uri), index, importId);
    counts.created += saved.created;
    counts.updated += saved.updated;
    counts.unchanged += saved.unchanged;
    onProgress({ phase: 'records', done: records, total: null, name: file.path });
  }
  // a broken line may be a record that is known: with broken lines nothing is taken out of use
  if (importId !== null && counts.failed === 0) {
    counts.retired = await retireUnseen(db, file.uri, importId, index);
  }
  const failures = counts.failures.map((failure) => failure.reason);
  await finishImport(db, { uri: file.uri, digest, records, failed: counts.failed, failures }, importId);
  return counts;
}

/** Reads the next one while the present one is stored: a server works meanwhile. */
async function* oneAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = settled(values.next());
  try {
    for (;;) {
      const read = await next;
      if ('failure' in read) throw read.failure;
      if (read.done) return;
      next = settled(values.next());
      yield read.value;
    }
  } finally {
    await next;
    await values.return(undefined);
  }
}

/** A failure waits until the value is asked for, so that it never counts as unhandled. */
function settled<T>(
  value: Promise<IteratorResult<T, void>>,
): Promise<IteratorResult<T, void> | { failure: unknown }> {
  return value.catch((failure: unknown) => ({ failure }));
}

/** Records in the order of the file; an id occurs once in a batch, later lines with it are failures. */
async function* batches(path: string, counts: RecordCounts, policy: PiiPolicy): AsyncGenerator<BulkRecord[]> {
  let batch = new Map<string, BulkRecord>();
  let chars = 0;
  const fail = (line: number, problem: string) => {
    counts.failed += 1;
    if (counts.failures.length < maxListedFailures) {
      counts.failures.push({ path, reason: `Dòng ${line}: ${problem}.` });
    }
  };
  for await (const entry of readRecordLines(path)) {
    if ('problem' in entry) fail(entry.line, entry.problem);
    else if (isSecret(entry.record)) fail(entry.line, 'bản ghi có dấu chỉ độ mật nên không được nạp vào kho');
    else if (batch.has(entry.record.id)) fail(entry.line, `trùng mã bản ghi "${entry.record.id}"`);
    else {
      const text = textUnder(policy, entry.record.text);
      if (text === null) {
        fail(entry.line, 'bản ghi có dữ liệu cá nhân mà nguồn này không nhận');
        continue;
      }
      batch.set(entry.record.id, { ...entry.record, text });
      chars += entry.record.text.length;
    }
    if (batch.size >= batchRecords || chars >= batchChars) {
      yield [...batch.values()];
      batch = new Map();
      chars = 0;
    }
  }
  if (batch.size > 0) yield [...batch.values()];
}

/** The text as it may be stored; null when it may not. */
function textUnder(policy: PiiPolicy, text: string): string | null {
  if (policy === 'keep') return text;
  const found = findPersonalData(text);
  if (found.length === 0) return text;
  return policy === 'mask' ? maskPersonalData(text, found) : null;
}

/** A stamp in the head of the text, or a field of the source system that says so. */
function isSecret(record: BulkRecord): boolean {
  const { metadata } = record;
  const stated = [metadata?.secrecy, metadata?.do_mat, metadata?.security].some(
    (value) => typeof value === 'string' && markIn(value.toUpperCase()) !== null,
  );
  return stated || secrecyOf(record.text) !== null;
}

function documentsOf(batch: BulkRecord[], uri: string): RecordDocument[] {
  const groups = Map.groupBy(batch, (record) => record.docId ?? record.id);
  return [...groups].map(([id, records]) => {
    const { meta, audience } = metaOfRecords(id, records);
    const passages = records.map((record) => passageOf(record, id, meta));
    return { id, uri, meta, audience, passages };
  });
}

function passageOf(record: BulkRecord, documentId: string, meta: DocumentMeta): Passage {
  const section = sectionOfRecord(record, meta.title);
  return {
    id: record.id,
    documentId,
    path: record.id,
    section,
    place: section,
    kind: 'article',
    headings: [record.title],
    text: record.text,
    // places follow when the document is laid out
    spans: [],
    lines: { first: 1, last: 1 },
    page: null,
    ordinal: 0,
    searchText: `${record.title}\n${record.text}`,
    digest: fingerprint(record.text),
  };
}
