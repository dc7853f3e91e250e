// The application as a whole: who may talk to it, what its pages may do, and what it says when it cannot serve.
import { describe, expect, test } from 'vitest';
import { memoryLibrary, webApp } from '../tests/support/web-app.ts';

const own = { host: 'localhost:3000', origin: 'http://localhost:3000' };

describe('guards', () => {
  test.each(['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000'])(
    'serves the loopback name %s',
    async (host) => {
      expect((await webApp().request('/about', { headers: { host } })).status).toBe(200);
    },
  );

  test('rejects a foreign host name until it is configured', async () => {
    const headers = { host: 'trolycongvu.example:8080' };
    expect((await webApp().request('/', { headers })).status).toBe(421);
    const config = { publicHosts: ['trolycongvu.example'], maxQuestionChars: 2000 };
    expect((await webApp({ config }).request('/', { headers })).status).toBe(200);
  });

  test.each([
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:3001' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: 'http://localhost:3000' }, 303],
    [{}, 403],
  ])('a post with %j gets %d', async (headers, status) => {
    const body = new URLSearchParams({ question: 'Hỏi' });
    const init = {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000', ...(headers as Record<string, string>) },
    };
    expect((await webApp().request('/messages', init)).status).toBe(status);
  });

  test('pages may run and load nothing but our own files, and contain nothing inline', async () => {
    const response = await webApp().request('/', { headers: own });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const body = await response.text();
    expect(body).not.toMatch(/ style=| on[a-z]+=|<style|<script>|https?:\/\/(?!www\.w3)/);
  });
});

describe('pages', () => {
  test('static files are immutable under their content hash', async () => {
    const app = webApp();
    const body = await (await app.request('/', { headers: own })).text();
    const paths = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      const response = await app.request(path, { headers: own });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
  });

  test('a document opens at its highlighted spans, and unusable spans are ignored', async () => {
    const get = async (query: string) =>
      (await webApp().request(`/documents/ke-hoach-du-lieu${query}`, { headers: own })).text();
    expect(await get('?span=0-8')).toContain('<mark id="vi-tri-1">');
    expect(await get('?span=9-3,x,0-999999')).not.toContain('<mark');
  });

  test('an old version says so and leads to the current one', async () => {
    const library = memoryLibrary();
    const old = memoryLibrary({
      open: async (id, version, groups) => {
        const document = await library.open(id, version, groups);
        return document && { ...document, current: false, nodes: [] };
      },
    });
    const response = await webApp({ library: old }).request('/documents/ke-hoach-du-lieu?version=x', {
      headers: own,
    });
    expect(await response.text()).toContain('Đây là phiên bản cũ');
  });

  test('the list of documents is searched by title', async () => {
    const search = async (title: string) =>
      (await webApp().request(`/documents?title=${encodeURIComponent(title)}`, { headers: own })).text();
    expect(await search('chiến lược dữ liệu')).toContain('/documents/ke-hoach-du-lieu');
    expect(await search('không có')).toContain('Không có văn bản nào khớp');
  });

  test('unknown addresses and failures are pages in Vietnamese, without the cause', async () => {
    const missing = await webApp().request('/khong-co', { headers: own });
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('Không tìm thấy trang');
    const broken = webApp({
      library: memoryLibrary({ list: () => Promise.reject(new Error('mật khẩu sai')) }),
    });
    const failed = await broken.request('/documents', { headers: own });
    const body = await failed.text();
    expect(failed.status).toBe(500);
    expect(body).toContain('Mã sự cố');
    expect(body).not.toContain('mật khẩu');
  });
});

describe('for operators', () => {
  test('readiness follows the database, liveness does not', async () => {
    const app = webApp({ library: memoryLibrary({ ping: () => Promise.reject(new Error('down')) }) });
    expect((await app.request('/healthz', { headers: { host: '10.0.0.7' } })).status).toBe(200);
    expect((await app.request('/readyz', { headers: { host: '10.0.0.7' } })).status).toBe(503);
    expect((await webApp().request('/readyz')).status).toBe(200);
  });

  test('metrics count requests by route and questions by outcome', async () => {
    const app = webApp();
    const body = new URLSearchParams({ question: 'Hỏi' });
    await app.request('/messages', { method: 'POST', body, headers: own });
    await app.request('/documents/ke-hoach-du-lieu', { headers: own });
    const text = await (await app.request('/metrics', { headers: own })).text();
    expect(text).toContain('questions_total{outcome="answered",phrasing="verbatim"} 1');
    expect(text).toContain('route="/documents/:id"');
  });
});
