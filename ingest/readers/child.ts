// Runs another program with limits: time, memory, output; nothing of it is left when it ends.
import { type ChildProcess, spawn } from 'node:child_process';

export type ChildLimits = { timeoutMs: number; memoryBytes: number; outputBytes: number };
export type ChildRequest = {
  program: string;
  args: string[];
  input?: Uint8Array;
  /** Folder for its files; it is its home too. */
  folder: string;
  env?: Record<string, string>;
  limits: ChildLimits;
};
export type ChildResult = { status: number | null; stdout: Buffer; stderr: string };

/** The program is not installed. */
export class MissingProgram extends Error {
  override name = 'MissingProgram';
}

/** Where Debian keeps programs; a child gets nothing else of our environment. */
const PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
/** Exit status of a shell that does not find a program. */
const notFound = 127;

/**
 * @throws MissingProgram when it is not installed
 * @throws Error when it takes longer or writes more than allowed; it and its children are ended
 */
export function runChild(request: ChildRequest): Promise<ChildResult> {
  const { limits } = request;
  const script = 'ulimit -v "$1" 2>/dev/null; shift; exec "$@"';
  const child = spawn(
    '/bin/sh',
    ['-c', script, 'sh', String(Math.floor(limits.memoryBytes / 1024)), request.program, ...request.args],
    {
      cwd: request.folder,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH, HOME: request.folder, TMPDIR: request.folder, LANG: 'C.UTF-8', ...request.env },
    },
  );
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    let size = 0;
    let errors = '';
    const stop = (error: Error) => {
      killTree(child);
      reject(error);
    };
    const timer = setTimeout(
      () => stop(new Error(`${request.program} took longer than ${limits.timeoutMs} ms`)),
      limits.timeoutMs,
    );
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.outputBytes)
        stop(new Error(`${request.program} wrote more than ${limits.outputBytes} bytes`));
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < 10_000) errors += chunk.toString('utf8');
    });
    // a child that ends early closes its input: its status says why
    child.stdin.on('error', (error) => {
      errors += error.message;
    });
    child.on('error', (cause) => reject(new MissingProgram(request.program, { cause })));
    child.on('close', (status) => {
      clearTimeout(timer);
      killTree(child);
      if (status === notFound) reject(new MissingProgram(request.program));
      else resolve({ status, stdout: Buffer.concat(out), stderr: errors });
    });
    child.stdin.end(request.input ?? Buffer.alloc(0));
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
