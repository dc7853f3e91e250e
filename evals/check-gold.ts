// Checks the evaluation suites against the raw documents: every gold span is verbatim, ids and paths are sound.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const goldSchema = z.strictObject({
  refused: z.boolean(),
  spans: z.array(z.array(z.string().min(1)).min(1)).optional(),
  sections: z.array(z.string().min(1)).optional(),
  contains: z.array(z.array(z.string().min(1)).min(1)).optional(),
  absent: z.array(z.string().min(1)).optional(),
  rows: z.array(z.string().min(1)).optional(),
  count: z.int().nonnegative().optional(),
});

const CLASSES = [
  'fact',
  'row',
  'list',
  'count',
  'comparison',
  'indicator',
  'legal_basis',
  'informal',
  'followup',
  'unanswerable',
  'false_premise',
  'out_of_scope',
  'injection',
  'article',
  'partial',
] as const;

const lineSchema = z.strictObject({
  id: z.string().min(1),
  class: z.enum(CLASSES),
  'suite-corpus': z.enum(['corpus', 'samples']),
  question: z.string().min(1),
  history: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) }))
    .optional(),
  twin: z.string().optional(),
  blind: z.boolean(),
  gold: goldSchema,
});

export type GoldQuestion = z.infer<typeof lineSchema>;
export type GoldTexts = Record<GoldQuestion['suite-corpus'], string>;
export type GoldReport = { questions: number; perClass: Record<string, number>; problems: string[] };

/**
 * Canonical paths: `III.2.4`, `Phụ lục III.13.1`, `Phụ lục 8` (a table without groups), `Điều 5`, `Điều 5.2`,
 * `Điều 5.2.a`.
 */
const CANONICAL =
  /^(?:[IVX]+(?:\.\d+)*|Phụ lục (?:[IVX]+\.)?\d+(?:\.\d+)?|Điều \d+(?:\.\d+(?:\.[a-zđ])?)?)$/u;

/** NFC with every run of white space (tabs and line ends too) as one space. */
export function foldSpace(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * Canonical paths of the task rows in tab-separated annex tables, counted by position: a wrong printed number does
 * not matter, the rest of a row cut by a page break (empty first cell) is no row of its own.
 */
export function annexRowPaths(text: string): Set<string> {
  const paths = new Set<string>();
  let [group, subgroup, position] = ['', '', 0];
  for (const line of text.split('\n')) {
    const cells = line.split('\t').map((cell) => cell.trim());
    const label = cells[0] ?? '';
    if (cells.length < 3 || label === '') continue;
    const isHeading = cells.slice(2).every((cell) => cell === '');
    if (isHeading && /^[IVX]+$/u.test(label)) [group, subgroup, position] = [`${label}.`, '', 0];
    else if (isHeading) [subgroup, position] = [`${label}.`, 0];
    else if (/^\d+(?:\.\d+)*$/u.test(label)) {
      position += 1;
      paths.add(`Phụ lục ${group}${subgroup}${position}`);
    }
  }
  return paths;
}

/** Reads every `*.jsonl` of a folder; a line that is not as described in suites/README.md becomes a problem. */
export function readSuites(folder: string): { questions: GoldQuestion[]; problems: string[] } {
  const questions: GoldQuestion[] = [];
  const problems: string[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    lines.forEach((line, index) => {
      if (line.trim() === '') return;
      const parsed = parseLine(line);
      if (parsed.ok) questions.push(parsed.question);
      else problems.push(`${file}:${index + 1}: ${parsed.reason}`);
    });
  }
  return { questions, problems };
}

function parseLine(line: string): { ok: true; question: GoldQuestion } | { ok: false; reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { ok: false, reason: `not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const result = lineSchema.safeParse(value);
  return result.success
    ? { ok: true, question: result.data }
    : { ok: false, reason: z.prettifyError(result.error).replace(/\s+/gu, ' ') };
}

/** Checks all questions against the raw texts of their corpora; an empty `problems` means that the gold is sound. */
export function checkGold(questions: GoldQuestion[], texts: GoldTexts): GoldReport {
  const problems: string[] = [];
  const perClass: Record<string, number> = {};
  const ids = new Set<string>();
  const folded = { corpus: foldSpace(texts.corpus), samples: foldSpace(texts.samples) };
  const rowPaths = { corpus: annexRowPaths(texts.corpus), samples: annexRowPaths(texts.samples) };
  for (const question of questions) {
    if (ids.has(question.id)) problems.push(`${question.id}: the id is used twice`);
    ids.add(question.id);
    perClass[question.class] = (perClass[question.class] ?? 0) + 1;
    const corpus = question['suite-corpus'];
    problems.push(...checkShape(question), ...checkPlaces(question, folded[corpus], rowPaths[corpus]));
  }
  const byId = new Map(questions.map((question) => [question.id, question]));
  for (const question of questions) {
    if (question.twin === undefined) continue;
    const twin = byId.get(question.twin);
    if (twin === undefined)
      problems.push(`${question.id}: no question has the id of its twin ${question.twin}`);
    else if (JSON.stringify(twin.gold) !== JSON.stringify(question.gold))
      problems.push(`${question.id}: its gold differs from that of its twin ${question.twin}`);
  }
  return { questions: questions.length, perClass, problems };
}

function checkShape(question: GoldQuestion): string[] {
  const { id, gold, history } = question;
  const problems: string[] = [];
  if (question.class === 'informal' && question.twin === undefined)
    problems.push(`${id}: informal without a twin`);
  if (question.class === 'followup' && history === undefined)
    problems.push(`${id}: a follow-up without history`);
  if (history?.some((turn, index) => turn.role !== (index % 2 === 0 ? 'user' : 'assistant')))
    problems.push(`${id}: turns do not alternate from the user on`);
  if (history !== undefined && history.at(-1)?.role !== 'assistant')
    problems.push(`${id}: the history does not end with the assistant`);
  const expectsContent = Boolean(gold.spans ?? gold.contains ?? gold.rows ?? gold.count);
  if (gold.refused === expectsContent)
    problems.push(`${id}: must have either a refusal or something to find`);
  if (gold.rows && gold.rows.length !== (gold.count ?? gold.rows.length))
    problems.push(`${id}: count ${gold.count} differs from its ${gold.rows.length} rows`);
  return problems;
}

function checkPlaces(question: GoldQuestion, text: string, rowPaths: Set<string>): string[] {
  const { id, gold } = question;
  const missing = (gold.spans ?? []).flat().filter((span) => !text.includes(foldSpace(span)));
  const odd = (gold.sections ?? []).filter((path) => !CANONICAL.test(path));
  const annex = [...(gold.rows ?? []), ...(gold.sections ?? [])].filter((path) => path.startsWith('Phụ lục'));
  const unknown = annex.filter((path) => !rowPaths.has(path));
  const repeated = (gold.rows ?? []).filter((path, index, all) => all.indexOf(path) !== index);
  return [
    ...missing.map((span) => `${id}: the span is not verbatim in the documents: ${span}`),
    ...odd.map((path) => `${id}: ${path} is not a canonical path`),
    ...unknown.map((path) => `${id}: no annex row has the path ${path}`),
    ...repeated.map((path) => `${id}: ${path} is listed twice`),
  ];
}

/** All `*.txt` of a folder as one text, '' when there is none. */
export function readTexts(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** `node evals/check-gold.ts [SUITES_DIR]`: counts per class on stdout, problems on stderr, exit 1 when there are any, 2 without documents. */
function main(root: string, suitesFolder: string): number {
  const { questions, problems } = readSuites(suitesFolder);
  const texts = {
    corpus: readTexts(join(root, 'corpus')),
    samples: readTexts(join(root, 'evals/samples/corpus')),
  };
  if (texts.corpus === '' || texts.samples === '') {
    console.error(
      `no .txt documents to check against in ${texts.corpus === '' ? 'corpus' : 'evals/samples/corpus'}`,
    );
    return 2;
  }
  const report = checkGold(questions, texts);
  for (const [name, count] of Object.entries(report.perClass).sort()) console.log(`${name}\t${count}`);
  console.log(`total\t${report.questions}`);
  const all = [...problems, ...report.problems];
  for (const problem of all) console.error(problem);
  return all.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  process.exitCode = main(root, resolve(process.argv[2] ?? join(root, 'evals/suites')));
}
