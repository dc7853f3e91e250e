// Pages per second of each reader; for PDF beside `pdftotext`, which lays no table and no paragraph.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChild } from '../ingest/readers/child.ts';
import { readFile } from '../ingest/readers/index.ts';
import { contentOf } from '../ingest/testing/labelled/content.ts';
import { type MadeFormat, makeFormats } from '../ingest/testing/labelled/make-formats.ts';

export type Speed = { reader: string; pages: number; seconds: number };

const FORMATS: MadeFormat[] = ['docx', 'doc', 'rtf', 'odt', 'html', 'xlsx', 'pdf'];
const ROUNDS = 3;
const limits = { timeoutMs: 60_000, memoryBytes: 4 * 1024 ** 3, outputBytes: 50 * 1024 * 1024 };

/** The pages of a document are those of its PDF, whatever the format. */
export async function measureSpeed(documents: number): Promise<Speed[]> {
  const contents = Array.from({ length: documents }, (_, n) => contentOf(n));
  const made = await makeFormats(contents);
  const of = (format: MadeFormat) => contents.map((one) => made.get(one.id)?.get(format) ?? Buffer.alloc(0));
  let pages = 0;
  for (const pdf of of('pdf')) pages += (await readFile('a.pdf', pdf)).pages.length;
  const speeds: Speed[] = [];
  for (const format of FORMATS) {
    const files = of(format);
    await readFile(`a.${format}`, files[0] ?? Buffer.alloc(0));
    const started = performance.now();
    for (let round = 0; round < ROUNDS; round++)
      for (const file of files) await readFile(`a.${format}`, file);
    speeds.push({ reader: format, pages: pages * ROUNDS, seconds: (performance.now() - started) / 1_000 });
  }
  return [...speeds, { reader: 'pdftotext -layout', ...(await pdftotext(of('pdf'), pages)) }];
}

async function pdftotext(files: Buffer[], pages: number): Promise<Omit<Speed, 'reader'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pdftotext-'));
  try {
    const input = path.join(folder, 'in.pdf');
    let seconds = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const file of files) {
        await writeFile(input, file);
        const started = performance.now();
        await runChild({ program: 'pdftotext', args: ['-layout', input, '-'], folder, limits });
        seconds += (performance.now() - started) / 1_000;
      }
    }
    return { pages: pages * ROUNDS, seconds };
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
