// Reads the glossary that ships with the program: abbreviations, synonyms, and the agencies everybody knows.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from './config.ts';
import { type Glossary, loadGlossary } from './vietnamese/synonyms.ts';

/**
 * `glossary.json` and `agencies.json` of a folder, by default that of the program's own corpus.
 * @throws GlossaryError with a Vietnamese sentence when one is not what it should be
 */
export async function readGlossary(folder = path.join(packageRoot, 'corpus')): Promise<Glossary> {
  const [words, agencies] = await Promise.all([
    readFile(path.join(folder, 'glossary.json'), 'utf8'),
    readFile(path.join(folder, 'agencies.json'), 'utf8'),
  ]);
  return loadGlossary(words, agencies);
}
