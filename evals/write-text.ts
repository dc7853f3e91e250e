// Writes a result file, making its folder; a path that cannot be written is a clear sentence.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from './suite.ts';

/** Overwrites `file`. @throws SuiteError when it cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (cause) {
    throw new SuiteError(`Không ghi được tệp ${file}. Kiểm tra đường dẫn và quyền ghi.`, { cause });
  }
}
