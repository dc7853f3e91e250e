// Portals and dashboards, each against a local server that speaks its protocol, over two runs with a change.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOutgoing } from '../../tests/support/pipeline.ts';
import { openPortal, type Portal } from '../../tests/support/portal-server.ts';
import { ckanConnector, ckanSettings } from './ckan.ts';
import type { Connector, Listed, SourceItem } from './connector.ts';
import { httpConnector, httpSettings } from './http.ts';

let portal: Portal;
let folder: string;
beforeEach(async () => {
  portal = await openPortal();
  folder = await mkdtemp(path.join(os.tmpdir(), 'remote-'));
});
afterEach(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
async function list(connector: Connector): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const listed of connector.list(never)) found.push(listed);
  return found;
}
const items = async (connector: Connector) =>
  (await list(connector)).filter((listed): listed is SourceItem => 'mark' in listed);
async function contentOf(connector: Connector, item: SourceItem) {
  const { file } = await connector.fetch(item, folder, never);
  return { text: await readFile(file.path, 'utf8'), entry: file.entry };
}

describe('a CKAN portal', () => {
  const resource = (change: object) => ({
    id: 'r1',
    name: 'Kế hoạch',
    url: '/files/ke-hoach.pdf',
    format: 'PDF',
    ...change,
  });
  const packageOf = (n: number, change: object = {}) => ({
    id: `p${n}`,
    name: `bo-${n}`,
    title: `Bộ dữ liệu ${n}`,
    metadata_modified: '2026-01-01T00:00:00',
    organization: { title: 'Sở Y tế' },
    resources: [resource({ id: `r${n}` })],
    ...change,
  });
  const serve = (packages: () => object[]) =>
    portal.routes.set('/api/3/action/package_search', ({ query }) => {
      const start = Number(query.get('start'));
      const all = packages();
      return {
        success: true,
        result: { count: all.length, results: all.slice(start, start + Number(query.get('rows'))) },
      };
    });
  const open = (filter = '') =>
    ckanConnector(ckanSettings.parse({ url: `${portal.url}/`, filter }), testOutgoing([portal.host]));

  it('is listed page by page, and only what was modified gets another mark', async () => {
    let packages = Array.from({ length: 230 }, (_, n) => packageOf(n));
    serve(() => packages);
    const first = await items(open('organization:so-y-te'));
    expect(first).toHaveLength(230);
    expect(portal.requests.map(({ query }) => [query.get('start'), query.get('fq')])).toEqual([
      ['0', 'organization:so-y-te'],
      ['100', 'organization:so-y-te'],
      ['200', 'organization:so-y-te'],
    ]);
    packages = packages.slice(0, 229);
    packages[7] = packageOf(7, { metadata_modified: '2026-02-02T00:00:00' });
    const second = await items(open());
    expect(second).toHaveLength(229);
    const before = new Map(first.map((item) => [item.uri, item.mark]));
    expect(second.filter((item) => before.get(item.uri) !== item.mark).map((item) => item.uri)).toEqual([
      'bo-7/ke-hoach.pdf',
    ]);
  });

  it('gives files with what the portal says of them', async () => {
    serve(() => [packageOf(1)]);
    portal.routes.set('/files/ke-hoach.pdf', () => ({ body: 'nội dung' }));
    const [item] = await items(open());
    expect(await contentOf(open(), item!)).toEqual({
      text: 'nội dung',
      entry: expect.objectContaining({
        title: 'Bộ dữ liệu 1 – Kế hoạch',
        issuer: 'Sở Y tế',
        provenance: `${portal.url}/files/ke-hoach.pdf`,
      }),
    });
  });

  it('gives a table of the datastore whole, in pages, as CSV', async () => {
    serve(() => [packageOf(1, { resources: [resource({ datastore_active: true, name: 'Số liệu.csv' })] })]);
    portal.routes.set('/api/3/action/datastore_search', ({ query }) => {
      const from = Number(query.get('offset'));
      const records = Array.from({ length: Math.min(1_000, 1_500 - from) }, (_, n) => ({
        _id: from + n,
        ten: `Xã "${from + n}"`,
        gia_tri: 1.5,
      }));
      return {
        success: true,
        result: { fields: [{ id: '_id' }, { id: 'ten' }, { id: 'gia_tri' }], records, total: 1_500 },
      };
    });
    const [item] = await items(open());
    expect(item?.uri).toBe('bo-1/Số liệu.csv');
    const { text } = await contentOf(open(), item!);
    const lines = text.trimEnd().split('\n');
    expect([lines.length, lines[0], lines[1500]]).toEqual([1_501, 'ten,gia_tri', '"Xã ""1499""",1.5']);
  });

  it('fails as a whole rather than lose what a page did not give', async () => {
    serve(() => [packageOf(1)]);
    portal.routes.set('/api/3/action/package_search', ({ query }) => ({
      success: true,
      result: {
        count: 150,
        results: query.get('start') === '0' ? Array.from({ length: 100 }, (_, n) => packageOf(n)) : [],
      },
    }));
    await expect(list(open())).rejects.toThrow('trang trống trước khi hết');
    portal.routes.set('/api/3/action/package_search', () => ({ success: false, error: { message: 'x' } }));
    await expect(list(open())).rejects.toThrow('không có dạng mong đợi');
    portal.routes.set('/api/3/action/package_search', () => ({ body: '<html>bảo trì</html>' }));
    await expect(list(open())).rejects.toThrow('không trả về JSON');
  });
});

describe('the endpoint of a dashboard', () => {
  const settings = (change: object = {}) =>
    httpSettings.parse({
      url: `${portal.url}/kpi`,
      title: 'Chỉ tiêu IOC',
      records: 'data.items',
      mapping: {
        code: 'ma',
        name: 'ten',
        unit: 'dvt',
        area: '=Tỉnh Thanh Hóa',
        period: 'ky.ten',
        planned: 'kh',
        actual: 'th',
      },
      ...change,
    });
  const row = (n: number, th: number | null = n) => ({
    ma: `CT${n}`,
    ten: `Chỉ tiêu ${n}`,
    dvt: '%',
    ky: { ten: 'Quý II/2026' },
    kh: 1234.5,
    th,
  });

  it('becomes one table with the heads of an indicator table, and changes its mark with the figures', async () => {
    let rows = [row(1), row(2, null)];
    portal.routes.set('/kpi', () => ({ data: { items: rows } }));
    const open = () => httpConnector(settings(), testOutgoing([portal.host]), null);
    const [first] = await items(open());
    expect((await contentOf(open(), first!)).text).toBe(
      'Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Địa bàn,Kỳ báo cáo,Kế hoạch,Thực hiện\n' +
        'CT1,Chỉ tiêu 1,%,Tỉnh Thanh Hóa,Quý II/2026,"1234,5",1\n' +
        'CT2,Chỉ tiêu 2,%,Tỉnh Thanh Hóa,Quý II/2026,"1234,5",\n',
    );
    expect((await items(open()))[0]?.mark).toBe(first?.mark);
    rows = [row(1), row(2, 5)];
    expect((await items(open()))[0]?.mark).not.toBe(first?.mark);
  });

  it('is read through its pages, by number or by the next address', async () => {
    portal.routes.set('/kpi', ({ query }) => ({
      data: { items: Number(query.get('trang')) <= 3 ? [row(Number(query.get('trang')))] : [] },
    }));
    const paged = httpConnector(settings({ pageParam: 'trang' }), testOutgoing([portal.host]), null);
    expect((await contentOf(paged, (await items(paged))[0]!)).text.trimEnd().split('\n')).toHaveLength(4);
    portal.routes.set('/kpi', ({ query }) => ({
      data: { items: [row(1)], next: query.get('c') ? null : '/kpi?c=2' },
    }));
    const linked = httpConnector(settings({ next: 'data.next' }), testOutgoing([portal.host]), null);
    expect((await contentOf(linked, (await items(linked))[0]!)).text.trimEnd().split('\n')).toHaveLength(3);
  });

  it('gets its token in the header that it wants, and nobody else does', async () => {
    const other = await openPortal();
    try {
      other.routes.set('/kpi', () => ({ data: { items: [row(2)] } }));
      portal.routes.set('/kpi', ({ headers }) =>
        headers['x-api-key'] === 'bi-mat'
          ? { data: { items: [row(1)], next: `${other.url}/kpi` } }
          : { status: 401 },
      );
      const change = { token: 'ioc', tokenHeader: 'X-Api-Key', next: 'data.next' };
      const outgoing = testOutgoing([portal.host, other.host]);
      const [item] = await items(httpConnector(settings(change), outgoing, 'bi-mat'));
      expect(other.requests[0]?.headers['x-api-key']).toBeUndefined();
      expect(JSON.stringify(item)).not.toContain('bi-mat');
      const refused = await list(httpConnector(settings(change), outgoing, 'sai')).catch(
        (error: Error) => error.message,
      );
      expect(refused).toContain('SOURCE_TOKENS');
      expect(refused).not.toContain('sai');
    } finally {
      await other.close();
    }
  });

  it('says what is wrong with a mapping instead of emptying the table', async () => {
    portal.routes.set('/kpi', () => ({ data: { items: [{ other: 1 }] } }));
    const open = () => httpConnector(settings(), testOutgoing([portal.host]), null);
    await expect(list(open())).rejects.toThrow('Không dòng nào có trường “ten”');
    portal.routes.set('/kpi', () => ({ data: { items: [] } }));
    await expect(list(open())).rejects.toThrow('giữ nguyên');
    portal.routes.set('/kpi', () => ({ data: {} }));
    await expect(list(open())).rejects.toThrow('data.items');
    expect(httpSettings.safeParse({ url: 'http://a', title: 'x', mapping: { code: 'ma' } }).success).toBe(
      false,
    );
  });

  it('reads CSV with either separator', async () => {
    portal.routes.set('/kpi', () => ({ body: '\uFEFFma;ten;th\nCT1;Tăng trưởng; 7,25 \n' }));
    const connector = httpConnector(
      settings({ format: 'csv', records: '', mapping: { code: 'ma', name: 'ten', actual: 'th' } }),
      testOutgoing([portal.host]),
      null,
    );
    expect((await contentOf(connector, (await items(connector))[0]!)).text).toBe(
      'Mã chỉ tiêu,Chỉ tiêu,Thực hiện\nCT1,Tăng trưởng,"7,25"\n',
    );
  });
});
