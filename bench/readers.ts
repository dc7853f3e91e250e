// How faithfully and how fast the readers read: labelled documents in every format, real files, scans, letters.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentOf } from '../ingest/testing/labelled/content.ts';
import type { DocumentLabel, Recovery, Share } from '../ingest/testing/labelled/label.ts';
import { labelOf } from '../ingest/testing/labelled/label-content.ts';
import { type MadeFormat, makeFormats } from '../ingest/testing/labelled/make-formats.ts';
import { readLabelled } from '../ingest/testing/labelled/read-labelled.ts';
import { addShares, recoveryOf } from '../ingest/testing/labelled/recovery.ts';
import { scanKinds, scanOf } from '../ingest/testing/labelled/scan-pages.ts';

/** Recovered shares of one group of files. `pagesPerSecond` is null where a format has no pages. */
export type Recovered = Record<'meta' | 'rows' | 'cells' | 'sentences' | 'tasks', Share> & {
  name: string;
  files: number;
  pagesPerSecond: number | null;
  missed: string[];
};
export type ReaderOptions = { documents: number; scans: number; log(text: string): void };

const realFolder = fileURLToPath(new URL('../../shared/documents/', import.meta.url));
const labelsFile = new URL('../ingest/testing/labelled/real-labels.json', import.meta.url);
const FORMATS: MadeFormat[] = ['docx', 'doc', 'rtf', 'odt', 'xlsx', 'html', 'pdf'];

/** Made-up documents in every format, then the same as scans. */
export async function measureMade(options: ReaderOptions): Promise<Recovered[]> {
  const contents = Array.from({ length: options.documents }, (_, n) => contentOf(n));
  options.log(`Making ${contents.length} documents in ${FORMATS.length} formats …`);
  const made = await makeFormats(contents);
  const groups: Recovered[] = [];
  for (const format of FORMATS) {
    const group = new Group(format);
    for (const content of contents) {
      const label = labelOf(content, `${content.id}.${format}`, false);
      // a workbook holds the tables, not the text
      if (format === 'xlsx') label.sentences = [];
      await group.read(label, made.get(content.id)?.get(format) ?? Buffer.alloc(0));
    }
    groups.push(group.sum());
  }
  for (const kind of scanKinds) {
    options.log(`Scans: ${kind.name} …`);
    const group = new Group(`bản quét, ${kind.name}`);
    for (const content of contents.slice(0, options.scans)) {
      const pdf = made.get(content.id)?.get('pdf') ?? Buffer.alloc(0);
      await group.read(labelOf(content, `${content.id}.pdf`, true), await scanOf(pdf, kind, 5));
    }
    groups.push(group.sum());
  }
  return groups;
}

/** The real files beside the repository by their hand-made labels; null when they are not there. */
export async function measureReal(options: ReaderOptions): Promise<Recovered[] | null> {
  if (!existsSync(realFolder)) return null;
  const labels = JSON.parse(readFileSync(labelsFile, 'utf8')) as DocumentLabel[];
  const digital = new Group('tệp thật, có chữ');
  const scanned = new Group('tệp thật, bản quét');
  for (const label of labels) {
    options.log(`Real file: ${label.file} …`);
    const file = path.join(realFolder, label.file);
    await (label.scan ? scanned : digital).read(label, readFileSync(file));
  }
  return [digital.sum(), scanned.sum()];
}

export function recoveryTable(groups: Recovered[]): string {
  const share = ({ found, of }: Share) =>
    of === 0 ? '–' : `${((100 * found) / of).toFixed(1)}% (${found}/${of})`;
  return [
    '| files | number | metadata fields | task rows | table rows | table cells | sentences | pages/s |',
    '|---|---|---|---|---|---|---|---|',
    ...groups.map(
      (group) =>
        `| ${group.name} | ${group.files} | ${share(group.meta)} | ${share(group.tasks)} | ${share(group.rows)} | ${share(group.cells)} | ${share(group.sentences)} | ${group.pagesPerSecond?.toFixed(2) ?? '–'} |`,
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

  sum(): Recovered {
    const of = (key: 'meta' | 'rows' | 'cells' | 'sentences' | 'tasks') =>
      addShares(this.#recoveries.map((recovery) => recovery[key]));
    return {
      name: this.#name,
      files: this.#recoveries.length,
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
