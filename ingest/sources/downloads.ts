// Downloaded content as files for the readers: names that stay inside their folder, and the statement that goes along.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestEntry } from '../manifest.ts';
import type { Fetched } from './connector.ts';

const maxNameChars = 120;

/** One part of an uri: no separators, no control characters, never a way out of the folder or a hidden file. */
export function safeName(name: string, fallback: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\u0000-\u001F\u007F/\\:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.~\s]+/, '');
  if (clean === '') return fallback;
  if (clean.length <= maxNameChars) return clean;
  const extension = /\.[\p{L}\d]{1,8}$/u.exec(clean)?.[0] ?? '';
  return clean.slice(0, maxNameChars - extension.length).trim() + extension;
}

/** Writes the bytes at the uri below `folder`. */
export async function placeFile(
  folder: string,
  uri: string,
  bytes: Uint8Array,
  stated: Omit<ManifestEntry, 'file'>,
): Promise<Fetched> {
  const file = path.join(folder, ...uri.split('/'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return { root: folder, file: { path: file, bytes: bytes.length, entry: { file: uri, ...stated } } };
}

/** Rows as CSV with the first as header. */
export function toCsv(rows: unknown[][]): string {
  const cell = (value: unknown) => {
    const text =
      value === null || value === undefined
        ? ''
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
