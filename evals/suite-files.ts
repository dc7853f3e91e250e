// Suites as files: those that ship with the program, read only, and an administrator's own with every saved version beside them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evalsFolder } from './report-files.ts';
import { parseSuite, type QuestionClass, questionClasses, SuiteError } from './suite.ts';

export type SuiteFile = {
  /** Without ".jsonl". */
  name: string;
  /** True for a suite that ships with the program. */
  shipped: boolean;
  questions: number;
  /** The class of all its questions; null when they differ or have none. */
  class: QuestionClass | null;
  digest: string;
};
/** A saved state of a suite; `id` sorts by time. */
export type SuiteVersion = { id: string; savedAt: Date; questions: number };

export type SuiteFiles = ReturnType<typeof openSuites>;

const namePattern = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** Versions kept of one suite; the oldest go. */
const MAX_VERSIONS = 100;
/** Characters of one suite file in the editor. */
export const MAX_SUITE_CHARS = 900_000;

/** Suites of the program and, under `<folder>/suites`, those of the administrator. */
export function openSuites(folder: string, shippedFolder = path.join(evalsFolder, 'suites')) {
  const root = path.join(folder, 'suites');
  const own = (name: string) => path.join(root, `${name}.jsonl`);
  const history = (name: string) => path.join(root, 'versions', name);
  const shippedFile = (name: string) => path.join(shippedFolder, `${name}.jsonl`);
  const fileOf = (name: string): string | null => {
    if (!namePattern.test(name)) return null;
    return [own(name), shippedFile(name)].find((file) => existsSync(file)) ?? null;
  };
  const isShipped = (name: string) => existsSync(shippedFile(name));
  const read = (name: string): string | null => {
    const file = fileOf(name);
    return file === null ? null : readFileSync(file, 'utf8');
  };
  return {
    read,
    isShipped,
    /** The administrator's first, then the shipped ones, by name. */
    list(): SuiteFile[] {
      const names = (where: string) =>
        (existsSync(where) ? readdirSync(where) : [])
          .filter((name) => name.endsWith('.jsonl'))
          .map((name) => name.slice(0, -'.jsonl'.length))
          .sort();
      const entry = (name: string, shipped: boolean): SuiteFile => {
        const text = read(name) ?? '';
        return {
          name,
          shipped,
          questions: countQuestions(text),
          class: classOf(text),
          digest: digestOf(text),
        };
      };
      return [
        ...names(root).map((name) => entry(name, false)),
        ...names(shippedFolder).map((name) => entry(name, true)),
      ];
    },
    /**
     * Saves a text that reads as a suite; false when it is what is there already.
     * @throws SuiteError for a name or a text that cannot be one, or the name of a shipped suite
     */
    save(name: string, text: string, now: Date): boolean {
      const clean = `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`;
      checkSavable(name, clean, isShipped(name));
      if (read(name) === clean) return false;
      keep({ file: own(name), history: history(name) }, clean, now);
      return true;
    },
    /** Newest first; the first is the present text. */
    versions: (name: string): SuiteVersion[] =>
      namePattern.test(name)
        ? versionNames(history(name)).map((file) => ({
            id: file.slice(0, -'.jsonl'.length),
            savedAt: timeOf(file),
            questions: countQuestions(readFileSync(path.join(history(name), file), 'utf8')),
          }))
        : [],
    /** The text of a version; null when there is none. */
    version(name: string, id: string): string | null {
      const file = path.join(history(name), `${id}.jsonl`);
      if (!namePattern.test(name) || !/^[\w-]+$/.test(id) || !existsSync(file)) return null;
      return readFileSync(file, 'utf8');
    },
  };
}

function checkSavable(name: string, text: string, shipped: boolean): void {
  if (!namePattern.test(name))
    throw new SuiteError(
      'Tên bộ câu hỏi chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, dài tối đa 60 ký tự.',
    );
  if (shipped)
    throw new SuiteError(`"${name}" là bộ câu hỏi đi kèm chương trình, chỉ đọc. Hãy lưu dưới một tên khác.`);
  if (text.length > MAX_SUITE_CHARS)
    throw new SuiteError(`Bộ câu hỏi dài quá ${MAX_SUITE_CHARS} ký tự. Hãy chia thành nhiều bộ.`);
  parseSuite(text, `${name}.jsonl`);
}

/** The version first, then the file, renamed into place. */
function keep(where: { file: string; history: string }, text: string, now: Date): void {
  mkdirSync(where.history, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(where.history, `${stamp(now)}-${digestOf(text)}.jsonl`), text);
  const draft = `${where.file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, where.file);
  for (const old of versionNames(where.history).slice(MAX_VERSIONS)) rmSync(path.join(where.history, old));
}

/** Adds one line to the text of a suite. */
export function withLine(text: string | null, line: object): string {
  const before = text === null ? '' : `${text.trimEnd()}\n`;
  return `${before}${JSON.stringify(line)}\n`;
}

function classOf(text: string): QuestionClass | null {
  const found = new Set([...text.matchAll(/"class"\s*:\s*"(\w+)"/g)].map((match) => match[1]));
  return found.size === 1 ? (questionClasses.find((name) => found.has(name)) ?? null) : null;
}

function countQuestions(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function versionNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .reverse();
}

/** "20261125T143800123Z", so that the names sort by time. */
function stamp(now: Date): string {
  return now.toISOString().replace(/[-:.]/g, '');
}

function timeOf(file: string): Date {
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(file) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
}
