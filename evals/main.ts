// `npm run evals`: own suites with gates and report, or answer / retrieve / score / compare. stdout carries only the result.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { synchroniseCorpus } from '../ingest/corpus.ts';
import { terminalProgress } from '../ingest/progress.ts';
import { type Assistant, openAssistant } from '../server/assistant.ts';
import { type Config, ConfigError, loadConfig, loadEnvFile } from '../server/config.ts';
import { exitStatusOf, StoreError } from '../server/store/errors.ts';
import { answerSuite } from './answer.ts';
import { type Command, readCommand, UsageError } from './arguments.ts';
import { compareScores } from './compare.ts';
import { exportSuite, importSuite } from './exchange/exchange.ts';
import { judgeFromTerminal } from './judge/command.ts';
import { createProgress } from './progress.ts';
import { agencyFinder, readGates, writeReport } from './report-files.ts';
import { isFailure, readResults } from './result.ts';
import { retrieve } from './retrieve.ts';
import { listFromTerminal, resumeFromTerminal, runFromTerminal, scoresOf } from './runs/command.ts';
import { scoreSuite } from './score.ts';
import { readRanked, retrievalText, scoreRetrieval } from './score-retrieval.ts';
import { formatScores } from './scores.ts';
import { loadStoredTexts } from './stored.ts';
import { readSuite, readText, SuiteError } from './suite.ts';
import { comparisonText, summaryText } from './summary-text.ts';
import { checkGates } from './thresholds.ts';
import { writeText } from './write-text.ts';

try {
  loadEnvFile();
  const config = loadConfig(process.env);
  process.exitCode = await run(readCommand(process.argv.slice(2), config.callerDir), config);
} catch (error) {
  const isKnown = [ConfigError, StoreError, SuiteError, UsageError].some((kind) => error instanceof kind);
  if (!isKnown || !(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof StoreError ? exitStatusOf(error) : 2;
}

/** Exit status of one command. */
async function run(command: Command, config: Config): Promise<number> {
  switch (command.name) {
    case 'own':
      return runFromTerminal(
        config,
        { suites: null, target: 'temporary', repeats: null, seed: null },
        command.updateBaseline,
      );
    case 'run': {
      const { suites, repeats, seed, live } = command;
      return runFromTerminal(config, { suites, repeats, seed, target: live ? 'live' : 'temporary' }, false);
    }
    case 'import': {
      const { lines, notes } = importSuite(readText(command.file), path.basename(command.file));
      writeText(command.out, exportSuite(lines, 'suite', { name: command.out }));
      for (const note of notes) process.stderr.write(`${note}\n`);
      process.stdout.write(`${lines.length} câu hỏi đã ghi vào ${command.out}\n`);
      return 0;
    }
    case 'export': {
      const { suite, format, results, out } = command;
      const lines = readSuite(suite);
      const answers = results === null ? [] : readResults(results);
      writeText(out, exportSuite(lines, format, { name: path.basename(suite), results: answers }));
      process.stdout.write(`${lines.length} câu hỏi đã ghi vào ${out}\n`);
      return 0;
    }
    case 'judge':
      return judgeFromTerminal(config, command.id);
    case 'resume':
      return resumeFromTerminal(config, command.id);
    case 'runs':
      return listFromTerminal(config);
    case 'answer':
      return runAnswer(command, config);
    case 'retrieve':
      return runRetrieve(command, config);
    case 'score-retrieval': {
      const scores = scoreRetrieval(readSuite(command.suite), readRanked(command.results));
      if (command.out) writeText(command.out, `${JSON.stringify(scores, null, 2)}\n`);
      process.stdout.write(retrievalText(scores));
      return 0;
    }
    case 'score':
      return runScore(command, config);
    case 'compare':
      process.stdout.write(
        comparisonText(
          compareScores(
            scoresOf(config, command.before, config.callerDir),
            scoresOf(config, command.after, config.callerDir),
          ),
        ),
      );
      return 0;
  }
}

/** Writes a line for each question as soon as it is answered, so that a killed run keeps what it has. */
async function runAnswer(command: Extract<Command, { name: 'answer' }>, config: Config): Promise<number> {
  const lines = readSuite(command.suite);
  return withOutput(command.out, (write) =>
    withAssistant(config, async (assistant) => {
      await synchronise(assistant, config);
      const progress = createProgress('Trả lời', lines.length, process.stderr);
      const results = await answerSuite(lines, {
        ask: assistant.ask,
        onResult: (result, done) => {
          write(`${JSON.stringify(result)}\n`);
          progress.step(done, result.id);
        },
        onFailure: (id, cause) => assistant.log.error({ id, err: cause }, 'question failed'),
      });
      progress.end();
      return results.some(isFailure) ? 1 : 0;
    }),
  );
}

async function runRetrieve(command: Extract<Command, { name: 'retrieve' }>, config: Config): Promise<number> {
  const lines = readSuite(command.suite);
  return withOutput(command.out, (write) =>
    withAssistant(config, async ({ db, embeddings }) => {
      const progress = createProgress('Tìm', lines.length, process.stderr);
      let done = 0;
      for await (const line of retrieve({ db, embeddings: embeddings.embeddings }, lines, command.k)) {
        write(`${JSON.stringify(line)}\n`);
        done += 1;
        progress.step(done, line.id);
      }
      progress.end();
      return 0;
    }),
  );
}

/** Scores a results file; quotes are held against the database that gave the answers, as it is. */
async function runScore(command: Extract<Command, { name: 'score' }>, config: Config): Promise<number> {
  const lines = readSuite(command.suite);
  const results = readResults(command.results);
  return withAssistant(config, async (assistant) => {
    const stored = await loadStoredTexts(assistant.db, results);
    const questions = scoreSuite(lines, results, { stored, agenciesOf: agencyFinder(stored) });
    if (questions.length === 0)
      throw new SuiteError(`${command.suite}: không có câu hỏi nào có "class" và "gold" để chấm.`);
    const provenance = {
      date: new Date().toISOString(),
      commit: null,
      corpusVersions: [],
      embedder: assistant.embeddings.modelId,
      model: config.chat?.model ?? null,
      prompts: [],
    };
    const scores = { provenance, questions };
    const gates = checkGates(readGates(), questions);
    if (command.out) writeText(command.out, formatScores(scores, { keepTimes: true }));
    if (command.html) writeReport(command.html, { scores, gates, lines, results, comparison: null });
    process.stdout.write(summaryText(scores, gates));
    return gates.some((result) => result.status === 'missed') ? 1 : 0;
  });
}

async function synchronise(assistant: Assistant, config: Config): Promise<void> {
  if (config.corpusDir === null) return;
  const result = await synchroniseCorpus(assistant.db, assistant.embeddings, config.corpusDir, {
    glossary: assistant.glossary,
    onProgress: terminalProgress(process.stderr),
  });
  for (const failure of result.failures)
    process.stderr.write(`Không nạp được ${failure.path}: ${failure.reason}\n`);
}

async function withAssistant(
  config: Config,
  work: (assistant: Assistant) => Promise<number>,
): Promise<number> {
  const assistant = await openAssistant(config);
  try {
    return await work(assistant);
  } finally {
    await assistant.close();
  }
}

/** Opens the output before the work, so that a path that cannot be written is found at once. Overwrites. */
async function withOutput(
  file: string,
  work: (write: (text: string) => void) => Promise<number>,
): Promise<number> {
  const handle = openOutput(file);
  try {
    return await work((text) => void writeSync(handle, text));
  } finally {
    closeSync(handle);
  }
}

function openOutput(file: string): number {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return openSync(file, 'w');
  } catch (cause) {
    throw new SuiteError(`Không ghi được tệp ${file}. Kiểm tra đường dẫn và quyền ghi.`, { cause });
  }
}
