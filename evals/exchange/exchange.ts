// Suites in and out in the forms of other tools; the form of a file is told by its name and its content.
import path from 'node:path';
import type { ResultLine } from '../result.ts';
import { parseSuite, SuiteError, type SuiteLine } from '../suite.ts';
import type { Imported } from './imported.ts';
import { fromPromptfoo, toPromptfoo } from './promptfoo.ts';
import { fromRagasCsv, fromRagasJsonl, toRagasCsv, toRagasJsonl } from './ragas.ts';

export const exportFormats = ['suite', 'promptfoo', 'ragas', 'ragas-csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportExtensions: Record<ExportFormat, string> = {
  suite: 'jsonl',
  promptfoo: 'yaml',
  ragas: 'ragas.jsonl',
  'ragas-csv': 'ragas.csv',
};

/** Reads a data set. @throws SuiteError when it is none of the known forms */
export function importSuite(text: string, fileName: string): Imported {
  switch (path.extname(fileName).toLowerCase()) {
    case '.yaml':
    case '.yml':
      return fromPromptfoo(text, fileName);
    case '.csv':
      return fromRagasCsv(text, fileName);
    case '.jsonl':
    case '.json':
      return isOwnForm(text)
        ? { lines: parseSuite(text, fileName), notes: [] }
        : fromRagasJsonl(text, fileName);
    default:
      throw new SuiteError(
        `${fileName}: chỉ nhận .yaml (promptfoo), .jsonl hoặc .csv (ragas), .jsonl (bộ câu hỏi của chương trình).`,
      );
  }
}

/** Writes a suite; `results` are the answers of a run, for the forms that carry answers. */
export function exportSuite(
  lines: SuiteLine[],
  format: ExportFormat,
  options: { name: string; results?: ResultLine[] },
): string {
  switch (format) {
    case 'suite':
      return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    case 'promptfoo':
      return toPromptfoo(lines, options.name);
    case 'ragas':
      return toRagasJsonl(lines, options.results ?? []);
    case 'ragas-csv':
      return toRagasCsv(lines, options.results ?? []);
  }
}

/** Our lines have an id and a question and none of the fields of ragas. */
function isOwnForm(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return (
    /"question"\s*:/.test(first) &&
    /"id"\s*:/.test(first) &&
    !/"(?:ground_truths?|contexts|reference_contexts|user_input)"\s*:/.test(first)
  );
}
