// Small rooms: limits on the size of files and functions, and marks of unfinished work.
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;
const MAX_FILE_BYTES = 1024 * 1024;

const files = sourceFiles(['.ts']);

describe('the size of the code', () => {
  it(`keeps files within ${MAX_FILE_LINES} lines`, () => {
    const long = files
      .filter((file) => file.text.split('\n').length > MAX_FILE_LINES + 1)
      .map((file) => file.path);
    expect(long).toEqual([]);
  });

  it(`keeps functions within ${MAX_FUNCTION_LINES} lines`, () => {
    expect(files.filter((file) => !file.path.endsWith('.test.ts')).flatMap(longFunctions)).toEqual([]);
  });

  it('opens every file with a line that says what it is for', () => {
    const silent = files
      .filter((file) => !/^(#!.*\n)?(\/\/|\/\*\*)/.test(file.text))
      .map((file) => file.path);
    expect(silent).toEqual([]);
  });

  it('leaves no mark of unfinished work and swallows no error', () => {
    const mark = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|') +
        '|catch\\s*(\\([^)]*\\))?\\s*\\{\\s*\\}|@ts-ignore|\\.only\\(',
    );
    const marked = files
      .filter((file) => !file.path.startsWith('tests/tidy/') && mark.test(file.text))
      .map((file) => file.path);
    expect(marked).toEqual([]);
  });

  it('keeps large files out of the repository, but for the embedder', () => {
    const large = sourceFiles(['']).filter(
      (file) => Buffer.byteLength(file.text) > MAX_FILE_BYTES && !file.path.endsWith('.vse'),
    );
    expect(large.map((file) => file.path)).toEqual([]);
  });
});

/** Functions by their indentation: the body ends at the first line indented as the head. */
function longFunctions(file: { path: string; text: string }): string[] {
  const lines = file.text.split('\n');
  const long: string[] = [];
  lines.forEach((line, index) => {
    const head = /^(\s*)(?:export )?(?:async )?function\*? (\w+)/.exec(line);
    if (!head) return;
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${head[1]}}`));
    if (end - index + 1 > MAX_FUNCTION_LINES)
      long.push(`${file.path}:${index + 1} ${head[2]} (${end - index + 1} lines)`);
  });
  return long;
}
