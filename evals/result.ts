// The result line of one question: what every interface gives for an answer, and what scoring reads back.
import { z } from 'zod';
import { resultLine } from '../server/ask/result-line.ts';
import type { Answer } from '../server/domain.ts';
import { parseJson, readText, SuiteError } from './suite.ts';

const citationSchema = z.object({
  marker: z.int(),
  document_id: z.string(),
  document: z.string(),
  section: z.string(),
  place: z.string(),
  page: z.number().optional(),
  quote: z.string(),
});
export const resultSchema = z.object({
  id: z.string(),
  outcome: z.string(),
  reason: z.string().optional(),
  refused: z.boolean(),
  phrasing: z.string(),
  answer: z.string(),
  citations: z.array(citationSchema),
  retrieved: z.array(z.object({ document: z.string(), section: z.string(), text: z.string() })),
  timings_ms: z.record(z.string(), z.number()),
});

export type ResultLine = z.infer<typeof resultSchema>;
export type ResultCitation = ResultLine['citations'][number];

/** An answer as a line of a results file: what `ask --json` prints, with the question's id. */
export function resultOf(id: string, answer: Answer): ResultLine {
  return { id, ...resultLine(answer) };
}

/** The line of a question whose answering threw: a failure is a line too. */
export function failedLine(id: string, totalMs: number): ResultLine {
  return {
    id,
    outcome: 'error_internal',
    refused: true,
    phrasing: 'verbatim',
    answer: 'Hệ thống gặp lỗi khi trả lời câu hỏi này. Hãy thử lại; nếu vẫn lỗi, báo cho người quản trị.',
    citations: [],
    retrieved: [],
    timings_ms: { total: totalMs },
  };
}

/** True when answering failed, as opposed to ending in a refusal that was meant. */
export function isFailure(result: Pick<ResultLine, 'outcome'>): boolean {
  return result.outcome.startsWith('error_');
}

/** Reads a results file in its order; @throws SuiteError naming the bad line. */
export function readResults(file: string): ResultLine[] {
  const results: ResultLine[] = [];
  for (const [index, raw] of readText(file).split('\n').entries()) {
    if (raw.trim() === '') continue;
    const where = `${file}, dòng ${index + 1}`;
    const parsed = resultSchema.safeParse(parseJson(raw, where));
    if (!parsed.success) throw new SuiteError(`${where}: ${z.prettifyError(parsed.error)}`);
    results.push(parsed.data);
  }
  return results;
}
