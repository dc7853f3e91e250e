// The command line of the evaluations, read into one typed command.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ExportFormat, exportFormats } from './exchange/exchange.ts';
import { MAX_K } from './retrieve.ts';
import { MAX_REPEATS } from './runs/manifest.ts';

export type Command =
  | { name: 'own'; updateBaseline: boolean }
  | { name: 'answer'; suite: string; out: string }
  | { name: 'retrieve'; suite: string; out: string; k: number }
  | { name: 'score-retrieval'; suite: string; results: string; out: string | null }
  | { name: 'score'; suite: string; results: string; out: string | null; html: string | null }
  | {
      name: 'run';
      suites: string[] | null;
      live: boolean;
      repeats: number | null;
      seed: number | null;
    }
  | { name: 'import'; file: string; out: string }
  | { name: 'export'; suite: string; format: ExportFormat; results: string | null; out: string }
  | { name: 'resume'; id: string }
  /** A stored run; null: the labelled answers. */
  | { name: 'judge'; id: string | null }
  | { name: 'runs' }
  /** Score files or ids of runs. */
  | { name: 'compare'; before: string; after: string };

/** The command line cannot be understood; the message is the Vietnamese reason with the usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const usage = `Cách dùng:
  npm run --silent evals [-- --update-baseline]
  npm run --silent evals -- answer --suite TỆP.jsonl --out KẾT_QUẢ.jsonl
  npm run --silent evals -- retrieve --suite TỆP.jsonl --out KẾT_QUẢ.jsonl [--k 20]
  npm run --silent evals -- score-retrieval --suite TỆP.jsonl --results KẾT_QUẢ.jsonl [--out ĐIỂM.json]
  npm run --silent evals -- score --suite TỆP.jsonl --results KẾT_QUẢ.jsonl [--out ĐIỂM.json] [--html BÁO_CÁO.html]
  npm run --silent evals -- run [--suite TỆP.jsonl]… [--live] [--repeats N] [--seed N]
  npm run --silent evals -- resume LƯỢT_CHẠY
  npm run --silent evals -- runs
  npm run --silent evals -- judge [LƯỢT_CHẠY]      (cần mô hình; không có mã: đo mức khớp với nhãn tay)
  npm run --silent evals -- import TỆP.yaml|.jsonl|.csv --out BỘ.jsonl
  npm run --silent evals -- export --suite BỘ.jsonl --format promptfoo|ragas|ragas-csv [--results KẾT_QUẢ.jsonl] --out TỆP
  npm run --silent evals -- compare TRƯỚC SAU      (tệp điểm hoặc mã lượt chạy)`;

/** Results per question that `retrieve` gives unless told. */
const DEFAULT_K = 20;

/** Reads the arguments; relative paths start at `callerDir`. @throws UsageError */
export function readCommand(args: string[], callerDir: string): Command {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  const file = (option: 'suite' | 'out' | 'results') => {
    const value = [values[option] ?? []].flat()[0];
    if (!value) throw new UsageError(`Thiếu --${option}.\n${usage}`);
    return path.resolve(callerDir, value);
  };
  const optional = (value: string | undefined) => (value ? path.resolve(callerDir, value) : null);
  if (!['compare', 'resume', 'import', 'judge'].includes(name ?? '') && rest.length > 0)
    throw new UsageError(`Thừa tham số: ${rest.join(' ')}\n${usage}`);
  switch (name) {
    case undefined:
      return { name: 'own', updateBaseline: values['update-baseline'] === true };
    case 'answer':
      return { name, suite: file('suite'), out: file('out') };
    case 'retrieve':
      return {
        name,
        suite: file('suite'),
        out: file('out'),
        k: whole('--k', values.k, 1, MAX_K) ?? DEFAULT_K,
      };
    case 'score-retrieval':
      return { name, suite: file('suite'), results: file('results'), out: optional(values.out) };
    case 'score':
      return {
        name,
        suite: file('suite'),
        results: file('results'),
        out: optional(values.out),
        html: optional(values.html),
      };
    case 'run':
      return {
        name,
        suites: values.suite?.map((one) => path.resolve(callerDir, one)) ?? null,
        live: values.live === true,
        repeats: whole('--repeats', values.repeats, 1, MAX_REPEATS),
        seed: whole('--seed', values.seed, 0, 2 ** 31 - 1),
      };
    case 'import':
      return {
        name,
        file: path.resolve(callerDir, only(rest, 'import cần đúng một tệp.')),
        out: file('out'),
      };
    case 'export':
      return {
        name,
        suite: file('suite'),
        format: formatOf(values.format),
        results: optional(values.results),
        out: file('out'),
      };
    case 'resume':
      return { name, id: only(rest, 'resume cần đúng một mã lượt chạy.') };
    case 'judge':
      if (rest.length > 1) throw new UsageError(`judge cần nhiều nhất một mã lượt chạy.\n${usage}`);
      return { name, id: rest[0] ?? null };
    case 'runs':
      return { name };
    case 'compare':
      return { name, ...two(rest) };
    default:
      throw new UsageError(`Không có lệnh "${name}".\n${usage}`);
  }
}

/** The one argument that there must be. */
function only(rest: string[], sentence: string): string {
  const [one, ...more] = rest;
  if (!one || more.length > 0) throw new UsageError(`${sentence}\n${usage}`);
  return one;
}

function two(rest: string[]): { before: string; after: string } {
  const [before, after, ...more] = rest;
  if (!before || !after || more.length > 0)
    throw new UsageError(`compare cần đúng hai tệp điểm hoặc hai mã lượt chạy.\n${usage}`);
  return { before, after };
}

function formatOf(value: string | undefined): ExportFormat {
  const format = exportFormats.find((one) => one === value);
  if (!format) throw new UsageError(`--format là một trong: ${exportFormats.join(', ')}.\n${usage}`);
  return format;
}

/** A whole number within its bounds; null when it was not given. */
function whole(option: string, value: string | undefined, min: number, max: number): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new UsageError(`${option} phải là số nguyên từ ${min} đến ${max}.\n${usage}`);
  return number;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        suite: { type: 'string', multiple: true },
        out: { type: 'string' },
        results: { type: 'string' },
        html: { type: 'string' },
        format: { type: 'string' },
        k: { type: 'string' },
        live: { type: 'boolean' },
        repeats: { type: 'string' },
        seed: { type: 'string' },
        'update-baseline': { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
}
