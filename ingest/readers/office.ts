// Reads .doc, .xls, .rtf and OpenDocument files: LibreOffice turns them into docx or xlsx in a limited child process.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path, { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MissingProgram, runChild } from './child.ts';
import { readDocx } from './docx.ts';
import { fileType, oleType } from './file-type.ts';
import { ReadError, type Reader, type ReadResult } from './read-result.ts';
import { readXlsx } from './xlsx.ts';
import { zipNames } from './zip.ts';

const limits = { timeoutMs: 120_000, memoryBytes: 4 * 1024 ** 3, outputBytes: 1024 * 1024 };

type Source = { extension: string; target: 'docx' | 'xlsx' };

export const officeReader: Reader = {
  name: 'office',
  accepts: (_path, bytes) => ['ole', 'rtf', 'opendocument'].includes(fileType(bytes)),
  read: (file, bytes) => readOffice(basename(file), bytes),
};

/** @throws ReadError when LibreOffice is missing, or the file is damaged, protected or of another application */
export async function readOffice(name: string, bytes: Uint8Array, program = 'soffice'): Promise<ReadResult> {
  const source = sourceOf(name, bytes);
  const folder = await mkdtemp(path.join(tmpdir(), 'office-'));
  try {
    const converted = await convert(name, bytes, source, folder, program);
    return source.target === 'docx' ? await readDocx(name, converted) : await readXlsx(name, converted);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sourceOf(name: string, bytes: Uint8Array): Source {
  const type = fileType(bytes);
  if (type === 'rtf') return { extension: 'rtf', target: 'docx' };
  if (type === 'opendocument') {
    const sheet = Buffer.from(bytes.subarray(0, 200)).includes('opendocument.spreadsheet');
    return zipNames(bytes).length > 0 && sheet
      ? { extension: 'ods', target: 'xlsx' }
      : { extension: 'odt', target: 'docx' };
  }
  const application = oleType(bytes);
  if (application === 'doc') return { extension: 'doc', target: 'docx' };
  if (application === 'xls') return { extension: 'xls', target: 'xlsx' };
  if (application === 'encrypted') {
    throw new ReadError(`Tệp "${name}" có mật khẩu; hãy bỏ mật khẩu rồi nạp lại.`);
  }
  throw new ReadError(
    `Tệp "${name}" là tệp Office đời cũ nhưng không phải văn bản Word hay bảng tính Excel; hãy lưu thành .docx, .xlsx hoặc .pdf rồi nạp lại.`,
  );
}

async function convert(
  name: string,
  bytes: Uint8Array,
  source: Source,
  folder: string,
  program: string,
): Promise<Uint8Array> {
  const input = path.join(folder, `in.${source.extension}`);
  const out = path.join(folder, 'out');
  await writeFile(input, bytes);
  try {
    const args = [
      `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault'],
      ...['--convert-to', source.target, '--outdir', out, input],
    ];
    await runChild({ program, args, folder, limits });
    return await readFile(path.join(out, `in.${source.target}`));
  } catch (cause) {
    if (cause instanceof MissingProgram) {
      throw new ReadError(
        `Tệp "${name}" là tệp Office đời cũ (.doc, .xls, .rtf); cần LibreOffice để đọc. Hãy cài gói libreoffice-writer-nogui và libreoffice-calc-nogui, hoặc lưu tệp thành .docx, .xlsx rồi nạp lại.`,
        { cause },
      );
    }
    throw new ReadError(
      `LibreOffice không chuyển được tệp "${name}" (tệp hỏng, có mật khẩu hoặc quá lớn); hãy lưu thành .docx, .xlsx rồi nạp lại.`,
      { cause },
    );
  }
}
