// The control endpoint of a running server: for the holder of its token only, with sentences for what goes wrong.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAnswer } from '../tests/support/answers.ts';
import type { Ask } from './ask/contract.ts';
import type { Assistant } from './assistant.ts';
import { type Config, loadConfig } from './config.ts';
import { type ControlServer, startControl } from './control-server.ts';
import { createEmbeddings } from './llm/embeddings.ts';
import { createLog } from './log.ts';
import { callRunningServer, controlPaths, readLines } from './store/control.ts';
import { DiskFullError } from './store/errors.ts';
import { acquireLock, runningEndpoint } from './store/lock.ts';

let folder: string;
let config: Config;
let control: ControlServer;
let failure: Error;
let ask: Ask;

/** An assistant whose database fails at every statement. */
function failingAssistant(dataDir: string): Assistant {
  const fail = () => Promise.reject(failure);
  const lock = acquireLock(dataDir);
  return {
    ask: (request, onEvent) => ask(request, onEvent),
    db: {
      engine: 'pglite',
      query: fail,
      exec: fail,
      transaction: fail,
      boss: {},
      lock,
      close: async () => lock.release(),
    },
    embeddings: createEmbeddings({ baseUrl: null, apiKey: null, model: null }),
    glossary: { abbreviations: [], synonyms: [], thesaurus: [], agencies: [] },
    log: createLog('silent'),
    close: async () => lock.release(),
  };
}

let assistant: Assistant;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'control-'));
  config = loadConfig({ DATA_DIR: folder, CORPUS_DIR: '' });
  failure = new DiskFullError('Ổ đĩa đã đầy.');
  ask = async () => anAnswer();
  assistant = failingAssistant(folder);
  control = await startControl(assistant, config);
});
afterEach(async () => {
  await control.close();
  await assistant.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ingestLines(): Promise<unknown[]> {
  const response = await callRunningServer(folder, controlPaths.ingest, { paths: [folder] });
  expect(response?.status).toBe(200);
  const lines: unknown[] = [];
  if (response) for await (const line of readLines(response)) lines.push(line);
  return lines;
}

describe('the control endpoint', () => {
  test('answers a question of the holder of its token', async () => {
    const response = await callRunningServer(folder, controlPaths.ask, { question: 'Hỏi', history: [] });
    expect(await response?.json()).toMatchObject({ outcome: { class: 'answered' } });
  });

  test('knows nobody without the token', async () => {
    const port = runningEndpoint(folder)?.port;
    for (const token of ['', 'x'.repeat(64)]) {
      const headers = { 'x-control-token': token };
      const url = `http://127.0.0.1:${port}${controlPaths.ask}`;
      const response = await fetch(url, { method: 'POST', headers, body: '{"question":"Hỏi"}' });
      expect(response.status).toBe(403);
    }
  });

  test('a failure in the middle of an ingestion is its last line, in the words of the store', async () => {
    expect((await ingestLines()).at(-1)).toEqual({ error: 'Ổ đĩa đã đầy.' });
  });

  test('the text of an unknown failure stays in the log', async () => {
    failure = new Error('mật khẩu sai');
    const last = JSON.stringify((await ingestLines()).at(-1));
    expect(last).toContain('nhật ký của máy chủ');
    expect(last).not.toContain('mật khẩu');
  });

  test('a body of another shape is refused', async () => {
    const response = await callRunningServer(folder, controlPaths.ask, { question: 5 });
    expect(response?.status).toBe(400);
  });

  test('closing ends what is being answered', async () => {
    const begun = Promise.withResolvers<void>();
    ask = ({ signal }) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve(anAnswer()));
        begun.resolve();
      });
    const response = callRunningServer(folder, controlPaths.ask, { question: 'Hỏi', history: [] });
    await begun.promise;
    await control.close();
    expect((await response)?.status).toBe(200);
  });
});
