// `node evals/fit/calibrate.ts ../shared/bench [n]`: fits the weights of server/ask/evidence-fit.ts and says what they refuse.
import { ingestPaths } from '../../ingest/corpus.ts';
import { MEASURES, measure } from '../../server/ask/evidence-fit.ts';
import { prepare } from '../../server/ask/prepare.ts';
import { rankReadings } from '../../server/ask/rank-readings.ts';
import { storeSources } from '../../server/ask/store-sources.ts';
import { openAssistant } from '../../server/assistant.ts';
import { loadConfig } from '../../server/config.ts';
import type { Passage } from '../../server/domain.ts';
import { lazyStaticEmbedder } from '../../server/llm/embeddings.ts';
import { createQuestionExpander } from '../../server/vietnamese/synonyms.ts';
import { suiteViewer } from '../answer.ts';
import { type FitBase, type FitQuestion, fitBases } from './bases.ts';
import { fitLogistic, scoreOf } from './logistic.ts';

/** Hits read for one question: the best reading is nearly always among them, and all 160 take six times as long. */
const HITS = 25;
/** Questions about laws of which one is taken when the command does not say. */
const EVERY = 3;
/** Scores below which a question would be refused, shown for choosing the lowest score of an answer. */
const STEPS = [-3, -2, -1.5, -1, -0.5, 0];

type Example = { base: string; label: number; row: number[] };

const [bench, every] = process.argv.slice(2);
if (!bench) {
  process.stderr.write('usage: node evals/fit/calibrate.ts FOLDER [n]\n');
  process.exitCode = 2;
} else {
  const examples: Example[] = [];
  for (const base of fitBases(bench, Number(every ?? EVERY))) {
    const made = await examplesOf(base);
    examples.push(...made);
    process.stderr.write(`${base.name}: ${made.length} examples of ${base.questions.length} questions\n`);
  }
  process.stdout.write(reportOf(examples));
}

/** The best reading of every question: 1 where it is the gold passage, 0 where there is none; other readings are left out. */
async function examplesOf(base: FitBase): Promise<Example[]> {
  const assistant = await openAssistant(loadConfig({ LOG_LEVEL: 'error' }), { inMemory: true });
  try {
    const { db, embeddings, glossary, log } = assistant;
    await ingestPaths(db, embeddings, base.paths, { glossary });
    const sources = storeSources(db, embeddings.embeddings, lazyStaticEmbedder(), log);
    const [words, register] = await Promise.all([sources.words(), sources.register()]);
    const expander = createQuestionExpander(glossary);
    const names = { names: [], places: new Set<string>() };
    const tools = { sources, language: { ...words, register }, expander, names, today: '2026-01-01' };
    const examples: Example[] = [];
    for (const asked of base.questions) {
      const { understanding, subject, searchText } = await prepare(asked.question, tools);
      const { groups } = suiteViewer;
      const hits = await sources.search({ text: searchText, groups, limit: HITS });
      const [best] = rankReadings({ understanding, units: subject, hits, groups }).readings;
      const label = best ? labelOf(asked, best.hit.passage) : null;
      if (!best || label === null) continue;
      const measures = measure(understanding.question, subject, best, words.similarity);
      examples.push({ base: base.name, label, row: MEASURES.map((name) => measures[name]) });
    }
    return examples;
  } finally {
    await assistant.close();
  }
}

function labelOf({ gold, spans }: FitQuestion, { id, text }: Passage): number | null {
  if (gold.length + spans.length === 0) return 0;
  const flat = (one: string) => one.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const holds = spans.some((span) => flat(text).includes(flat(span)) || flat(span).includes(flat(text)));
  return gold.includes(id) || holds ? 1 : null;
}

function reportOf(examples: Example[]): string {
  const model = fitLogistic(
    examples.map(({ row }) => row),
    examples.map(({ label }) => label),
  );
  const weights = MEASURES.map((name, at) => `  ${name}: ${model.weights[at]!.toFixed(2)},`);
  const sides = [
    ...new Set(examples.map(({ base, label }) => `${base}, ${label === 1 ? 'answered' : 'absent'}`)),
  ];
  const rows = sides.map((side) => {
    const scores = examples
      .filter(({ base, label }) => side === `${base}, ${label === 1 ? 'answered' : 'absent'}`)
      .map(({ row }) => scoreOf(model, row));
    const below = STEPS.map((step) =>
      (scores.filter((score) => score < step).length / scores.length).toFixed(3),
    );
    return `| ${side} | ${scores.length} | ${below.join(' | ')} |`;
  });
  const head = `| share below | examples | ${STEPS.join(' | ')} |\n|${'---|'.repeat(STEPS.length + 2)}`;
  return `${weights.join('\n')}\nintercept ${model.intercept.toFixed(2)}\n\n${head}\n${rows.join('\n')}\n`;
}
