// Debian's tesseract as a limited child process: letters of a picture, and which way up a page lies.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MissingProgram, runChild } from './child.ts';
import { ReadError } from './read-result.ts';
import type { FindTurn, Segmentation } from './recognise-page.ts';

const limits = { timeoutMs: 120_000, memoryBytes: 2 * 1024 ** 3, outputBytes: 20 * 1024 * 1024 };
const MODES: Record<Segmentation, string[]> = {
  page: ['--psm', '3'],
  block: ['--psm', '6'],
};
/** Below this confidence (of tesseract's own scale) a direction is a guess. */
const SURE_TURN = 1;

/**
 * The word table (TSV) of a picture.
 * @throws ReadError when tesseract or its Vietnamese data is not installed, or the picture cannot be read
 */
export async function readLetters(
  {
    name,
    page,
    folder,
    program = 'tesseract',
  }: { name: string; page: number; folder: string; program?: string },
  picture: Uint8Array,
  segmentation: Segmentation,
): Promise<string> {
  const args = ['stdin', 'stdout', '-l', 'vie', ...MODES[segmentation], '--dpi', '250', 'tsv'];
  const out = await run(
    { name, what: `trang ${page} của bản quét "${name}"`, folder, program },
    args,
    picture,
  );
  return out.toString('utf8');
}

/**
 * The pages of a TIFF as a PDF of pictures. No other program of the readers knows TIFF; the letters that it reads on the
 * way, as if every page were one line, cost nothing and are not used.
 * @throws ReadError like `readLetters`
 */
export async function tiffAsPdf(name: string, tiff: Uint8Array, folder: string): Promise<Buffer> {
  const args = ['stdin', path.join(folder, 'pages'), '-l', 'vie', '--psm', '13', '--dpi', '250', 'pdf'];
  await run({ name, what: `ảnh trong tệp "${name}"`, folder, program: 'tesseract' }, args, tiff);
  return readFile(path.join(folder, 'pages.pdf'));
}

type Task = { name: string; what: string; folder: string; program: string };

async function run(
  { name, what, folder, program }: Task,
  args: string[],
  input: Uint8Array,
): Promise<Buffer> {
  try {
    const result = await runChild({ program, args, input, folder, env, limits });
    if (result.status === 0) return result.stdout;
    if (/vie\.traineddata|couldn't load any languages/iu.test(result.stderr))
      throw new MissingProgram('tesseract-ocr-vie');
    throw new Error(`tesseract ended with ${result.status}: ${result.stderr.slice(0, 500)}`);
  } catch (cause) {
    if (cause instanceof MissingProgram) {
      throw new ReadError(
        `Tệp "${name}" là bản quét; máy chưa cài bộ nhận dạng chữ. Hãy cài gói tesseract-ocr và tesseract-ocr-vie (apt-get install tesseract-ocr tesseract-ocr-vie) rồi nạp lại.`,
        { cause },
      );
    }
    throw new ReadError(`Không nhận dạng được ${what}; hãy quét lại rõ hơn rồi nạp lại.`, { cause });
  }
}

/** Quarter turns to upright, by tesseract's detector; null where its data (osd) is missing or it is not sure. */
export function turnFinder(folder: string): FindTurn {
  return async (picture) => {
    const args = ['stdin', 'stdout', '--psm', '0', '--dpi', '250'];
    const result = await runChild({ program: 'tesseract', args, input: picture, folder, env, limits });
    const text = result.stdout.toString('utf8');
    const degrees = Number(/^Rotate:\s*(\d+)/mu.exec(text)?.[1] ?? Number.NaN);
    const confidence = Number(/^Orientation confidence:\s*([\d.]+)/mu.exec(text)?.[1] ?? 0);
    const turns = degrees / 90;
    if (confidence < SURE_TURN) return null;
    return turns === 0 || turns === 1 || turns === 2 || turns === 3 ? turns : null;
  };
}

const env = { OMP_THREAD_LIMIT: '1' };
