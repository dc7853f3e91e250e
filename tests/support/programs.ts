// Runs the real programs of the package as child processes, in a folder of their own, bounded in time and cleaned up.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { packageRoot, settingNames } from '../../server/config.ts';

/** Longest that one program may take here, on a slow machine with other work. */
const programTimeoutMs = 100_000;

export const programs = {
  server: 'server/main.ts',
  ask: 'server/ask-cli.ts',
  ingest: 'ingest/main.ts',
  evals: 'evals/main.ts',
} as const;

export type ProgramName = keyof typeof programs;
export type Settings = Record<string, string>;
export type Finished = { status: number | null; signal: string | null; stdout: string; stderr: string };

export type Running = {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves when stderr contains `text`; rejects when the program ends first. */
  said(text: string): Promise<void>;
  ended: Promise<Finished>;
};

/** A folder with a data directory and a small knowledge base. */
export type Workplace = {
  folder: string;
  dataDir: string;
  corpusDir: string;
  /** Where a file of this name is in the folder. */
  file(name: string, content?: string | Uint8Array): string;
  settings: Settings;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
};

/** Who is in charge, a deadline and a definition: enough for an answer, little enough for a second. */
export const regulation = `QUY ĐỊNH
Về quản lý kho dữ liệu dùng chung

Điều 1. Phạm vi điều chỉnh
1. Quy định này quy định việc quản lý kho dữ liệu dùng chung của tỉnh.
2. Quy định này áp dụng với các sở, ban, ngành.

Điều 2. Trách nhiệm thi hành
Sở Khoa học và Công nghệ chủ trì vận hành kho dữ liệu dùng chung trước ngày 31/12/2027.
`;
export const regulationQuestion = 'Cơ quan nào chủ trì vận hành kho dữ liệu dùng chung?';
export const regulationQuote =
  'Sở Khoa học và Công nghệ chủ trì vận hành kho dữ liệu dùng chung trước ngày 31/12/2027.';

/** Programs that have not ended, with the data folder they were given. */
const running = new Map<ChildProcess, string | undefined>();

/** A new workplace under the system's folder for temporary files. */
export function createWorkplace(
  documents: Record<string, string> = { 'quy-dinh.txt': regulation },
): Workplace {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tro-ly-e2e-'));
  const corpusDir = path.join(folder, 'corpus');
  const dataDir = path.join(folder, 'data');
  mkdirSync(corpusDir);
  for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(corpusDir, name), text);
  return {
    folder,
    dataDir,
    corpusDir,
    file: (name, content) => {
      const file = path.join(folder, name);
      if (content !== undefined) writeFileSync(file, content);
      return file;
    },
    settings: { DATA_DIR: dataDir, CORPUS_DIR: corpusDir },
    remove: async () => {
      await endPrograms(dataDir);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Ends the programs that a failed test left behind on `dataDir`. */
async function endPrograms(dataDir: string): Promise<void> {
  for (const [child] of [...running].filter(([, used]) => used === dataDir)) {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs one program to its end. */
export function run(name: ProgramName, args: string[], settings: Settings): Promise<Finished> {
  return startProgram(name, args, settings).ended;
}

/** Starts one program with these settings alone: neither the tester's variables nor their .env reach it. */
export function startProgram(name: ProgramName, args: string[], settings: Settings): Running {
  return startCommand(process.execPath, [path.join(packageRoot, programs[name]), ...args], settings);
}

/** Starts any command the same way. */
export function startCommand(command: string, args: string[], settings: Settings, cwd?: string): Running {
  const unset = Object.fromEntries(settingNames.map((name) => [name, '']));
  const child = spawn(command, args, {
    cwd: cwd ?? os.tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: os.tmpdir(), ...unset, ...settings },
    timeout: programTimeoutMs,
    killSignal: 'SIGKILL',
  });
  running.set(child, settings.DATA_DIR);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      running.delete(child);
      resolve({ status, signal, stdout, stderr });
    });
  });
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (stderr.includes(text)) resolve();
      };
      child.stderr.on('data', look);
      ended.then(() => reject(new Error(`ended without "${text}" on stderr:\n${stderr}`)), reject);
      look();
    });
  return { child, stdout: () => stdout, stderr: () => stderr, said, ended };
}

export type RunningServer = Running & { url: string; port: number; stop(): Promise<Finished> };

/** Starts the web server on a free port and waits until it says where it is. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const program = startProgram('server', [], { PORT: '0', ...settings });
  await program.said('Nhấn Ctrl+C để dừng.');
  const port = Number(/Mở http:\/\/localhost:(\d+)/.exec(program.stderr())?.[1]);
  return {
    ...program,
    port,
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      program.child.kill('SIGTERM');
      return program.ended;
    },
  };
}

/** The last line of what a program printed, as JSON. */
export function lastJson(stdout: string): Record<string, unknown> {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}
