// Pages per second of each reader; for PDF beside `pdftotext`, which lays no table and no paragraph.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChild } from '../ingest/readers/child.ts';
import { readFile } from '../ingest/readers/index.ts';
import type { Content } from '../ingest/testing/labelled/content.ts';
import type { MadeFormat } from '../ingest/testing/labelled/make-formats.ts';
import { FORMATS, type Made, type ReaderOptions } from './readers.ts';

export type Speed = { reader: string; pages: number; seconds: number };

/** Rounds over the files at most. */
const ROUNDS = 3;
const limits = { timeoutMs: 60_000, memoryBytes: 4 * 1024 ** 3, outputBytes: 50 * 1024 * 1024 };

/** The pages of a document are those of its PDF, whatever the format; one file at a time. */
export async function measureSpeed(
  made: Made,
  contents: Content[],
  options: ReaderOptions,
): Promise<Speed[]> {
  const of = (format: MadeFormat) => contents.map((one) => made.get(one.id)?.get(format) ?? Buffer.alloc(0));
  const pages: number[] = [];
  for (const pdf of of('pdf')) pages.push((await readFile('a.pdf', pdf)).pages.length);
  const capMs = options.partMs / (FORMATS.length + 1);
  const read = (format: MadeFormat) => (file: Buffer) => readFile(`a.${format}`, file);
  const speeds: Speed[] = [];
  for (const format of FORMATS) {
    await readFile(`a.${format}`, of(format)[0] ?? Buffer.alloc(0));
    speeds.push({ reader: format, ...(await timed(of(format), pages, capMs, read(format))) });
    options.log(`Speed: ${format}`);
  }
  return [...speeds, { reader: 'pdftotext -layout', ...(await pdftotext(of('pdf'), pages, capMs)) }];
}

async function timed(
  files: Buffer[],
  pages: number[],
  capMs: number,
  read: (file: Buffer) => Promise<unknown>,
): Promise<Omit<Speed, 'reader'>> {
  let [done, ms] = [0, 0];
  for (let at = 0; at < files.length * ROUNDS && (at === 0 || ms < capMs); at++) {
    const started = performance.now();
    await read(files[at % files.length] ?? Buffer.alloc(0));
    ms += performance.now() - started;
    done += pages[at % files.length] ?? 0;
  }
  return { pages: done, seconds: ms / 1_000 };
}

async function pdftotext(files: Buffer[], pages: number[], capMs: number): Promise<Omit<Speed, 'reader'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pdftotext-'));
  try {
    const input = path.join(folder, 'in.pdf');
    return await timed(files, pages, capMs, async (file) => {
      await writeFile(input, file);
      await runChild({ program: 'pdftotext', args: ['-layout', input, '-'], folder, limits });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function speedTable(speeds: Speed[]): string {
  return [
    '| reader | pages/s |',
    '|---|---|',
    ...speeds.map(({ reader, pages, seconds }) => `| ${reader} | ${(pages / seconds).toFixed(1)} |`),
  ].join('\n');
}
