// Where documents belong: a source with a root, and the uri of a file in it as the store keeps it.
import path from 'node:path';

/** What becomes of personal data in the documents of a source. */
export type PiiPolicy = 'keep' | 'mask' | 'refuse';

/** Uris of a rooted source are relative to the root, so that it can be moved. */
export type Source = {
  name: string;
  root: string | null;
  /** Groups that may read its documents where no manifest says otherwise; everyone without it. */
  audience?: string[];
  /** 'keep' without it. */
  piiPolicy?: PiiPolicy;
};

/** Between an archive and the name of a file in it: "goi.zip!/thu-muc/tep.docx". */
export const memberMark = '!/';

/** Path as stored: with forward slashes, relative to the root of a rooted source ('' is the root itself). */
export function uriOf(source: Source, file: string): string {
  const uri = source.root === null ? path.resolve(file) : path.relative(source.root, file);
  return uri.split(path.sep).join('/').normalize('NFC');
}

export function recordUri(source: Source, uri: string): string {
  return `${source.name}:${uri}`;
}

/** Uri of the outermost archive that a document lies in, null for a file of its own. */
export function archiveOf(uri: string): string | null {
  const at = uri.indexOf(memberMark);
  return at < 0 ? null : uri.slice(0, at);
}

/** True when `uri` is `top`, lies in that folder or, when it is an archive, in it. */
export function liesIn(uri: string, top: string): boolean {
  if (top === '' || uri === top) return true;
  return uri.startsWith(top.endsWith('/') ? top : `${top}/`) || uri.startsWith(`${top}${memberMark}`);
}
