// Parses a text for a test, with the agencies of the shipped glossary.
import { readFileSync } from 'node:fs';
import { canonicalText } from '../../server/vietnamese/normalise.ts';
import { type ParsedDocument, type ParseInput, parseDocument } from '../parse.ts';

const agencies: ParseInput['glossary']['agencies'] = JSON.parse(
  readFileSync(new URL('../../corpus/agencies.json', import.meta.url), 'utf8'),
);

export function parseText(text: string, meta: ParseInput['meta'] = {}): ParsedDocument & { text: string } {
  const canonical = canonicalText(text);
  const input = { documentId: 'd', text: canonical, pages: [], meta, glossary: { agencies } };
  return { ...parseDocument(input), text: canonical };
}

export function parseFile(path: string): ParsedDocument & { text: string } {
  return parseText(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}
