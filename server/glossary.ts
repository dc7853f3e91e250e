// Reads the glossary that ships with the program: abbreviations, synonyms, the thesaurus, and the agencies everybody knows.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from './config.ts';
import { type Glossary, loadGlossary } from './vietnamese/synonyms.ts';

/**
 * `glossary.json`, `agencies.json` and `thesaurus.json` of a folder, by default that of the program's own corpus.
 * @throws GlossaryError with a Vietnamese sentence when one is not what it should be
 */
export async function readGlossary(folder = path.join(packageRoot, 'corpus')): Promise<Glossary> {
  const [words, agencies, thesaurus] = await Promise.all(
    ['glossary.json', 'agencies.json', 'thesaurus.json'].map((file) =>
      readFile(path.join(folder, file), 'utf8'),
    ),
  );
  return loadGlossary(words ?? '', agencies, thesaurus);
}
