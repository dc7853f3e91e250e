// Writes a made-up document in every format that officials use, through LibreOffice where Word would do it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runChild } from '../../readers/child.ts';
import type { Content } from './content.ts';
import { wordDocument } from './word-document.ts';
import { workbook } from './workbook.ts';

export type MadeFormat = 'docx' | 'doc' | 'rtf' | 'odt' | 'html' | 'pdf' | 'xlsx';
const CONVERTED = ['doc', 'rtf', 'odt', 'html', 'pdf'] as const;
const limits = { timeoutMs: 180_000, memoryBytes: 8 * 1024 ** 3, outputBytes: 1024 * 1024 };

/** Files by document id, then by format. @throws MissingProgram without LibreOffice */
export async function makeFormats(contents: Content[]): Promise<Map<string, Map<MadeFormat, Buffer>>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'labelled-'));
  try {
    const made = new Map<string, Map<MadeFormat, Buffer>>();
    for (const content of contents) {
      const word = wordDocument(content);
      await writeFile(path.join(folder, `${content.id}.docx`), word);
      made.set(
        content.id,
        new Map<MadeFormat, Buffer>([
          ['docx', word],
          ['xlsx', await workbook(content)],
        ]),
      );
    }
    for (const format of CONVERTED) await convertAll(folder, contents, format, made);
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One .docx as PDF. @throws MissingProgram without LibreOffice */
export async function convertToPdf(word: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'labelled-'));
  try {
    await writeFile(path.join(folder, 'in.docx'), word);
    await convert(folder, 'pdf', ['in.docx']);
    return await readFile(path.join(folder, 'pdf', 'in.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function convertAll(
  folder: string,
  contents: Content[],
  format: (typeof CONVERTED)[number],
  made: Map<string, Map<MadeFormat, Buffer>>,
): Promise<void> {
  await convert(
    folder,
    format,
    contents.map((content) => `${content.id}.docx`),
  );
  for (const content of contents)
    made.get(content.id)?.set(format, await readFile(path.join(folder, format, `${content.id}.${format}`)));
}

async function convert(folder: string, format: string, names: string[]): Promise<void> {
  const out = path.join(folder, format);
  await mkdir(out);
  await runChild({
    program: 'soffice',
    args: [
      `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--convert-to', format, '--outdir', out],
      ...names.map((name) => path.join(folder, name)),
    ],
    folder,
    limits,
  });
}
