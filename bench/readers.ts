// How faithfully and how fast the readers read: labelled documents in every format, real files, scans, letters.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content } from '../ingest/testing/labelled/content.ts';
import type { DocumentLabel, Recovery, Share } from '../ingest/testing/labelled/label.ts';
import { labelOf } from '../ingest/testing/labelled/label-content.ts';
import type { MadeFormat } from '../ingest/testing/labelled/make-formats.ts';
import { readLabelled } from '../ingest/testing/labelled/read-labelled.ts';
import { addShares, recoveryOf } from '../ingest/testing/labelled/recovery.ts';
import { scanKinds, scanOf } from '../ingest/testing/labelled/scan-pages.ts';
import { eachWithin, type Within } from './within.ts';

/** Recovered shares of one group of files. `pagesPerSecond` of one file while others are read; null without pages. */
export type Recovered = Record<'meta' | 'rows' | 'cells' | 'sentences' | 'tasks', Share> & {
  name: string;
  files: number;
  /** Files that the time did not suffice for. */
  leftOut: number;
  pagesPerSecond: number | null;
  missed: string[];
};
export type Made = Map<string, Map<MadeFormat, Buffer>>;
export type ReaderOptions = {
  documents: number;
  scans: number;
  /** Time of each part: speed, letters, digital files, scans, real files. */
  partMs: number;
  log(text: string): void;
};

/** Files that are read at the same time: what is recovered does not depend on it. */
const AT_ONCE = 2;
const realFolder = fileURLToPath(new URL('../../shared/documents/', import.meta.url));
const labelsFile = new URL('../ingest/testing/labelled/real-labels.json', import.meta.url);
export const FORMATS: MadeFormat[] = ['docx', 'xlsx', 'html', 'pdf', 'doc', 'rtf', 'odt'];

/** Made-up documents of different shapes in every format. */
export async function measureMade(
  made: Made,
  contents: Content[],
  options: ReaderOptions,
): Promise<Recovered[]> {
  const groups = new Map(FORMATS.map((format) => [format, new Group(format)]));
  // by document, so that every format is measured however little time there is
  const files = contents.flatMap((content) => FORMATS.map((format) => ({ content, format })));
  await eachWithin('Digital files', files, within(options, 1), async ({ content, format }) => {
    const label = labelOf(content, `${content.id}.${format}`, false);
    // a workbook holds the tables, not the text
    if (format === 'xlsx') label.sentences = [];
    await groups.get(format)?.read(label, made.get(content.id)?.get(format) ?? Buffer.alloc(0));
  });
  return [...groups.values()].map((group) => group.sum(contents.length));
}

/** The same documents as scans: more of the clean ones, half of the time for them. */
export async function measureScans(
  made: Made,
  contents: Content[],
  options: ReaderOptions,
): Promise<Recovered[]> {
  const groups: Recovered[] = [];
  for (const [at, kind] of scanKinds.entries()) {
    const own = contents.slice(0, at === 0 ? options.scans : Math.min(2, options.scans));
    const group = new Group(`bản quét, ${kind.name}`);
    const share = at === 0 ? 1 : 1 / (scanKinds.length - 1);
    await eachWithin(`Scans, ${kind.name}`, own, within(options, share), async (content) => {
      const pdf = made.get(content.id)?.get('pdf') ?? Buffer.alloc(0);
      await group.read(labelOf(content, `${content.id}.pdf`, true), await scanOf(pdf, kind, 5));
    });
    groups.push(group.sum(own.length));
  }
  return groups;
}

/** The real files beside the repository by their hand-made labels; null when they are not there. */
export async function measureReal(options: ReaderOptions): Promise<Recovered[] | null> {
  if (!existsSync(realFolder)) return null;
  const labels = JSON.parse(readFileSync(labelsFile, 'utf8')) as DocumentLabel[];
  const digital = new Group('tệp thật, có chữ');
  const scanned = new Group('tệp thật, bản quét');
  await eachWithin('Real files', labels, within(options, 1), async (label) => {
    const bytes = readFileSync(path.join(realFolder, label.file));
    await (label.scan ? scanned : digital).read(label, bytes);
  });
  const scans = labels.filter((label) => label.scan).length;
  return [digital.sum(labels.length - scans), scanned.sum(scans)];
}

function within({ partMs, log }: ReaderOptions, share: number): Within {
  return { capMs: partMs * share, atOnce: AT_ONCE, log };
}

export function recoveryTable(groups: Recovered[]): string {
  const share = ({ found, of }: Share) =>
    of === 0 ? '–' : `${((100 * found) / of).toFixed(1)}% (${found}/${of})`;
  return [
    '| files | number | metadata fields | task rows | table rows | table cells | sentences | pages/s |',
    '|---|---|---|---|---|---|---|---|',
    ...groups.map(
      (group) =>
        `| ${group.name} | ${group.files}${group.leftOut > 0 ? ` of ${group.files + group.leftOut}` : ''} | ${share(group.meta)} | ${share(group.tasks)} | ${share(group.rows)} | ${share(group.cells)} | ${share(group.sentences)} | ${group.pagesPerSecond?.toFixed(2) ?? '–'} |`,
    ),
  ].join('\n');
}

class Group {
  #name: string;
  #recoveries: Recovery[] = [];
  #missed: string[] = [];
  #pages = 0;
  #ms = 0;

  constructor(name: string) {
    this.#name = name;
  }

  async read(label: DocumentLabel, bytes: Uint8Array): Promise<void> {
    const read = await readLabelled(label.file, bytes);
    const recovery = recoveryOf(label, read);
    this.#recoveries.push(recovery);
    this.#missed.push(...recovery.missed.map((text) => `${label.file}: ${text}`));
    this.#pages += new Set(read.result.pages.map((page) => page.page)).size;
    this.#ms += read.readMs;
  }

  /** `of`: files that there are. */
  sum(total: number): Recovered {
    const of = (key: 'meta' | 'rows' | 'cells' | 'sentences' | 'tasks') =>
      addShares(this.#recoveries.map((recovery) => recovery[key]));
    return {
      name: this.#name,
      files: this.#recoveries.length,
      leftOut: total - this.#recoveries.length,
      meta: of('meta'),
      rows: of('rows'),
      cells: of('cells'),
      sentences: of('sentences'),
      tasks: of('tasks'),
      pagesPerSecond: this.#pages === 0 ? null : this.#pages / (this.#ms / 1_000),
      missed: this.#missed,
    };
  }
}
