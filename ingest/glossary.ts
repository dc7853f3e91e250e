// Reads the glossary that ships with the program: abbreviations, synonyms, and the agencies everybody knows.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Glossary, loadGlossary } from '../server/vietnamese/synonyms.ts';

/**
 * `glossary.json` and `agencies.json` of a folder.
 * @throws GlossaryError with a Vietnamese sentence when one is not what it should be
 */
export async function readGlossary(folder: string): Promise<Glossary> {
  const [words, agencies] = await Promise.all([
    readFile(path.join(folder, 'glossary.json'), 'utf8'),
    readFile(path.join(folder, 'agencies.json'), 'utf8'),
  ]);
  return loadGlossary(words, agencies);
}
