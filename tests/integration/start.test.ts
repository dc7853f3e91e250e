// `npm start`: an empty folder becomes a chat that answers with sources, and an orderly stop leaves everything in place.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createWorkplace,
  freePort,
  lastJson,
  type RunningServer,
  regulationQuestion,
  regulationQuote,
  run,
  startProgram,
  startServer,
} from '../support/programs.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const place = createWorkplace();
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(place.settings);
});
afterAll(() => place.remove());

const json = { 'content-type': 'application/json' };

describe('a server started on an empty folder', () => {
  test('says on stderr where to open it, and nothing on stdout', () => {
    expect(server.port).toBeGreaterThan(0);
    expect(server.stderr()).toMatch(/đã sẵn sàng sau \d+\.\d giây\. Mở http:\/\/localhost:\d+\n/);
    expect(server.stdout()).toBe('');
  });

  test('is alive, ready and has figures', async () => {
    const [alive, ready, metrics] = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map((path) => fetch(server.url + path)),
    );
    expect([alive?.status, ready?.status, metrics?.status]).toEqual([200, 200, 200]);
    expect(await ready?.json()).toEqual({ status: 'ready' });
    expect(await metrics?.text()).toContain('http_request_duration_seconds_bucket');
  });

  test('answers a program with the documented result line', async () => {
    const body = JSON.stringify({ question: regulationQuestion });
    const response = await fetch(`${server.url}/api/ask`, { method: 'POST', headers: json, body });
    expect(response.status).toBe(200);
    const result = await response.json();
    expect(result).toMatchObject({ outcome: 'answered', refused: false, phrasing: 'verbatim' });
    expect(result.citations[0]).toMatchObject({ marker: 1, section: 'Điều 2', quote: regulationQuote });
  });

  test('streams the steps and then the same result as events', async () => {
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { ...json, accept: 'text/event-stream' },
      body: JSON.stringify({ question: regulationQuestion }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const text = await response.text();
    const events = [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)];
    expect(events[0]?.[1]).toBe('status');
    expect(events.at(-1)?.[1]).toBe('answer');
    expect(JSON.parse(events.at(-1)?.[2] ?? '')).toMatchObject({ outcome: 'answered' });
  });

  test('answers the form of the page without script', async () => {
    const page = await (await fetch(server.url)).text();
    expect(page).toContain('<form');
    const posted = await fetch(`${server.url}/messages`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url },
      body: new URLSearchParams({ question: regulationQuestion }),
    });
    expect(posted.status).toBe(303);
    const cookie = posted.headers.get('set-cookie')?.split(';')[0] ?? '';
    const location = posted.headers.get('location') ?? '';
    const answer = await (await fetch(server.url + location, { headers: { cookie } })).text();
    expect(answer).toContain('Sở Khoa học và Công nghệ chủ trì vận hành');
  });

  test('refuses a foreign host name and a foreign origin', async () => {
    expect(await statusUnder('ke-xau.example')).toBe(421);
    const posted = await fetch(`${server.url}/messages`, {
      method: 'POST',
      headers: { origin: 'http://ke-xau.example' },
      body: new URLSearchParams({ question: regulationQuestion }),
    });
    expect(posted.status).toBe(403);
  });

  test('answers a question of 100,000 characters with a sentence', async () => {
    const body = JSON.stringify({ question: 'ạ'.repeat(100_000) });
    const response = await fetch(`${server.url}/api/ask`, { method: 'POST', headers: json, body });
    expect(response.status).toBe(413);
    expect((await response.json()).error).toContain('100.000 ký tự');
  });
});

describe('beside a running server', () => {
  test('`ask` and `ingest` go through it', async () => {
    const added = place.file(
      'thong-bao.txt',
      'THÔNG BÁO\n\nTrung tâm Lưu trữ mở cửa phòng đọc lúc 7 giờ 30 phút.\n',
    );
    const ingested = await run('ingest', [added], place.settings);
    expect([ingested.status, lastJson(ingested.stdout)]).toEqual([
      0,
      { created: 1, updated: 0, unchanged: 0, retired: 0, failed: 0, failures: [] },
    ]);
    const asked = await run(
      'ask',
      ['--json', 'Phòng đọc của Trung tâm Lưu trữ mở cửa lúc mấy giờ?'],
      place.settings,
    );
    expect(asked.status).toBe(0);
    expect(JSON.stringify(lastJson(asked.stdout).citations)).toContain('7 giờ 30 phút');
    expect(server.stdout()).toBe('');
  });

  test('a document that `ingest` cannot find is a failure with a reason', async () => {
    const missing = place.file('khong-co.txt');
    const { status, stdout } = await run('ingest', [missing], place.settings);
    expect(status).toBe(1);
    expect(lastJson(stdout)).toMatchObject({
      failed: 1,
      failures: [{ path: missing, reason: expect.stringContaining('Không có tệp') }],
    });
  });

  test('a second server on the same data folder ends with status 3 and a sentence', async () => {
    const second = await run('server', [], { PORT: '0', ...place.settings });
    expect(second.status).toBe(3);
    expect(second.stderr).toContain('đang được một tiến trình khác sử dụng');
    expect(second.stderr).not.toContain('    at ');
  });

  test('a port in use ends the start with status 2 before anything is ingested', async () => {
    const other = createWorkplace();
    try {
      const settings = { ...other.settings, PORT: String(server.port) };
      const { status, stderr } = await run('server', [], settings);
      expect(status).toBe(2);
      expect(stderr).toContain(`Cổng ${server.port} đang được chương trình khác sử dụng`);
      // the lock is free again: another command may use the folder at once
      const ingested = await run('ingest', [other.corpusDir], other.settings);
      expect(lastJson(ingested.stdout)).toMatchObject({ created: 1, unchanged: 0 });
    } finally {
      await other.remove();
    }
  });
});

describe('starting and stopping', () => {
  test('a server told to stop ends with status 0, and the next start ingests nothing', async () => {
    const stopped = await server.stop();
    expect([stopped.status, stopped.signal]).toEqual([0, null]);
    expect(stopped.stderr).not.toMatch(/"level":(50|60)/);
    const next = await startServer(place.settings);
    expect(next.stderr()).not.toContain('Tính véc-tơ');
    await next.stop();
    const ingested = await run('ingest', [place.corpusDir], place.settings);
    expect(lastJson(ingested.stdout)).toMatchObject({ created: 0, updated: 0, unchanged: 1, retired: 0 });
  });

  test('a server is alive but not ready while it ingests, and a signal ends it at once', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) =>
      JSON.stringify({
        id: `${n}`,
        title: `Điều ${n}`,
        text: `Nội dung của điều thứ ${n} về lưu trữ. `.repeat(9),
      }),
    );
    place.file('corpus/kho.jsonl', many.join('\n'));
    const port = await freePort();
    const starting = startProgram('server', [], { PORT: String(port), ...place.settings });
    await starting.said('Nạp bản ghi');
    const paths = ['/healthz', '/readyz', '/'];
    const replies = await Promise.all(paths.map((path) => fetch(`http://127.0.0.1:${port}${path}`)));
    expect(replies.map((reply) => reply.status)).toEqual([200, 503, 503]);
    starting.child.kill('SIGTERM');
    expect((await starting.ended).signal).toBe('SIGTERM');
  });
});

/** Status of `GET /` asked for under another host name; fetch would not send one. */
function statusUnder(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path: '/', headers: { host } };
    request(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
