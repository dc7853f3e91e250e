// The source files of the repository, as git sees them, for the tests that read code.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../server/config.ts';

export type SourceFile = { path: string; text: string };

/** Tracked and new files (ignored ones left out) whose names end in one of the given endings. */
export function sourceFiles(endings: string[]): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: packageRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\n')
    .filter(
      (name) =>
        endings.some((ending) => name.endsWith(ending)) &&
        statSync(path.join(packageRoot, name), { throwIfNoEntry: false })?.isFile(),
    )
    .map((name) => ({ path: name, text: readFileSync(path.join(packageRoot, name), 'utf8') }));
}
