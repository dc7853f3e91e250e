// A set of documents ready to be asked: the shipped ones in a database in memory, or the knowledge base as it is.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import type { Ask } from '../server/ask/contract.ts';
import { type Assistant, openAssistant } from '../server/assistant.ts';
import { type Config, packageRoot } from '../server/config.ts';
import type { Database } from '../server/store/database.ts';
import { listDocuments } from '../server/store/documents.ts';
import { suiteViewer } from './answer.ts';
import type { AgencyFinder } from './metrics/support.ts';
import { agencyFinder } from './report-files.ts';
import type { ResultLine } from './result.ts';
import type { ScoreContext } from './score.ts';
import type { Provenance } from './scores.ts';
import { loadStoredTexts, type StoredTexts } from './stored.ts';
import { SuiteError } from './suite.ts';

/** Sets of documents that suites are about. */
export type CorpusName = 'corpus' | 'samples' | 'live';

export type Workbench = {
  ask: Ask;
  corpusVersion: string;
  embedder: string;
  /** What scoring one result needs; documents are read once. */
  context(result: ResultLine): Promise<ScoreContext>;
  close(): Promise<void>;
};

/** Most documents whose digests name a corpus version. */
const MAX_DOCUMENTS = 100_000;

/** One shipped set in an embedded database of its own, in memory; settings for models stay those of the user. */
export async function temporaryWorkbench(
  config: Config,
  corpus: Exclude<CorpusName, 'live'>,
  seed: number,
): Promise<Workbench> {
  const folder = path.join(packageRoot, corpus === 'corpus' ? 'corpus' : 'evals/samples/corpus');
  const assistant = await openAssistant({ ...seeded(config, seed), logLevel: 'warn' }, { inMemory: true });
  try {
    const result = await synchroniseCorpus(assistant.db, assistant.embeddings, folder, {
      glossary: assistant.glossary,
    });
    if (result.failures.length > 0)
      throw new SuiteError(
        `Không nạp được ${result.failures.map((failure) => `${failure.path} (${failure.reason})`).join('; ')}`,
      );
    return await workbenchOf(assistant, () => assistant.close());
  } catch (error) {
    await assistant.close();
    throw error;
  }
}

/** The knowledge base of an open assistant, read only; `close` leaves it open unless told otherwise. */
export async function workbenchOf(
  assistant: Pick<Assistant, 'ask' | 'db'> & { embeddings: Pick<Assistant['embeddings'], 'modelId'> },
  close: () => Promise<void> = async () => undefined,
): Promise<Workbench> {
  const cache: StoredTexts = { documents: new Map(), agencies: [] };
  let agenciesOf: AgencyFinder | null = null;
  return {
    ask: assistant.ask,
    corpusVersion: await corpusDigest(assistant.db),
    embedder: assistant.embeddings.modelId,
    context: async (result) => {
      const missing = result.citations.filter((citation) => !cache.documents.has(citation.document_id));
      if (missing.length > 0 || agenciesOf === null) {
        const loaded = await loadStoredTexts(assistant.db, [{ ...result, citations: missing }]);
        for (const [id, text] of loaded.documents) cache.documents.set(id, text);
        cache.agencies = loaded.agencies;
        agenciesOf = agencyFinder(cache);
      }
      return { stored: cache, agenciesOf };
    },
    close,
  };
}

/** The settings with a sampling seed for the model, if there is one. */
export function seeded(config: Config, seed: number): Config {
  return config.chat ? { ...config, chat: { ...config.chat, seed } } : config;
}

/** What runs: commit, prompts, model. The documents and the embedder are added when they are opened. */
export function provenanceOf(model: string | null, now: Date): Provenance {
  const prompts = readdirSync(path.join(packageRoot, 'prompts'))
    .filter((name) => /\.v\d+\.md$/u.test(name))
    .map((name) => name.replace(/\.v(\d+)\.md$/u, '@$1'))
    .sort();
  return {
    date: now.toISOString(),
    commit: gitCommit(),
    corpusVersions: [],
    embedder: null,
    model,
    prompts,
  };
}

/** Short hash over the digests of all documents: changes when any document or the program that read it does. */
async function corpusDigest(db: Database): Promise<string> {
  const { documents } = await listDocuments(db, { groups: suiteViewer.groups, limit: MAX_DOCUMENTS });
  const digests = documents.map((document) => `${document.id} ${document.digest}`).sort();
  return createHash('sha256').update(digests.join('\n')).digest('hex').slice(0, 12);
}

/** The commit that runs, with "-dirty" when files differ; null without git or outside a repository. */
function gitCommit(): string | null {
  try {
    const described = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--match='], {
      cwd: packageRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    return described.trim() || null;
  } catch {
    // A copy of the project without its repository is a normal place to run in.
    return null;
  }
}
