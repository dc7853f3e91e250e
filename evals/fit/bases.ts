// Development bases with questions that they answer and questions that they do not: the public sets beside the project, and the own suites.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageRoot } from '../../server/config.ts';
import { readSuite } from '../suite.ts';

/** `gold`: ids of passages, or texts of which one must stand in the passage; none for a question without answer. */
export type FitQuestion = { question: string; gold: string[]; spans: string[] };
export type FitBase = { name: string; paths: string[]; questions: FitQuestion[] };

type Line = { question: string; relevant: string[]; answerable?: boolean };
type Folded = { id: string; doc_id: string };

/** A law left out makes its questions near misses: the other laws share their words. */
const FOLDS = 4;

/**
 * The bases of the fit, one after the other; each exists until the next one is asked for.
 * @param bench folder with `alqac` and `viquad2-small`
 * @param every takes every n-th of the many questions about laws
 */
export function* fitBases(bench: string, every: number): Generator<FitBase> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'fit-'));
  try {
    yield* lawBases(path.join(bench, 'alqac'), scratch, every);
    const wiki = path.join(bench, 'viquad2-small');
    // its unanswerable questions are turned answers of the same passage, which no nearness can tell
    const questions = readLines<Line>(path.join(wiki, 'questions.jsonl')).filter((one) => one.answerable);
    yield {
      name: 'viquad2-small',
      paths: [path.join(wiki, 'corpus.jsonl.gz')],
      questions: questions.map(ofLine),
    };
    for (const name of ['corpus', 'samples'] as const) yield ownBase(name);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function* lawBases(folder: string, scratch: string, every: number): Generator<FitBase> {
  const corpus = path.join(folder, 'corpus.jsonl.gz');
  const questions = readLines<Line>(path.join(folder, 'questions.jsonl')).filter(
    (_one, at) => at % every === 0,
  );
  yield { name: 'laws', paths: [corpus], questions: questions.map(ofLine) };
  const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n');
  const laws = [...new Set(lines.map((line) => (JSON.parse(line) as Folded).doc_id))];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isLeft = (law: string) => laws.indexOf(law) % FOLDS === fold;
    const file = path.join(scratch, `laws-without-${fold}.jsonl`);
    writeFileSync(file, lines.filter((line) => !isLeft((JSON.parse(line) as Folded).doc_id)).join('\n'));
    const asked = questions.filter(({ relevant }) => relevant.every((id) => isLeft(id.split('#')[0]!)));
    const absent = asked.map(({ question }) => ({ question, gold: [], spans: [] }));
    yield { name: `laws without part ${fold + 1}`, paths: [file], questions: absent };
  }
}

/** Questions of one passage of running text, and those that the shipped documents do not answer. */
function ownBase(name: 'corpus' | 'samples'): FitBase {
  const folder = path.join(packageRoot, 'evals', 'suites');
  const classes = /^(?:facts|article|lists|false-premise|unanswerable)\.jsonl$/;
  const lines = readdirSync(folder)
    .filter((file) => classes.test(file))
    .flatMap((file) => readSuite(path.join(folder, file)))

    .filter((line) => (line['suite-corpus'] ?? 'corpus') === name && !line.history)
    .filter(({ gold }) => gold?.refused || (gold?.spans ?? []).length > 0);
  const questions = lines.map(({ question, gold }) => ({
    question,
    gold: [],
    spans: gold?.refused ? [] : (gold?.spans ?? []).flat(),
  }));
  const paths = [path.join(packageRoot, name === 'corpus' ? 'corpus' : 'evals/samples/corpus')];
  return { name, paths, questions };
}

function ofLine({ question, relevant }: Line): FitQuestion {
  return { question, gold: relevant, spans: [] };
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
