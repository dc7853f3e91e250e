// `npm test`: type check, style check, all tests and the eval gate; the last line counts what passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const full = process.argv.includes('--full');
const scratch = mkdtempSync(path.join(tmpdir(), 'tro-ly-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  check('type check', [bin('tsc'), '--noEmit']);
  check('style check', [bin('biome'), 'check', '.']);
  runTests('tests', []);
  if (full) runTests('browser and long tests', ['--config', 'tests/full.config.ts']);
  check('eval gate', ['evals/main.ts'], process.execPath);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One command that passes or fails as a whole. */
function check(name: string, args: string[], command = process.execPath): void {
  process.stdout.write(`\n== ${name}\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status === 0) total.passed += 1;
  else {
    total.failed += 1;
    process.stdout.write(
      `${name} failed (${result.error?.message ?? `exit ${result.status ?? result.signal}`})\n`,
    );
  }
}

/** The test runner; its own counts are added. A run that leaves no report counts as one failure. */
function runTests(name: string, args: string[]): void {
  process.stdout.write(`\n== ${name}\n`);
  const report = path.join(scratch, `${name.replace(/\W+/g, '-')}.json`);
  const result = spawnSync(
    process.execPath,
    [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const counts = readReport(report);
  if (counts === null || (result.status !== 0 && counts.numFailedTests === 0)) {
    total.failed += 1;
    process.stdout.write(`${name} did not run to the end (exit ${result.status ?? result.signal})\n`);
  }
  total.passed += counts?.numPassedTests ?? 0;
  total.failed += counts?.numFailedTests ?? 0;
  total.skipped += (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
}

type Counts = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};

function readReport(file: string): Counts | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch (cause) {
    process.stdout.write(`no test report: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return null;
  }
}

function bin(name: string): string {
  const packages: Record<string, string> = {
    tsc: 'typescript/bin/tsc',
    biome: '@biomejs/biome/bin/biome',
    vitest: 'vitest/vitest.mjs',
  };
  return path.join(root, 'node_modules', packages[name] ?? name);
}
