// `npm run bench`: the readers on labelled files, and the product beside what npm offers, each within a time cap.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { loadConfig } from '../server/config.ts';
import { createEmbeddings } from '../server/llm/embeddings.ts';
import { measureAnswers } from './answers.ts';
import { contestants, runApart } from './contestants.ts';
import { type BenchSet, generatedSet, realSet } from './data.ts';
import type { Measured } from './engine.ts';
import { openProduct } from './product.ts';
import { reportReaders } from './readers-report.ts';
import { markdownTable } from './table.ts';

const { values } = parseArgs({
  options: {
    generated: { type: 'string', default: '50000' },
    questions: { type: 'string', default: '200' },
    'cap-seconds': { type: 'string', default: '300' },
    /** What to measure: `readers`, `engines` (with restart and bulk import), `answers`, or `all`. */
    section: { type: 'string', default: 'all' },
    documents: { type: 'string', default: '11' },
    scans: { type: 'string', default: '6' },
    /** Time of each of the five parts of the readers. */
    'part-seconds': { type: 'string', default: '85' },
  },
});
const questions = Number(values.questions);
const capMs = Number(values['cap-seconds']) * 1_000;
const log = (text: string) => process.stderr.write(`${text}\n`);

const section = values.section;
const sections = ['readers', 'engines', 'answers'];
if (section !== 'all' && !sections.includes(section)) {
  log(`--section is ${sections.join(', ')} or all, not "${section}".`);
  process.exit(2);
}
const wants = (name: string) => section === 'all' || section === name;
const readers = wants('readers')
  ? await reportReaders({
      documents: Number(values.documents),
      scans: Number(values.scans),
      partMs: Number(values['part-seconds']) * 1_000,
      log,
    })
  : null;
const engines = wants('engines') ? await reportEngines() : null;
const answers = wants('answers') ? await measureAnswers(loadConfig({})) : null;
const answered =
  answers &&
  `Question to answer on the shipped corpus (${answers.questions} questions of the suites, no model): p50 ${answers.p50Ms?.toFixed(0)} ms, p95 ${answers.p95Ms?.toFixed(0)} ms, longest ${answers.longestMs.toFixed(0)} ms.`;
console.log([readers?.text, engines?.text, answered].filter((text) => text != null).join('\n\n'));
const results = fileURLToPath(new URL('./results/', import.meta.url));
await mkdir(results, { recursive: true });
const file = path.join(results, `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
const machine = { node: process.version, cpus: os.cpus().length, load: os.loadavg() };
await writeFile(
  file,
  JSON.stringify({ ...machine, readers: readers?.figures, engines: engines?.figures, answers }, null, 2),
);
log(`Written to ${file}`);

async function reportEngines(): Promise<{ text: string; figures: unknown }> {
  const real = realSet(questions);
  if (!real) log('SKIPPED: ../shared/bench is not there, so nothing is measured on real text.');
  const generated = generatedSet(Number(values.generated), questions);
  const sets = [real, generated].filter((set) => set !== null);
  const rows: Measured[] = real ? await measureSet(real, 'real') : [];
  rows.push(...(await measureSet(generated, 'generated')));
  const restart = await measureRestart(sets[0]);
  const bulk = await measureBulk();
  const tables = sets.map((set) =>
    markdownTable(
      set.name,
      rows.filter((row) => row.set === set.name),
    ),
  );
  const text = [
    ...tables,
    `Restart with ${sets[0]?.passages.length ?? 0} passages: open ${restart.openMs.toFixed(0)} ms, first result after ${restart.firstAnswerMs.toFixed(0)} ms, ${restart.rssMb.toFixed(0)} MB resident.`,
    `Bulk import of .jsonl records in a process of its own: ${bulk}`,
  ].join('\n\n');
  return { text, figures: { rows, restart, bulk } };
}

async function measureSet(set: BenchSet, kind: 'real' | 'generated'): Promise<Measured[]> {
  const model = createEmbeddings({ baseUrl: null, apiKey: null, model: null });
  const measured: Measured[] = [];
  for (const { name } of contestants(model)) {
    log(`${set.name}: ${name} …`);
    const row = await runApart(name, { set, kind, questions, capMs });
    if ('missing' in row) log(`SKIPPED: ${name}: ${row.missing}`);
    else measured.push(row);
  }
  return measured;
}

/** On DATABASE_URL, which must name a blank database, or embedded. */
async function measureBulk(): Promise<string> {
  const script = fileURLToPath(new URL('./bulk.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--megabytes', '5', '--vectors']);
  return stdout.trim();
}

type Restart = { openMs: number; firstAnswerMs: number; rssMb: number };

/** Fills a folder, then opens it in a process of its own: memory of a program that has not loaded anything. */
async function measureRestart(set: BenchSet | undefined): Promise<Restart> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cong-vu-restart-'));
  try {
    const engine = await openProduct(createEmbeddings({ baseUrl: null, apiKey: null, model: null }), folder);
    for (let at = 0; set && at < set.passages.length; at += 500)
      await engine.add(set.passages.slice(at, at + 500));
    await engine.finish();
    await engine.close();
    const script = fileURLToPath(new URL('./restart.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder]);
    return JSON.parse(stdout) as Restart;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
