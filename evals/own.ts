// The project's own suites end to end: temporary databases, summary on stdout, report and scores as files, gates.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import { openAssistant } from '../server/assistant.ts';
import { type Config, packageRoot } from '../server/config.ts';
import type { Database } from '../server/store/database.ts';
import { listDocuments } from '../server/store/documents.ts';
import { suiteViewer } from './answer.ts';
import { compareScores } from './compare.ts';
import { createProgress } from './progress.ts';
import {
  agencyFinder,
  baselineFile,
  evalsFolder,
  readGates,
  reportFolder,
  writeReport,
} from './report-files.ts';
import { type CorpusName, runSuites, type Workbench } from './run.ts';
import { formatScores, type Provenance, readScores } from './scores.ts';
import { loadStoredTexts } from './stored.ts';
import { readSuites, SuiteError } from './suite.ts';
import { comparisonText, summaryText } from './summary-text.ts';
import { checkGates } from './thresholds.ts';
import { writeText } from './write-text.ts';

/** Most documents whose digests name a corpus version. */
const MAX_DOCUMENTS = 100_000;

/** Runs everything; exit status 0, or 1 when a gate is missed. The last line on stdout is the verdict. */
export async function runOwn(config: Config, updateBaseline: boolean): Promise<number> {
  const lines = readSuites(path.join(evalsFolder, 'suites'));
  const progress = createProgress('Đánh giá', lines.length, process.stderr);
  let embedder: string | null = null;
  const run = await runSuites(lines, {
    open: async (corpus) => {
      const { bench, modelId } = await openWorkbench(config, corpus);
      embedder = modelId;
      return bench;
    },
    onResult: (done, _total, result) => progress.step(done, result.id),
    onFailure: (id, cause) => process.stderr.write(`\n${id}: ${String(cause)}\n`),
  });
  progress.end();
  const provenance = provenanceOf(config, run.corpusVersions, embedder);
  const scores = { provenance, questions: run.scores };
  // Our own suites speak to every gate: one that nothing measured is a gap in the suites, not a pass.
  const gates = checkGates(readGates(), run.scores).map((result) =>
    result.status === 'unmeasured' ? { ...result, status: 'missed' as const } : result,
  );
  const comparison = existsSync(baselineFile) ? compareScores(readScores(baselineFile), scores) : null;
  const report = path.join(reportFolder, 'index.html');
  writeReport(report, { scores, gates, lines: run.lines, results: run.results, comparison });
  writeText(path.join(reportFolder, 'scores.json'), formatScores(scores, { keepTimes: true }));
  writeText(
    path.join(reportFolder, 'results.jsonl'),
    run.results.map((result) => `${JSON.stringify(result)}\n`).join(''),
  );
  if (updateBaseline) writeText(baselineFile, formatScores(scores, { keepTimes: false }));
  process.stderr.write(`Báo cáo: ${report}\n`);
  if (comparison) process.stderr.write(`\nSo với mốc ${baselineFile}:\n${comparisonText(comparison)}`);
  process.stdout.write(summaryText(scores, gates));
  return gates.some((result) => result.status === 'missed') ? 1 : 0;
}

/** One set of documents in an embedded database of its own, in memory; settings for models stay those of the user. */
async function openWorkbench(
  config: Config,
  corpus: CorpusName,
): Promise<{ bench: Workbench; modelId: string }> {
  const folder = path.join(packageRoot, corpus === 'corpus' ? 'corpus' : 'evals/samples/corpus');
  const assistant = await openAssistant({ ...config, logLevel: 'warn' }, { inMemory: true });
  try {
    const result = await synchroniseCorpus(assistant.db, assistant.embeddings, folder, {
      glossary: assistant.glossary,
    });
    if (result.failures.length > 0)
      throw new SuiteError(
        `Không nạp được ${result.failures.map((failure) => `${failure.path} (${failure.reason})`).join('; ')}`,
      );
    const corpusVersion = await corpusDigest(assistant.db);
    const bench: Workbench = {
      ask: assistant.ask,
      corpusVersion,
      storedTexts: (results) => loadStoredTexts(assistant.db, results),
      agencyFinder,
      close: () => assistant.close(),
    };
    return { bench, modelId: assistant.embeddings.modelId };
  } catch (error) {
    await assistant.close();
    throw error;
  }
}

/** Short hash over the digests of all documents: changes when any document or the program that read it does. */
async function corpusDigest(db: Database): Promise<string> {
  const { documents } = await listDocuments(db, { groups: suiteViewer.groups, limit: MAX_DOCUMENTS });
  const digests = documents.map((document) => `${document.id} ${document.digest}`).sort();
  return createHash('sha256').update(digests.join('\n')).digest('hex').slice(0, 12);
}

function provenanceOf(config: Config, corpusVersions: string[], embedder: string | null): Provenance {
  const prompts = readdirSync(path.join(packageRoot, 'prompts'))
    .filter((name) => /\.v\d+\.md$/u.test(name))
    .map((name) => name.replace(/\.v(\d+)\.md$/u, '@$1'))
    .sort();
  return {
    date: new Date().toISOString(),
    commit: gitCommit(),
    corpusVersions,
    embedder,
    model: config.chat?.model ?? null,
    prompts,
  };
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
