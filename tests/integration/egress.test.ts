// Nothing leaves this machine: every program under a record of all connections and name look-ups that it asks the kernel for.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../server/config.ts';
import { type ProtocolServer, startProtocolServer } from '../support/openai-protocol-server.ts';
import {
  createWorkplace,
  lastJson,
  regulationQuestion,
  regulationQuote,
  run,
  type Settings,
  startCommand,
  startServer,
} from '../support/programs.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const place = createWorkplace();
const log = place.file('connections.jsonl');
const recorder = pathToFileURL(path.join(packageRoot, 'tests/support/record-connections.ts')).href;
// NODE_OPTIONS reaches child processes and worker threads too
const recorded = { NODE_OPTIONS: `--import=${recorder}`, CONNECTION_LOG: log };
let model: ProtocolServer;

beforeAll(async () => {
  model = await startProtocolServer({ kind: 'answer', text: `${regulationQuote} [1]` });
});
afterAll(async () => {
  await model.close();
  await place.remove();
});

type Entry = { kind: string; target: string };

/** What was recorded since the last call; at least one process must have been under the record. */
function connections(): Entry[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  rmSync(log, { force: true });
  const entries = lines.map((line) => JSON.parse(line) as Entry);
  expect(entries.some((entry) => entry.kind === 'start')).toBe(true);
  return entries.filter((entry) => entry.kind !== 'start');
}

/** Runs every program once: a server with its page, its interface and a command through it, then each command alone. */
async function useEverything(settings: Settings): Promise<void> {
  const all = { ...place.settings, ...recorded, ...settings };
  const added = place.file(
    'them.txt',
    'THÔNG BÁO\n\nPhòng đọc mở cửa lúc 7 giờ 30 phút. Xem http://vi-du.example/tep.\n',
  );
  const server = await startServer(all);
  expect((await fetch(server.url)).status).toBe(200);
  const body = JSON.stringify({ question: regulationQuestion });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/ask`, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({ outcome: 'answered' });
  expect((await run('ingest', [added], all)).status).toBe(0);
  expect((await server.stop()).status).toBe(0);
  const asked = await run('ask', ['--json', regulationQuestion], all);
  expect(lastJson(asked.stdout)).toMatchObject({ outcome: 'answered' });
  expect((await run('ingest', [added], all)).status).toBe(0);
  const suite = place.file('suite.jsonl', `${JSON.stringify({ id: 'q1', question: regulationQuestion })}\n`);
  const out = place.file('out.jsonl');
  expect((await run('evals', ['answer', '--suite', suite, '--out', out], all)).status).toBe(0);
}

describe('connections', () => {
  test('the record sees what fetch, sockets and name look-ups reach for', async () => {
    const program = `import net from 'node:net'; import dns from 'node:dns/promises';
      net.connect(1, '127.0.0.2').on('error', () => 0);
      await fetch('http://127.0.0.3:65001/').catch(() => 0);
      await dns.lookup('localhost');`;
    await startCommand(process.execPath, ['--input-type=module', '-e', program], recorded).ended;
    const targets = connections().map((entry) => entry.target);
    expect(targets).toEqual(expect.arrayContaining(['127.0.0.2:1', '127.0.0.3:65001', 'localhost']));
  });

  test.each([
    ['no endpoint', {}],
    ['a key alone', { OPENAI_API_KEY: 'sk-khong-duoc-gui', EMBEDDING_API_KEY: 'sk-khong-duoc-gui' }],
  ])(
    'with %s configured, a command reaches its own server on loopback and nothing else',
    async (_, settings) => {
      await useEverything(settings);
      const made = connections();
      const foreign = made.filter((entry) => !/^127\.0\.0\.1:\d+$/.test(entry.target));
      expect(foreign).toEqual([]);
      // `ingest` through the running server is the only connection of all
      expect(made).toHaveLength(1);
      expect(model.requests).toEqual([]);
    },
  );

  test('with keys and model names but no address, a question connects to nothing', async () => {
    const settings = { OPENAI_API_KEY: 'k', CHAT_MODEL: 'm', EMBEDDING_API_KEY: 'k', EMBEDDING_MODEL: 'e' };
    // what a library would read for itself
    const tracing = { LANGSMITH_TRACING: 'true', LANGSMITH_API_KEY: 'k', LANGCHAIN_TRACING_V2: 'true' };
    const all = { ...place.settings, ...recorded, ...settings, ...tracing };
    const { stdout } = await run('ask', ['--json', regulationQuestion], all);
    expect(lastJson(stdout)).toMatchObject({ outcome: 'answered', phrasing: 'verbatim' });
    expect(connections()).toEqual([]);
  });

  test('with a base URL and a model, the question goes there and nowhere else', async () => {
    const settings = { OPENAI_BASE_URL: model.baseUrl, CHAT_MODEL: 'mo-hinh-thu', OPENAI_API_KEY: 'sk-thu' };
    const { status, stdout } = await run('ask', ['--json', regulationQuestion], {
      ...place.settings,
      ...recorded,
      ...settings,
    });
    expect(status).toBe(0);
    expect(lastJson(stdout)).toMatchObject({ outcome: 'answered', phrasing: 'generated' });
    expect(model.requests.map((request) => request.path)).toEqual(['/v1/chat/completions']);
    expect(model.requests[0]?.headers.authorization).toBe('Bearer sk-thu');
    const targets = connections().map((entry) => entry.target);
    expect(new Set(targets)).toEqual(new Set([new URL(model.baseUrl).host]));
  });

  test('with an endpoint that is down, the answer is given verbatim and says so', async () => {
    const settings = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', CHAT_MODEL: 'mo-hinh-thu' };
    const { status, stdout } = await run('ask', ['--json', regulationQuestion], {
      ...place.settings,
      ...settings,
    });
    expect(status).toBe(0);
    expect(lastJson(stdout)).toMatchObject({ outcome: 'answered', phrasing: 'verbatim_fallback' });
  });
});
