// The runs on disk: a folder each, with what was asked, every answer as it came, and where the run stands.
import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Provenance } from '../scores.ts';
import { parseSuite, SuiteError, type SuiteLine } from '../suite.ts';
import { type Run, type RunLine, type RunTarget, runLineSchema, runSchema } from './manifest.ts';

/** Finished runs kept; the oldest beyond are removed when a new one begins. */
export const MAX_RUNS = 50;

export type NewRun = {
  suites: { name: string; text: string }[];
  target: RunTarget;
  own: boolean;
  repeats: number;
  seed: number;
  provenance: Provenance;
};

export type RunStore = ReturnType<typeof openRuns>;

/** The runs under `<folder>/runs`; nothing is made before the first one. */
export function openRuns(folder: string) {
  const root = path.join(folder, 'runs');
  const at = (id: string, ...names: string[]) => path.join(root, id, ...names);
  const save = (run: Run) => {
    // renamed into place, so that a reader never sees half a manifest
    const draft = at(run.id, `run.json.${process.pid}`);
    writeFileSync(draft, `${JSON.stringify(run, null, 1)}\n`);
    renameSync(draft, at(run.id, 'run.json'));
  };
  const find = (id: string): Run | null => {
    if (!runSchema.shape.id.safeParse(id).success || !existsSync(at(id, 'run.json'))) return null;
    const parsed = runSchema.safeParse(JSON.parse(readFileSync(at(id, 'run.json'), 'utf8')));
    return parsed.success ? parsed.data : null;
  };
  const list = (): Run[] =>
    (existsSync(root) ? readdirSync(root) : [])
      .sort()
      .reverse()
      .map(find)
      .filter((run) => run !== null);
  return {
    find,
    save,
    /** Newest first. */
    list,
    /** Begins a run; its questions are copied, so that later edits of a suite do not change it. */
    create(options: NewRun, now: Date): Run {
      const lines = options.suites.flatMap((suite) => parseSuite(suite.text, suite.name));
      refuseRepeated(lines);
      const run: Run = {
        id: `${stamp(now)}-${randomBytes(2).toString('hex')}`,
        status: 'running',
        target: options.target,
        own: options.own,
        startedAt: now.toISOString(),
        finishedAt: null,
        suites: options.suites.map(({ name, text }) => ({
          name,
          digest: createHash('sha256').update(text).digest('hex').slice(0, 12),
          questions: parseSuite(text, name).length,
        })),
        repeats: options.repeats,
        seed: options.seed,
        provenance: options.provenance,
        pid: process.pid,
        problem: null,
      };
      makeFolder(at(run.id));
      writeFileSync(at(run.id, 'suite.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      save(run);
      for (const old of list()
        .filter((one) => one.status !== 'running')
        .slice(MAX_RUNS))
        rmSync(at(old.id), { recursive: true });
      return run;
    },
    questions: (id: string): SuiteLine[] => parseSuite(readFileSync(at(id, 'suite.jsonl'), 'utf8'), id),
    append: (id: string, line: RunLine) =>
      appendFileSync(at(id, 'results.jsonl'), `${JSON.stringify(line)}\n`),
    lines: (id: string) => readLines(at(id, 'results.jsonl')),
    /** How many answers there are; cheap, for showing progress. */
    answered: (id: string) => countLines(at(id, 'results.jsonl')),
    /** Where the verdicts of the model judge are kept. */
    judgeFile: (id: string) => at(id, 'judge.jsonl'),
    remove: (id: string) => rmSync(at(id), { recursive: true, force: true }),
  };
}

/** Answers in the order they came. A last line cut off by a kill is left out and taken away from the file. */
function readLines(file: string): RunLine[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) writeFileSync(file, text.slice(0, end));
  return text
    .slice(0, end)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => runLineSchema.parse(JSON.parse(line)));
}

function countLines(file: string): number {
  if (!existsSync(file)) return 0;
  let count = 0;
  for (const byte of readFileSync(file)) if (byte === 10) count += 1;
  return count;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new SuiteError(
      `Không tạo được thư mục ${folder} để lưu lượt chạy. Kiểm tra quyền ghi của DATA_DIR.`,
      { cause },
    );
  }
}

/** @throws SuiteError when two lines have one id */
function refuseRepeated(lines: SuiteLine[]): void {
  const seen = new Set<string>();
  for (const { id } of lines) {
    if (seen.has(id))
      throw new SuiteError(`Mã câu hỏi "${id}" có ở hai bộ câu hỏi đã chọn. Hãy chọn lại hoặc đổi mã.`);
    seen.add(id);
  }
}

/** "20261125-143800", so that the names sort by time. */
function stamp(now: Date): string {
  return now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
}
