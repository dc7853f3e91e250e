// Reads a labelled file as the product does, from bytes to the parsed document, and says how long reading took.
import { readFileSync } from 'node:fs';
import { type ParseInput, parseDocument } from '../../parse.ts';
import { readFile } from '../../readers/index.ts';
import type { Read } from './label.ts';

const agencies: ParseInput['glossary']['agencies'] = JSON.parse(
  readFileSync(new URL('../../../corpus/agencies.json', import.meta.url), 'utf8'),
);

/** @throws ReadError like the readers */
export async function readLabelled(path: string, bytes: Uint8Array): Promise<Read & { readMs: number }> {
  const started = performance.now();
  const result = await readFile(path, bytes);
  const readMs = performance.now() - started;
  const { text, pages, meta } = result;
  const parsed = parseDocument({ documentId: 'd', text, pages, meta, glossary: { agencies } });
  return { result, parsed, readMs };
}
