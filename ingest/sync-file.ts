// Brings the documents of one file in step with the store: one document, those of an archive, or records.
import { readFile as readBytes } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentMeta } from '../server/domain.ts';
import { audit } from '../server/store/audit.ts';
import { type DocumentParts, restampDocument, saveDocument } from '../server/store/documents.ts';
import { ErasedDocumentError, StoreError } from '../server/store/errors.ts';
import { idIsTaken, shareDocument } from '../server/store/owners.ts';
import { vietnameseDay } from '../server/vietnamese/relative-dates.ts';
import { documentId, fingerprint, parserVersion } from './fingerprint.ts';
import { type FoundFile, isNoDocument, reasonOf } from './list-files.ts';
import { metaOf } from './manifest.ts';
import { applyPolicy, PersonalDataRefused } from './personal-data-policy.ts';
import { fileType } from './readers/file-type.ts';
import { type ReadDocument, ReadError, type ReadResult } from './readers/index.ts';
import { maxFileBytes, maxTextBytes } from './readers/limits.ts';
import { recordFileName } from './record-lines.ts';
import { importRecords } from './records.ts';
import { SecretDocument } from './secrecy.ts';
import { recordUri, uriOf } from './source.ts';
import type { SyncRun } from './sync-run.ts';

type Change = 'created' | 'updated' | 'unchanged';
/** What a document is made from; `base` names its content, `stamp` the archive that it was found in. */
type Version = { base: string; stamp: string; content?: string; plain?: string };

/** Adds what became of a file to the result of the run. A file that fails keeps the documents it gave before. */
export async function syncFile(run: SyncRun, file: FoundFile): Promise<void> {
  try {
    if (recordFileName.test(file.path)) await syncRecords(run, file);
    else await syncDocuments(run, file);
  } catch (error) {
    fail(run, file.path, error);
    const uri = uriOf(run.source, file.path);
    // what is marked secret now must not go on answering in its former version: not present, it is retired
    if (isRefusal(error)) return noteRefusal(run, uri, error);
    for (const kept of [uri, ...membersOf(run, uri).map((member) => member.uri)]) run.present.add(kept);
  }
}

async function syncRecords(run: SyncRun, file: FoundFile): Promise<void> {
  const { db, index } = run.deps;
  const uri = uriOf(run.source, file.path);
  run.present.add(uri);
  const target = { path: file.path, uri: recordUri(run.source, uri) };
  const counts = await importRecords(db, index, target, run.report, run.source.piiPolicy);
  for (const key of ['created', 'updated', 'unchanged', 'retired', 'failed'] as const)
    run.result[key] += counts[key];
  run.result.failures.push(...counts.failures);
}

async function syncDocuments(run: SyncRun, file: FoundFile): Promise<void> {
  requireSize(file.bytes, maxFileBytes, 'hãy tách thành nhiều tệp nhỏ hoặc giảm độ phân giải bản quét');
  const bytes = await readBytes(file.path);
  const type = fileType(bytes);
  if (type === 'text' || type === 'html')
    requireSize(bytes.length, maxTextBytes, 'hãy tách nhỏ, hoặc chuyển sang .jsonl (mỗi dòng một bản ghi)');
  const stated = file.entry ? metaOf(file.entry) : {};
  const digest = digestOf(run, file, path.basename(file.path), bytes, stated);
  if (type === 'zip') return syncArchive(run, file, bytes, digest);
  const uri = uriOf(run.source, file.path);
  run.present.add(uri);
  const known = run.known.get(uri);
  if (known?.digest === digest && !known.retired) {
    run.result.unchanged += 1;
    return;
  }
  const contentAs = (said: Partial<DocumentMeta>, dates: (string | null)[]) =>
    fingerprint(bytes, JSON.stringify([said, dates, ...rulesOf(run, file)]));
  const content = contentAs(stated, datesOf(file));
  const plain = contentAs({}, [null, null]);
  const owner = { source: run.source.name, uri, digest, content, plain };
  // the owner's own document of these bytes is read again: the program has changed, not the file
  if (known?.content !== content && (await shareDocument(run.deps.db, owner, run.deps.index)) !== null) {
    run.result.unchanged += 1;
    return;
  }
  for (const document of await run.deps.readAll(file.path, bytes, run.onPage)) {
    if ('failure' in document) throw document.failure;
    const version = { base: digest, stamp: '', content, plain };
    run.result[await save(run, file, document.uri, document.result, stated, version)] += 1;
  }
}

/**
 * Each document is stamped with the archive and the number of documents in it: when as many with the stamp of
 * these bytes are known, nothing has changed and nothing was missed. A bad member leaves no stamp, so that it
 * is reported again.
 */
async function syncArchive(run: SyncRun, file: FoundFile, bytes: Uint8Array, digest: string): Promise<void> {
  const members = membersOf(run, uriOf(run.source, file.path)).filter((member) => !member.retired);
  const whole = `@${digest}/${members.length}`;
  if (members.length > 0 && members.every((member) => member.digest.endsWith(whole))) {
    for (const member of members) run.present.add(member.uri);
    run.result.unchanged += members.length;
    return;
  }
  const read = await run.deps.readAll(file.path, bytes, run.onPage);
  const documents = read.filter((document) => !isNoDocument(path.posix.basename(document.uri)));
  const complete = !documents.some((document) => 'failure' in document);
  const stamp = complete ? `@${digest}/${documents.length}` : '';
  for (const document of documents) {
    run.signal?.throwIfAborted();
    run.present.add(uriOf(run.source, document.uri));
    try {
      run.result[await syncMember(run, file, document, stamp)] += 1;
    } catch (error) {
      fail(run, document.uri, error);
      if (!isRefusal(error)) continue;
      run.present.delete(uriOf(run.source, document.uri));
      await noteRefusal(run, uriOf(run.source, document.uri), error);
    }
  }
}

async function syncMember(
  run: SyncRun,
  file: FoundFile,
  document: ReadDocument,
  stamp: string,
): Promise<Change> {
  if ('failure' in document) throw document.failure;
  if (recordFileName.test(document.uri))
    throw new ReadError('Tệp nạp hàng loạt (.jsonl) nằm trong tệp nén; hãy giải nén rồi nạp riêng tệp này.');
  // a manifest speaks of the archive: its title and number are not those of each file in it
  const stated = file.entry?.provenance === undefined ? {} : { provenance: file.entry.provenance };
  const { text, pages, meta, warnings } = document.result;
  const content = JSON.stringify([text, pages, meta, warnings]);
  const base = digestOf(run, file, path.posix.basename(document.uri), content, stated);
  const uri = uriOf(run.source, document.uri);
  const known = run.known.get(uri);
  if (known && !known.retired && known.digest.split('@')[0] === base) {
    if (known.digest !== base + stamp) await restampDocument(run.deps.db, known.id, base + stamp);
    return 'unchanged';
  }
  return save(run, file, document.uri, document.result, stated, { base, stamp });
}

async function save(
  run: SyncRun,
  file: FoundFile,
  place: string,
  read: ReadResult,
  stated: Partial<DocumentMeta>,
  version: Version,
): Promise<Change> {
  const { db, index, glossary, parse } = run.deps;
  const uri = uriOf(run.source, place);
  const id = await idFor(run, uri, version);
  const { pages, tables, warnings } = read;
  const { text, personalData } = applyPolicy(read.text, run.source.piiPolicy ?? 'keep');
  const meta = { ...read.meta, ...stated };
  const parts: DocumentParts = parse({
    documentId: id,
    text,
    pages,
    ...(tables ? { tables } : {}),
    meta,
    fileName: path.posix.basename(uri),
    glossary,
  });
  const digest = version.base + version.stamp;
  const audience = audienceOf(run, file);
  const { content, plain } = version;
  const target = {
    ...{ id, source: run.source.name, uri, digest, text, pages, audience, warnings },
    ...(content === undefined ? {} : { content, plain }),
    personalData,
    stated: { validFrom: file.entry?.validFrom ?? null, validTo: file.entry?.validTo ?? null },
    today: vietnameseDay(run.deps.now()),
  };
  await run.beforeSave();
  return saveDocument(db, parts, target, index);
}

/** Its document's id, or another one when that document stays with owners who have another content. */
async function idFor(run: SyncRun, uri: string, version: Version): Promise<string> {
  const { name } = run.source;
  const known = run.known.get(uri);
  const isSame = (content: string | null) =>
    content !== null && (content === version.content || content === version.plain);
  if (known?.others.every(isSame)) return known.id;
  const id = documentId(name, uri);
  const taken = await idIsTaken(run.deps.db, id, name, uri);
  return taken ? documentId(name, `${uri}\u0000${version.base}`) : id;
}

/** Digest of all that a document is made of: content, what is stated of it, its name, the program. */
function digestOf(
  run: SyncRun,
  file: FoundFile,
  name: string,
  content: Uint8Array | string,
  stated: Partial<DocumentMeta>,
): string {
  const circumstances = JSON.stringify([stated, ...rulesOf(run, file), name, parserVersion, datesOf(file)]);
  return fingerprint(content, circumstances, run.glossaryDigest);
}

/** Dates of validity that the manifest states. */
function datesOf(file: FoundFile): (string | null)[] {
  return [file.entry?.validFrom ?? null, file.entry?.validTo ?? null];
}

/** Who may read the document and what becomes of personal data in it. */
function rulesOf(run: SyncRun, file: FoundFile): unknown[] {
  const { piiPolicy = 'keep' } = run.source;
  return piiPolicy === 'keep' ? [audienceOf(run, file)] : [audienceOf(run, file), piiPolicy];
}

function audienceOf(run: SyncRun, file: FoundFile): string[] {
  return file.entry?.audience ?? run.source.audience ?? ['public'];
}

function membersOf(run: SyncRun, uri: string) {
  return run.members.get(uri) ?? [];
}

function requireSize(bytes: number, limit: number, advice: string): void {
  if (bytes <= limit) return;
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  throw new ReadError(`Tệp lớn ${megabytes(bytes)} MB, quá giới hạn ${megabytes(limit)} MB; ${advice}.`);
}

function isRefusal(error: unknown): error is SecretDocument | PersonalDataRefused {
  return error instanceof SecretDocument || error instanceof PersonalDataRefused;
}

/** That a document was refused is recorded, without a word of it. */
async function noteRefusal(
  run: SyncRun,
  uri: string,
  error: SecretDocument | PersonalDataRefused,
): Promise<void> {
  run.present.delete(uri);
  await audit(
    run.deps.db,
    'document.refused',
    { kind: 'file', id: recordUri(run.source, uri) },
    error instanceof SecretDocument
      ? { reason: 'secrecy', mark: error.mark }
      : { reason: 'personal_data', found: error.found },
  );
}

function fail(run: SyncRun, file: string, error: unknown): void {
  // a full disk, a lost server or a stop ends the run; a bad file only costs itself
  if (error instanceof StoreError || run.signal?.aborted) throw error;
  run.result.failed += 1;
  run.result.failures.push({ path: file, reason: failureReason(error) });
}

function failureReason(error: unknown): string {
  if (error instanceof ReadError || error instanceof ErasedDocumentError) return error.message;
  if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) {
    return 'Tệp nén bị hỏng hoặc bị cắt cụt; hãy tạo lại tệp rồi nạp lại.';
  }
  if (error instanceof Error && 'syscall' in error) return reasonOf(error);
  return `Không xử lý được tệp này (${error instanceof Error ? error.message : String(error)}).`;
}
