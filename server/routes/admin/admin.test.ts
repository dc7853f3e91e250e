// Who may open the administrator's pages, and what the first of them leads to.
import { describe, expect, test } from 'vitest';
import { webApp } from '../../../tests/support/web-app.ts';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const ask = (headers: Record<string, string>, env?: object) =>
  webApp({ config: { publicHosts: ['tro-ly.example'], maxQuestionChars: 2000 } }).request(
    '/admin',
    { headers },
    env,
  );

describe('the pages under /admin', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('open for %s', async (address) => {
    const response = await ask({ host: 'localhost:3000' }, from(address));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['10.0.0.7', '203.0.113.9', '::ffff:10.0.0.7', '2001:db8::1'])(
    'are shut for %s',
    async (address) => {
      const response = await ask({ host: 'localhost:3000' }, from(address));
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('chỉ mở được ngay trên máy');
    },
  );

  test.each<Record<string, string>>([
    { host: 'tro-ly.example' },
    { host: 'localhost', 'x-forwarded-for': '10.0.0.7' },
    { host: 'localhost', forwarded: 'for=10.0.0.7' },
  ])('are shut for what a proxy on this machine passes on: %j', async (headers) => {
    expect((await ask(headers, from('127.0.0.1'))).status).toBe(403);
  });

  test('lead from every page, through one entry of the navigation', async () => {
    const body = await (await webApp().request('/documents')).text();
    expect(body).toContain('<a href="/admin">Quản trị</a>');
    const home = await (await webApp().request('/admin')).text();
    expect(home).toContain('<a href="/admin" aria-current="page">Quản trị</a>');
    expect(home).toContain('<a href="/documents">Kho văn bản</a>');
  });
});
