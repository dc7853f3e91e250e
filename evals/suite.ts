// A suite of questions: JSON Lines, one question a line, read strictly enough to name the bad line.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The classes of questions, in the order in which reports show them. */
export const questionClasses = [
  'fact',
  'row',
  'list',
  'count',
  'comparison',
  'legal_basis',
  'article',
  'indicator',
  'informal',
  'followup',
  'partial',
  'false_premise',
  'unanswerable',
  'out_of_scope',
  'injection',
] as const;
export type QuestionClass = (typeof questionClasses)[number];

const alternatives = z.array(z.array(z.string().min(1)).min(1));
const goldSchema = z.looseObject({
  refused: z.boolean(),
  spans: z
    .union([alternatives, z.array(z.string().min(1)).transform((spans) => spans.map((span) => [span]))])
    .optional(),
  sections: z.array(z.string().min(1)).optional(),
  contains: alternatives.optional(),
  absent: z.array(z.string().min(1)).optional(),
  rows: z.array(z.string().min(1)).optional(),
  count: z.int().nonnegative().optional(),
});
const lineSchema = z.looseObject({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  question: z.string(),
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })).optional(),
  class: z.enum(questionClasses).optional(),
  'suite-corpus': z.enum(['corpus', 'samples']).optional(),
  twin: z.string().optional(),
  blind: z.boolean().optional(),
  gold: goldSchema.optional(),
});

/** What a good answer is; every field that is there must be met. See suites/README.md. */
export type Gold = z.infer<typeof goldSchema>;
/** One line of a suite. Only `id` and `question` are needed to answer; `class` and `gold` to score. */
export type SuiteLine = z.infer<typeof lineSchema>;
/** A line that can be scored. */
export type ScoredLine = SuiteLine & { class: QuestionClass; gold: Gold };

/** A suite file that cannot be used; the message is Vietnamese and names the file and line. */
export class SuiteError extends Error {
  override name = 'SuiteError';
}

/** Bound on one suite; more is a mistake in the path rather than a suite. */
const MAX_QUESTIONS = 100_000;

/**
 * Parses the text of a suite file in its order.
 * @throws SuiteError for a line that is not JSON, lacks `id` or `question`, or repeats an id.
 */
export function parseSuite(text: string, name: string): SuiteLine[] {
  const lines: SuiteLine[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const where = `${name}, dòng ${index + 1}`;
    const parsed = lineSchema.safeParse(parseJson(raw, where));
    if (!parsed.success) throw new SuiteError(`${where}: ${z.prettifyError(parsed.error)}`);
    if (seen.has(parsed.data.id)) throw new SuiteError(`${where}: trùng mã câu hỏi "${parsed.data.id}".`);
    seen.add(parsed.data.id);
    lines.push(parsed.data);
  }
  if (lines.length === 0) throw new SuiteError(`${name}: bộ câu hỏi không có dòng nào.`);
  if (lines.length > MAX_QUESTIONS) throw new SuiteError(`${name}: quá ${MAX_QUESTIONS} câu hỏi.`);
  return lines;
}

/** Reads one suite file; @throws SuiteError also when the file cannot be read. */
export function readSuite(file: string): SuiteLine[] {
  return parseSuite(readText(file), path.basename(file));
}

/** Reads every `*.jsonl` of a folder, by name; ids are unique over all of them. */
export function readSuites(folder: string): SuiteLine[] {
  const files = listSuites(folder);
  const lines = files.flatMap((name) => parseSuite(readText(path.join(folder, name)), name));
  const ids = new Set<string>();
  for (const line of lines) {
    if (ids.has(line.id)) throw new SuiteError(`Mã câu hỏi "${line.id}" có ở hai tệp của ${folder}.`);
    ids.add(line.id);
  }
  return lines;
}

/** True when the line says what a good answer is. */
export function isScored(line: SuiteLine): line is ScoredLine {
  return line.gold !== undefined && line.class !== undefined;
}

/** Parses one line of JSON; @throws SuiteError naming `where`. */
export function parseJson(raw: string, where: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    throw new SuiteError(`${where}: không phải JSON hợp lệ.`, { cause });
  }
}

/** Reads a UTF-8 file; @throws SuiteError with a clear sentence. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new SuiteError(`Không đọc được tệp ${file} (cần có và là văn bản UTF-8).`, { cause });
  }
}

function listSuites(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (cause) {
    throw new SuiteError(`Không đọc được thư mục bộ câu hỏi ${folder}.`, { cause });
  }
}
