// Finds the files to ingest under the given paths, with what their folder's manifest says of them.
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ManifestEntry, ManifestError, parseManifest } from './manifest.ts';

/** A folder with more files than this is more likely a mistake than a knowledge base. */
const maxFiles = 200_000;
const maxDepth = 32;
/** Files that describe a knowledge base and are no documents of it. */
const ABOUT =
  /^(?:manifest\.json|glossary\.json|agencies\.json|thesaurus\.json|readme(?:\.(?:md|txt|html?))?)$/iu;
/** Hidden files, the lock files of Office programs, and what operating systems leave in folders. */
const CLUTTER = /^(?:\.|~\$|~lock\.|thumbs\.db$|desktop\.ini$)/iu;

export type FoundFile = { path: string; bytes: number; entry: ManifestEntry | null };
export type Failure = { path: string; reason: string };
export type Listing = {
  files: FoundFile[];
  failures: Failure[];
  /** Given paths that are there. */
  roots: string[];
  /** Folders or files that could not be looked into: nothing under them may be retired. */
  unread: string[];
};

type Walk = Listing & { visited: Set<string>; manifest: Map<string, ManifestEntry> };

/** Walks the paths (absolute) in order of names; hidden files are left out, links are followed once. */
export async function listFiles(paths: string[]): Promise<Listing> {
  const found: Listing = { files: [], failures: [], roots: [], unread: [] };
  const visited = new Set<string>();
  for (const given of paths) {
    const manifest = new Map<string, ManifestEntry>();
    await visit(given, 0, { ...found, visited, manifest }, true);
  }
  return found;
}

async function visit(file: string, depth: number, walk: Walk, given: boolean): Promise<void> {
  try {
    const real = await realpath(file);
    const info = await stat(real);
    if (given) walk.roots.push(file);
    // the same file through two links, or a loop of links: once is enough
    if (walk.visited.has(real)) return;
    walk.visited.add(real);
    if (info.isDirectory()) await visitFolder(file, depth, walk);
    else if (info.isFile()) await addFile(file, info.size, walk, given);
    else if (given) fail(walk, file, 'không phải tệp hay thư mục thường, không nạp được.');
  } catch (error) {
    fail(walk, file, reasonOf(error));
    walk.unread.push(file);
  }
}

async function addFile(file: string, bytes: number, walk: Walk, given: boolean): Promise<void> {
  if (given) await readManifest(path.dirname(file), walk, false);
  if (walk.files.length >= maxFiles) {
    throw new Error(`có quá ${maxFiles} tệp; hãy chia thành nhiều thư mục rồi nạp từng thư mục.`);
  }
  walk.files.push({ path: file, bytes, entry: walk.manifest.get(path.resolve(file)) ?? null });
}

async function visitFolder(folder: string, depth: number, walk: Walk): Promise<void> {
  if (depth > maxDepth) return fail(walk, folder, `thư mục lồng nhau quá ${maxDepth} tầng, không đọc tiếp.`);
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'manifest.json')) await readManifest(folder, walk, true);
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isNoDocument(name)) continue;
    await visit(path.join(folder, name), depth + 1, walk, false);
  }
}

async function readManifest(folder: string, walk: Walk, strict: boolean): Promise<void> {
  const file = path.join(folder, 'manifest.json');
  try {
    for (const entry of parseManifest(await readFile(file, 'utf8'))) {
      const target = path.resolve(folder, entry.file);
      walk.manifest.set(target, entry);
      if (strict) await requireFile(target, entry.file, file, walk);
    }
  } catch (error) {
    // beside a single given file a manifest is optional, and its defects are not that file's
    if (strict || error instanceof ManifestError) fail(walk, file, reasonOf(error));
  }
}

async function requireFile(target: string, name: string, manifest: string, walk: Walk): Promise<void> {
  try {
    await stat(target);
  } catch {
    fail(walk, manifest, `Tệp manifest.json nêu "${name}" nhưng tệp này không có trong thư mục.`);
  }
}

function fail(walk: Walk, file: string, reason: string): void {
  walk.failures.push({ path: file, reason });
}

/** True for the name of a file that no one means when they give a whole folder or archive. */
export function isNoDocument(name: string): boolean {
  return ABOUT.test(name) || CLUTTER.test(name);
}

/** A Vietnamese sentence for a failed look at a file. */
export function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOENT') return 'Không có tệp hay thư mục này; hãy kiểm tra lại đường dẫn.';
  if (code === 'EACCES' || code === 'EPERM') return 'Không có quyền đọc; hãy cấp quyền đọc rồi nạp lại.';
  if (code === 'ELOOP') return 'Liên kết trỏ vòng quanh, không dẫn tới tệp nào.';
  if (code === 'ENAMETOOLONG') return 'Đường dẫn quá dài.';
  if (code === 'EISDIR' || code === 'EIO') return 'Không đọc được tệp; ổ đĩa hoặc hệ thống tệp báo lỗi.';
  return error instanceof Error ? error.message : String(error);
}
