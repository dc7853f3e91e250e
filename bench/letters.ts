// Character error rate and speed of the reader of scans, of Debian's tesseract and of tesseract.js on the same pages.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBlocks } from '../ingest/readers/canonical.ts';
import { straighten } from '../ingest/readers/deskew.ts';
import { layoutPages } from '../ingest/readers/pdf-layout.ts';
import { loadRaster, toPng } from '../ingest/readers/raster.ts';
import { recognisePage } from '../ingest/readers/recognise-page.ts';
import { readLetters, turnFinder } from '../ingest/readers/tesseract.ts';
import { readTsv } from '../ingest/readers/tesseract-tsv.ts';
import { contentOf } from '../ingest/testing/labelled/content.ts';
import { convertToPdf } from '../ingest/testing/labelled/make-formats.ts';
import { comparable, distance } from '../ingest/testing/labelled/nearness.ts';
import { proseDocument, proseOf } from '../ingest/testing/labelled/prose.ts';
import { type ScanKind, scanKinds, scannedPages } from '../ingest/testing/labelled/scan-pages.ts';
import type { ReaderOptions } from './readers.ts';
import { eachWithin } from './within.ts';

/** Pages of each kind. */
const PAGES = 2;

export type LetterRow = {
  engine: string;
  kind: string;
  /** Edits per letter of the truth. */
  errorRate: number;
  pagesPerMinute: number;
};
type Recogniser = {
  name: string;
  /** Takes the picture as it was scanned, and turns it. */
  turns: boolean;
  read(picture: Buffer): Promise<string>;
  close(): Promise<void>;
};
type JsWorker = {
  recognize(image: Buffer): Promise<{ data: { text: string } }>;
  terminate(): Promise<unknown>;
};

/**
 * The engines get the same pictures: straightened, without stamp, as the reader hands them over. The reader itself gets
 * them as they were scanned, and finds out by itself which way up they lie.
 */
export async function measureLetters(options: ReaderOptions): Promise<LetterRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'letters-'));
  const engines = [reader(folder), debian(folder), await inJavaScript(folder)].filter((one) => one !== null);
  const rows: LetterRow[] = [];
  try {
    const contents = Array.from({ length: PAGES }, (_, n) => contentOf(100 + n));
    const pdfs = await Promise.all(contents.map((content) => convertToPdf(proseDocument(content))));
    const jobs = scanKinds.flatMap((kind) =>
      engines.filter((engine) => kind.turnDegrees === 0 || engine.turns).map((engine) => ({ kind, engine })),
    );
    const within = { capMs: options.partMs, atOnce: 1, log: options.log };
    await eachWithin('Letters', jobs, within, async ({ kind, engine }) => {
      const pictures: Buffer[] = [];
      for (const [at, pdf] of pdfs.entries()) pictures.push(await picture(pdf, kind, at));
      rows.push(await measure(engine, kind, pictures, contents.map(proseOf)));
    });
  } finally {
    for (const engine of engines) await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

async function picture(pdf: Buffer, kind: ScanKind, seed: number): Promise<Buffer> {
  const [page] = await scannedPages(pdf, kind, seed);
  if (page === undefined) throw new Error('a page was not drawn');
  return page.jpeg;
}

async function measure(
  engine: Recogniser,
  kind: ScanKind,
  pictures: Buffer[],
  truths: string[],
): Promise<LetterRow> {
  let [edits, letters, ms] = [0, 0, 0];
  for (const [at, jpeg] of pictures.entries()) {
    const truth = comparable(truths[at] ?? '');
    const given = engine.turns ? jpeg : toPng(straighten(await loadRaster(jpeg)));
    const started = performance.now();
    const read = comparable(await engine.read(given));
    ms += performance.now() - started;
    edits += distance(truth, read);
    letters += truth.length;
  }
  return {
    engine: engine.name,
    kind: kind.name,
    errorRate: edits / letters,
    pagesPerMinute: pictures.length / (ms / 60_000),
  };
}

/** The reader of scans as the product uses it, from a picture of 200 dots per inch to text. */
function reader(folder: string): Recogniser {
  return {
    name: 'trình đọc bản quét',
    turns: true,
    read: async (jpeg) => {
      const raster = await loadRaster(jpeg, 842 * 3.5);
      const scale = Math.max(raster.width, raster.height) / 842;
      const place = { name: 'bench', page: 1, folder };
      const page = await recognisePage(raster, 1, scale, {
        readLetters: (picture, segmentation) => readLetters(place, picture, segmentation),
        findTurn: turnFinder(folder),
      });
      return writeBlocks('bench', layoutPages([page.shape])).text;
    },
    close: () => Promise.resolve(),
  };
}

function debian(folder: string): Recogniser {
  return {
    name: 'tesseract (Debian) + vie',
    turns: false,
    read: async (png) =>
      readTsv(await readLetters({ name: 'bench', page: 1, folder }, png, 'page'))
        .map((word) => word.text)
        .join(' '),
    close: () => Promise.resolve(),
  };
}

/** Null when the libraries of bench/ are not installed. Its data is the "4.0.0_best_int" of its own package. */
async function inJavaScript(folder: string): Promise<Recogniser | null> {
  const data = fileURLToPath(
    new URL('./node_modules/@tesseract.js-data/vie/4.0.0_best_int', import.meta.url),
  );
  if (!existsSync(data)) return null;
  const name = 'tesseract.js';
  const module = (await import(name)) as {
    createWorker(language: string, mode: number, options: Record<string, unknown>): Promise<JsWorker>;
  };
  const worker = await module.createWorker('vie', 1, { langPath: data, cachePath: folder, gzip: true });
  return {
    name: 'tesseract.js + @tesseract.js-data/vie',
    turns: false,
    read: async (png) => (await worker.recognize(png)).data.text,
    close: async () => {
      await worker.terminate();
    },
  };
}

export function lettersTable(rows: LetterRow[]): string {
  return [
    '| engine | pages | character error rate | pages/minute |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.engine} | ${row.kind} | ${(row.errorRate * 100).toFixed(2)}% | ${row.pagesPerMinute.toFixed(1)} |`,
    ),
  ].join('\n');
}
