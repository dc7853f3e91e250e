// The way out: named hosts only, checked addresses, bounds, and patience with servers that stumble.
import type { lookup } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOutgoing } from '../../tests/support/pipeline.ts';
import { openPortal, type Portal } from '../../tests/support/portal-server.ts';
import { allowedUrl, hostRule, isPublicAddress } from './addresses.ts';
import { checkedLookup, fetchWhole } from './outgoing.ts';
import { SourceError, SourceUnavailableError } from './source-error.ts';

let portal: Portal;
let waited: number[];
beforeEach(async () => {
  portal = await openPortal();
  waited = [];
});
afterEach(() => portal.close());

const never = new AbortController().signal;
const get = (path: string, change: Partial<ReturnType<typeof testOutgoing>> = {}, headers = {}) =>
  fetchWhole({ ...testOutgoing([portal.host], waited), ...change }, portal.url + path, headers, never);

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:10.0.0.1',
    'fe80::1',
    'fd00::1',
    '::127.0.0.1',
    'not an address',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '113.160.1.1', '2001:ee0::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it('are reached by exact name, with or without port, or by a wildcard that covers no private one', () => {
    const rule = (address: string, hosts: string[]) => hostRule(new URL(address), hosts);
    expect(rule('https://opendata.thanhhoa.gov.vn/x', ['opendata.thanhhoa.gov.vn'])).toBe('exact');
    expect(rule('https://opendata.thanhhoa.gov.vn/x', ['*.thanhhoa.gov.vn'])).toBe('wildcard');
    expect(rule('https://thanhhoa.gov.vn/x', ['*.thanhhoa.gov.vn'])).toBeNull();
    expect(rule('https://xthanhhoa.gov.vn/x', ['*.thanhhoa.gov.vn', 'thanhhoa.gov.vn'])).toBeNull();
    expect(rule('http://10.0.0.5:8080/', ['10.0.0.5:8080'])).toBe('exact');
    expect(rule('http://10.0.0.5:9090/', ['10.0.0.5:8080'])).toBeNull();
    expect(rule('http://[::1]:80/', ['[::1]:80'])).toBe('exact');
  });

  it.each(['ftp://a.vn/', 'file:///etc/passwd', 'http://user:pass@a.vn/', 'không phải', 'http://b.vn/'])(
    '%s is refused with a sentence',
    (address) => expect(() => allowedUrl(address, ['a.vn'])).toThrow(SourceError),
  );
});

describe('fetching', () => {
  it('refuses a private address that only a wildcard covers, written out or behind a name', async () => {
    const port = portal.host.split(':')[1];
    portal.routes.set('/x', () => ({ body: 'bí mật' }));
    const wild = testOutgoing(['*.0.0.1'], waited);
    await expect(fetchWhole(wild, `http://127.0.0.1:${port}/x`, {}, never)).rejects.toThrow(SourceError);
    expect(portal.requests).toEqual([]);
    // one private address among public ones is enough: which of them is used is not ours to choose
    const names = [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    const answer = ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(null, names)) as unknown as typeof lookup;
    const look = (privateAllowed: boolean, all: boolean) =>
      new Promise((resolve) =>
        checkedLookup('x.vn', privateAllowed, answer)('x.vn', { all }, (...given) => resolve(given)),
      );
    expect(await look(false, true)).toEqual([expect.any(SourceError), '', 0]);
    expect(await look(false, false)).toEqual([expect.any(SourceError), '', 0]);
    expect(await look(true, true)).toEqual([null, names]);
    names.pop();
    expect(await look(false, false)).toEqual([null, '8.8.8.8', 4]);
  });

  it('checks redirects like the first address, and leaves the token behind at another server', async () => {
    const other = await openPortal();
    try {
      other.routes.set('/file', () => ({ body: 'nội dung' }));
      portal.routes.set('/away', () => ({ status: 302, headers: { location: `${other.url}/file` } }));
      portal.routes.set('/loop', () => ({ status: 302, headers: { location: '/loop' } }));
      await expect(get('/away')).rejects.toThrow('chưa được phép');
      expect(other.requests).toEqual([]);
      const both = { hosts: [portal.host, other.host] };
      expect((await get('/away', both, { authorization: 'Bearer x' })).bytes.toString()).toBe('nội dung');
      expect(other.requests[0]?.headers.authorization).toBeUndefined();
      await expect(get('/loop')).rejects.toThrow('chuyển hướng quá 5 lần');
    } finally {
      await other.close();
    }
  });

  it('waits as long as a busy server asks, and gives up when that is too long', async () => {
    portal.routes.set('/busy', (_, nth) =>
      nth === 1 ? { status: 429, headers: { 'retry-after': '7' } } : { body: 'xong' },
    );
    expect((await get('/busy')).bytes.toString()).toBe('xong');
    expect(waited).toEqual([7_000]);
    portal.routes.set('/closed', () => ({ status: 429, headers: { 'retry-after': '3600' } }));
    await expect(get('/closed')).rejects.toThrow(SourceUnavailableError);
  });

  it('tries a failing server again a few times, and a refusing one never', async () => {
    portal.routes.set('/down', () => ({ status: 500 }));
    await expect(get('/down')).rejects.toThrow(SourceUnavailableError);
    expect(waited).toEqual([500, 1_000, 2_000]);
    portal.routes.set('/shut', () => ({ status: 403 }));
    const error = await get('/shut').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).not.toBeInstanceOf(SourceUnavailableError);
    expect(portal.requests.filter((request) => request.path === '/shut')).toHaveLength(1);
  });

  it('goes on where a broken transfer stopped, and starts over when the file has changed', async () => {
    const body = Buffer.from('0123456789'.repeat(100));
    portal.routes.set('/file', ({ headers }, nth) => {
      if (nth === 1) return { body, cutAfter: 400, headers: { etag: '"a"' } };
      const start = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1]);
      const range = `bytes ${start}-${body.length - 1}/${body.length}`;
      return { status: 206, body: body.subarray(start), headers: { etag: '"a"', 'content-range': range } };
    });
    expect((await get('/file')).bytes.equals(body)).toBe(true);
    expect(portal.requests[1]?.headers).toMatchObject({ range: 'bytes=400-', 'if-range': '"a"' });
    portal.routes.set('/changed', (_, nth) =>
      nth === 1
        ? { body, cutAfter: 400, headers: { etag: '"a"' } }
        : { body: 'bản mới', headers: { etag: '"b"' } },
    );
    expect((await get('/changed')).bytes.toString()).toBe('bản mới');
  });

  it('is bounded in size, announced or not, and in time', async () => {
    portal.routes.set('/large', () => ({ body: Buffer.alloc(5_000) }));
    portal.routes.set('/endless', () => ({
      body: Buffer.alloc(5_000),
      headers: { 'transfer-encoding': 'chunked', 'content-length': '' },
    }));
    await expect(get('/large', { maxBytes: 4_000 })).rejects.toThrow('nên không tải');
    portal.routes.set('/silent', () => ({ silent: true }));
    await expect(get('/silent', { timeoutMs: 100 })).rejects.toThrow('không trả lời xong');
  });
});
