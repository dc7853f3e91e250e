// Files that the program keeps beside the database, stored runs and suites of questions: records of an erased document go.
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a record of the document is known by. */
export type DocumentTraces = { id: string; title: string; phrases: string[] };

/** A shorter title may be words that stand anywhere. */
const TITLE_CHARS = 30;

/** Folder of stored runs and of the administrator's suites, in the data folder. */
export function evalsFolderOf(dataDir: string): string {
  return path.join(dataDir, 'evals');
}

/**
 * Drops every line that holds the document's id, title or words from the .jsonl files under `folder`, with the answers to
 * questions that are dropped. Returns how many lines went. Done again it changes nothing.
 */
export function eraseFromFiles(folder: string, traces: DocumentTraces): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.jsonl') && statSync(file).isFile());
  const needles = needlesOf(traces);
  let dropped = 0;
  for (const folderFiles of Map.groupBy(files, path.dirname).values()) {
    const questions = new Set<string>();
    // a run's questions come first: their answers in the other files go with them
    for (const file of folderFiles.toSorted((a, b) => Number(!isSuite(a)) - Number(!isSuite(b)))) {
      dropped += dropLines(file, (line) => {
        if (!needles.some((needle) => line.includes(needle)) && !questions.has(questionOf(line))) return true;
        if (isSuite(file)) questions.add(questionOf(line));
        return false;
      });
    }
  }
  return dropped;
}

function needlesOf({ id, title, phrases }: DocumentTraces): string[] {
  const written = JSON.stringify(title);
  const named = ['document', 'title'].map((field) => `${JSON.stringify(field)}:${written}`);
  return [
    JSON.stringify(id),
    ...named,
    ...(title.length >= TITLE_CHARS ? [written.slice(1, -1)] : []),
    ...phrases,
  ];
}

const isSuite = (file: string) => path.basename(file) === 'suite.jsonl';

/** Keeps the lines that pass. A line that is being appended at this very moment by another process may be lost: it is asked again. */
function dropLines(file: string, keep: (line: string) => boolean): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const kept = lines.filter((line) => line === '' || keep(line));
  if (kept.length === lines.length) return 0;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, kept.join('\n'), { mode: 0o600 });
  renameSync(draft, file);
  return lines.length - kept.length;
}

/** The id of the question that a line of a run is about, as it is written. */
function questionOf(line: string): string {
  return /"id":\s*("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? '';
}
