// Streams the lines of a .jsonl or .jsonl.gz file and checks each as a record; memory is bounded by one line.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { canonicalText } from '../server/vietnamese/normalise.ts';

/** A line longer than this is not a record of a legal text. */
export const maxLineBytes = 8 * 1024 * 1024;
const maxIdLength = 500;
const maxTitleLength = 2_000;

const name = (limit: number) =>
  z
    .union([z.string(), z.number().transform(String)])
    .transform((value) => canonicalText(value).trim())
    .pipe(z.string().min(1).max(limit));

const recordSchema = z.object({
  id: name(maxIdLength),
  doc_id: name(maxIdLength).nullish(),
  title: z.string().max(maxTitleLength).nullish(),
  text: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

export type BulkRecord = {
  id: string;
  docId: string | null;
  title: string;
  text: string;
  metadata: Record<string, unknown>;
};

export type RecordLine = { line: number; record: BulkRecord } | { line: number; problem: string };

export const recordFileName = /\.jsonl(\.gz)?$/i;

/** SHA-256 of a file's bytes. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Each line that is not blank, as a record or as a Vietnamese sentence about what is wrong with it. */
export async function* readRecordLines(file: string): AsyncGenerator<RecordLine> {
  let line = 0;
  for await (const bytes of splitLines(file)) {
    line += 1;
    if (bytes === null) {
      yield { line, problem: `dòng dài quá ${maxLineBytes / 1024 / 1024} MB` };
      continue;
    }
    const parsed = parseRecord(bytes);
    if (parsed !== null)
      yield typeof parsed === 'string' ? { line, problem: parsed } : { line, record: parsed };
  }
}

/** One line as a record, a Vietnamese reason why it is none, or null for a blank line. */
export function parseRecord(bytes: Uint8Array): BulkRecord | string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return 'không phải UTF-8';
    throw error;
  }
  if (text.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return 'không phải JSON hợp lệ';
    throw error;
  }
  const result = recordSchema.safeParse(value);
  if (!result.success) return describeIssue(result.error.issues[0]);
  return toRecord(result.data);
}

function toRecord(data: z.infer<typeof recordSchema>): BulkRecord | string {
  // the database stores neither NUL nor half a surrogate pair
  const text = canonicalText(data.text.toWellFormed());
  if (text.trim() === '') return 'trường "text" rỗng';
  const title = canonicalText((data.title ?? '').toWellFormed()).trim();
  if ([text, title, data.id, data.doc_id ?? ''].some((value) => value.includes('\u0000')))
    return 'có ký tự NUL';
  return {
    id: data.id,
    docId: data.doc_id ?? null,
    title: title || data.id,
    text,
    metadata: data.metadata ?? {},
  };
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  const field = issue?.path[0];
  return field === undefined ? 'không phải một đối tượng JSON' : `trường "${String(field)}" thiếu hoặc sai`;
}

/** Lines as bytes without their end; null for a line that is too long. */
async function* splitLines(file: string): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = [];
  let size = 0;
  const line = () => (size > maxLineBytes ? null : Buffer.concat(parts));
  for await (const chunk of openFile(file)) {
    let start = 0;
    for (let end = chunk.indexOf(10, start); end !== -1; end = chunk.indexOf(10, start)) {
      size += end - start;
      if (size <= maxLineBytes) parts.push(chunk.subarray(start, end));
      yield line();
      parts = [];
      size = 0;
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= maxLineBytes) parts.push(chunk.subarray(start));
    else parts = [];
  }
  if (size > 0) yield line();
}

async function* openFile(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  if (!/\.gz$/i.test(file)) {
    yield* source;
    return;
  }
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  yield* source.pipe(unzipped);
}
