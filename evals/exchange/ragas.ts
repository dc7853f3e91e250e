// ragas-style data sets (JSON Lines or CSV): question, answer, contexts, ground_truth, under their old and new names.
import { parse } from 'csv-parse/sync';
import { findDates } from '../../server/vietnamese/dates.ts';
import { findDocumentNumbers } from '../../server/vietnamese/document-number.ts';
import { findNumbers } from '../../server/vietnamese/numbers.ts';
import type { ResultLine } from '../result.ts';
import { parseJson, parseSuite, SuiteError, type SuiteLine } from '../suite.ts';
import type { Imported } from './imported.ts';

type Row = Record<string, unknown>;

/** Names of one field through the versions of ragas. */
const names = {
  question: ['question', 'user_input', 'query'],
  truth: ['ground_truth', 'reference', 'ground_truths', 'expected_answer'],
  trueContexts: ['reference_contexts', 'ground_truth_contexts'],
};

/** JSON Lines as suite lines. @throws SuiteError naming the bad line */
export function fromRagasJsonl(text: string, name: string): Imported {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((raw, index) => {
      if (raw.trim() === '') return [];
      const value = parseJson(raw, `${name}, dòng ${index + 1}`);
      if (typeof value !== 'object' || value === null)
        throw new SuiteError(`${name}, dòng ${index + 1}: cần một đối tượng JSON.`);
      return [value as Row];
    });
  return importRows(rows, name);
}

/** CSV with a heading line as suite lines. @throws SuiteError */
export function fromRagasCsv(text: string, name: string): Imported {
  try {
    const rows: Row[] = parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return importRows(rows, name);
  } catch (cause) {
    if (cause instanceof SuiteError) throw cause;
    throw new SuiteError(`${name}: không đọc được như tệp CSV có dòng tiêu đề.`, { cause });
  }
}

/** Suite lines with the answers of a run, if there is one; class, gold and history come back on import. */
export function toRagasRows(lines: SuiteLine[], results: ResultLine[]): Row[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return lines.map((line) => {
    const { id, question, reference, ...metadata } = line;
    const result = byId.get(id);
    return {
      id,
      question,
      answer: result?.answer ?? '',
      contexts: result?.retrieved.map((one) => one.text) ?? [],
      ground_truth: typeof reference === 'string' ? reference : expected(line),
      reference_contexts: (line.gold?.spans ?? []).map((group) => group[0] ?? ''),
      metadata,
    };
  });
}

export function toRagasJsonl(lines: SuiteLine[], results: ResultLine[]): string {
  return toRagasRows(lines, results)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

/** Lists and objects as JSON inside their cells. */
export function toRagasCsv(lines: SuiteLine[], results: ResultLine[]): string {
  const rows = toRagasRows(lines, results);
  const heads = ['id', 'question', 'answer', 'contexts', 'ground_truth', 'reference_contexts', 'metadata'];
  const cell = (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[heads.join(','), ...rows.map((row) => heads.map((head) => cell(row[head])).join(','))].join('\r\n')}\r\n`;
}

function importRows(rows: Row[], name: string): Imported {
  if (rows.length === 0) throw new SuiteError(`${name}: không có dòng dữ liệu nào.`);
  let unchecked = 0;
  const lines = rows.map((row, index) => {
    const question = textOf(row, names.question);
    if (question === '')
      throw new SuiteError(
        `${name}, dòng dữ liệu ${index + 1}: thiếu câu hỏi (cột "question" hoặc "user_input").`,
      );
    const id = String(row.id ?? '').trim() || `ragas-${String(index + 1).padStart(3, '0')}`;
    const stored = objectOf(row.metadata);
    if (stored) return { id, question, ...stored, ...referenceOf(row, stored) };
    const line = lineOf(row, id, question);
    if (!('gold' in line)) unchecked += 1;
    return line;
  });
  return {
    lines: parseSuite(lines.map((line) => JSON.stringify(line)).join('\n'), name),
    notes:
      unchecked === 0
        ? []
        : [`${unchecked} câu không có số liệu hay căn cứ để máy đối chiếu nên không được chấm tự động.`],
  };
}

/** A foreign row: figures of the true answer must be in the answer, true contexts must be cited. */
function lineOf(row: Row, id: string, question: string): Row {
  const truth = textOf(row, names.truth);
  const spans = names.trueContexts.flatMap((key) => listOf(row[key])).map((span) => [span]);
  const contains = valuesIn(truth).map((value) => [value]);
  return {
    id,
    question,
    ...(truth === '' ? {} : { reference: truth }),
    ...(spans.length + contains.length === 0
      ? {}
      : {
          class: 'fact',
          blind: false,
          gold: {
            refused: false,
            ...(spans.length > 0 ? { spans } : {}),
            ...(contains.length > 0 ? { contains } : {}),
          },
        }),
  };
}

/** The true answer as it stands in the row, unless it was made up from the gold on export. */
function referenceOf(row: Row, stored: Row): Row {
  const truth = textOf(row, names.truth);
  const made = expected({ id: '', question: '', ...stored } as SuiteLine);
  return truth === '' || truth === made ? {} : { reference: truth };
}

/** Document numbers, dates and figures, as printed; a per cent sign belongs to its figure. */
function valuesIn(text: string): string[] {
  const dates = findDates(text).filter((found) => /\d/.test(found.printed));
  const figures = findNumbers(text)
    .filter((found) => /\d/.test(found.printed))
    .map((found) =>
      found.unit === '%' && !found.printed.endsWith('%') ? `${found.printed}%` : found.printed,
    );
  const numbers = [...findDocumentNumbers(text), ...dates].map((found) => found.printed);
  return [...new Set([...numbers, ...figures])];
}

/** What the gold says a good answer has, in words. */
function expected({ gold }: SuiteLine): string {
  if (!gold) return '';
  if (gold.refused) return 'Không có căn cứ trong kho văn bản.';
  return [
    ...(gold.contains ?? []).map((group) => group[0] ?? ''),
    ...(gold.count === undefined ? [] : [String(gold.count)]),
    ...(gold.spans ?? []).map((group) => group[0] ?? ''),
  ].join('; ');
}

function textOf(row: Row, keys: string[]): string {
  const value = keys.map((key) => row[key]).find((one) => one !== undefined && one !== '');
  return Array.isArray(value) ? String(value[0] ?? '').trim() : String(value ?? '').trim();
}

/** A list as JSON has it, or as JSON or Python text in a CSV cell. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String).filter(Boolean);
  const text = String(value ?? '').trim();
  if (text === '' || text === '[]') return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed.map(String).filter(Boolean);
  } catch {
    // Not JSON: Python prints lists with single quotes.
    const items = [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)];
    if (/^\[.*\]$/s.test(text) && items.length > 0)
      return items.map((item) =>
        (item[1] ?? item[2] ?? '').replace(/\\(['"\\])/g, '$1').replaceAll('\\n', '\n'),
      );
  }
  return [text];
}

function objectOf(value: unknown): Row | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  if (typeof value !== 'string' || !value.startsWith('{')) return null;
  const parsed = parseJson(value, 'metadata');
  return typeof parsed === 'object' && parsed !== null ? (parsed as Row) : null;
}
