// Reads the text of a `.env` file strictly: a line that is no setting is an error, where Node would skip it in silence.
import { parseEnv } from 'node:util';

/** More is no settings file. */
const maxBytes = 100_000;
const maxListed = 10;
const opening = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=\s*(["'`]?)(.*)$/;

/** The settings, or Vietnamese sentences for what is wrong with the file, each with its line. */
export type EnvFile =
  | { ok: true; values: Record<string, string | undefined> }
  | { ok: false; problems: string[] };

/** Reads `bytes` as UTF-8 (a byte order mark is fine) with one `TÊN=giá trị` a line; quoted values may span lines. */
export function readEnvFile(bytes: Uint8Array): EnvFile {
  if (bytes.length > maxBytes) return { ok: false, problems: ['tệp quá lớn'] };
  const text = decode(bytes);
  if (text === null || text.includes('\0')) {
    return { ok: false, problems: ['không phải văn bản UTF-8; hãy lưu lại tệp với bảng mã UTF-8'] };
  }
  const wrong = wrongLines(text.split(/\r?\n/));
  if (wrong.length === 0) return { ok: true, values: parseEnv(text) };
  return {
    ok: false,
    problems: wrong.slice(0, maxListed).map((line) => `dòng ${line}: cần có dạng TÊN=giá trị`),
  };
}

/** Null when the bytes are not UTF-8; a byte order mark is taken off. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** 1-based numbers of the lines that are neither blank, a comment, a setting nor inside a quoted value. */
function wrongLines(lines: string[]): number[] {
  const wrong: number[] = [];
  let quote = '';
  let openedAt = 0;
  lines.forEach((line, index) => {
    if (quote !== '') {
      if (line.includes(quote)) quote = '';
      return;
    }
    if (/^\s*(#|$)/.test(line)) return;
    const setting = opening.exec(line);
    if (setting === null) wrong.push(index + 1);
    else if (setting[1] && !setting[2]?.includes(setting[1])) {
      quote = setting[1];
      openedAt = index + 1;
    }
  });
  return quote === '' ? wrong : [...wrong, openedAt];
}
