// Names of things by content: document ids from where they come, digests from all that a document is made of.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fold } from '../server/vietnamese/normalise.ts';

/** Raise it when the reader or the parser makes something else of the same file: everything is parsed again. */
export const parserVersion = 15;

const slugLength = 60;

/** Stable id of a document: readable, and unique for its source and uri. */
export function documentId(source: string, uri: string): string {
  const slug = fold(path.posix.basename(uri).replace(/\.[^.]*$/, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugLength)
    .replace(/^-+|-+$/g, '');
  const hash = sha256(`${source}\u0000${uri}`).slice(0, 10);
  return slug ? `${slug}-${hash}` : hash;
}

/** Digest of the parts in order; parts cannot run into each other. */
export function fingerprint(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
