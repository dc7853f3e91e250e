// The command line of the evaluations, read into one typed command.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_K } from './retrieve.ts';

export type Command =
  | { name: 'own'; updateBaseline: boolean }
  | { name: 'answer'; suite: string; out: string }
  | { name: 'retrieve'; suite: string; out: string; k: number }
  | { name: 'score'; suite: string; results: string; out: string | null; html: string | null }
  | { name: 'compare'; before: string; after: string };

/** The command line cannot be understood; the message is the Vietnamese reason with the usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const usage = `Cách dùng:
  npm run --silent evals [-- --update-baseline]
  npm run --silent evals -- answer --suite TỆP.jsonl --out KẾT_QUẢ.jsonl
  npm run --silent evals -- retrieve --suite TỆP.jsonl --out KẾT_QUẢ.jsonl [--k 20]
  npm run --silent evals -- score --suite TỆP.jsonl --results KẾT_QUẢ.jsonl [--out ĐIỂM.json] [--html BÁO_CÁO.html]
  npm run --silent evals -- compare ĐIỂM_TRƯỚC.json ĐIỂM_SAU.json`;

/** Results per question that `retrieve` gives unless told. */
const DEFAULT_K = 20;

/** Reads the arguments; relative paths start at `callerDir`. @throws UsageError */
export function readCommand(args: string[], callerDir: string): Command {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  const file = (option: 'suite' | 'out' | 'results') => {
    const value = values[option];
    if (!value) throw new UsageError(`Thiếu --${option}.\n${usage}`);
    return path.resolve(callerDir, value);
  };
  const optional = (value: string | undefined) => (value ? path.resolve(callerDir, value) : null);
  if (name !== 'compare' && rest.length > 0)
    throw new UsageError(`Thừa tham số: ${rest.join(' ')}\n${usage}`);
  switch (name) {
    case undefined:
      return { name: 'own', updateBaseline: values['update-baseline'] === true };
    case 'answer':
      return { name, suite: file('suite'), out: file('out') };
    case 'retrieve':
      return { name, suite: file('suite'), out: file('out'), k: readK(values.k) };
    case 'score':
      return {
        name,
        suite: file('suite'),
        results: file('results'),
        out: optional(values.out),
        html: optional(values.html),
      };
    case 'compare': {
      const [before, after, ...more] = rest;
      if (!before || !after || more.length > 0)
        throw new UsageError(`compare cần đúng hai tệp điểm.\n${usage}`);
      return { name, before: path.resolve(callerDir, before), after: path.resolve(callerDir, after) };
    }
    default:
      throw new UsageError(`Không có lệnh "${name}".\n${usage}`);
  }
}

function readK(value: string | undefined): number {
  const k = value === undefined ? DEFAULT_K : Number(value);
  if (!Number.isInteger(k) || k < 1 || k > MAX_K)
    throw new UsageError(`--k phải là số nguyên từ 1 đến ${MAX_K}.\n${usage}`);
  return k;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        suite: { type: 'string' },
        out: { type: 'string' },
        results: { type: 'string' },
        html: { type: 'string' },
        k: { type: 'string' },
        'update-baseline': { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
}
