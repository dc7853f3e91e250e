// Portals and dashboards, each against a local server that speaks its protocol, over two runs with a change.
import { describe, expect, it } from 'vitest';
import { testOutgoing } from '../../tests/support/pipeline.ts';
import { openPortal } from '../../tests/support/portal-server.ts';
import { contentOf, eachWithPortal, itemsOf, listedBy } from '../../tests/support/remote-sources.ts';
import { ckanConnector, ckanSettings } from './ckan.ts';
import { httpConnector, httpSettings } from './http.ts';

const place = eachWithPortal();

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
    place.portal.routes.set('/api/3/action/package_search', ({ query }) => {
      const start = Number(query.get('start'));
      const all = packages();
      return {
        success: true,
        result: { count: all.length, results: all.slice(start, start + Number(query.get('rows'))) },
      };
    });
  const open = (filter = '') =>
    ckanConnector(
      ckanSettings.parse({ url: `${place.portal.url}/`, filter }),
      testOutgoing([place.portal.host]),
    );

  it('is listed page by page, and only what was modified gets another mark', async () => {
    let packages = Array.from({ length: 230 }, (_, n) => packageOf(n));
    serve(() => packages);
    const first = await itemsOf(open('organization:so-y-te'));
    expect(first).toHaveLength(230);
    // the newest change first, then all in pages that overlap by one
    expect(place.portal.requests.map(({ query }) => [query.get('start'), query.get('fq')])).toEqual([
      ['0', 'organization:so-y-te'],
      ['0', 'organization:so-y-te'],
      ['99', 'organization:so-y-te'],
      ['198', 'organization:so-y-te'],
    ]);
    packages = packages.slice(0, 229);
    packages[7] = packageOf(7, { metadata_modified: '2026-02-02T00:00:00' });
    const second = await itemsOf(open());
    expect(second).toHaveLength(229);
    const before = new Map(first.map((item) => [item.uri, item.mark]));
    expect(second.filter((item) => before.get(item.uri) !== item.mark).map((item) => item.uri)).toEqual([
      'bo-7/ke-hoach.pdf',
    ]);
  });

  it('gives files with what the portal says of them', async () => {
    serve(() => [packageOf(1)]);
    place.portal.routes.set('/files/ke-hoach.pdf', () => ({ body: 'nội dung' }));
    const [item] = await itemsOf(open());
    expect(await contentOf(open(), item!, place.folder)).toEqual({
      text: 'nội dung',
      entry: expect.objectContaining({
        title: 'Bộ dữ liệu 1 – Kế hoạch',
        issuer: 'Sở Y tế',
        provenance: `${place.portal.url}/files/ke-hoach.pdf`,
      }),
    });
  });

  it('gives a table of the datastore whole, in pages, as CSV', async () => {
    serve(() => [packageOf(1, { resources: [resource({ datastore_active: true, name: 'Số liệu.csv' })] })]);
    place.portal.routes.set('/api/3/action/datastore_search', ({ query }) => {
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
    const [item] = await itemsOf(open());
    expect(item?.uri).toBe('bo-1/Số liệu.csv');
    const { text } = await contentOf(open(), item!, place.folder);
    const lines = text.trimEnd().split('\n');
    expect([lines.length, lines[0], lines[1500]]).toEqual([1_501, 'ten,gia_tri', '"Xã ""1499""",1.5']);
  });

  it('fails as a whole rather than lose what a page did not give', async () => {
    serve(() => [packageOf(1)]);
    place.portal.routes.set('/api/3/action/package_search', ({ query }) => ({
      success: true,
      result: {
        count: 150,
        results: query.get('start') === '0' ? Array.from({ length: 100 }, (_, n) => packageOf(n)) : [],
      },
    }));
    await expect(listedBy(open())).rejects.toThrow('trang trống trước khi hết');
    place.portal.routes.set('/api/3/action/package_search', () => ({
      success: false,
      error: { message: 'x' },
    }));
    await expect(listedBy(open())).rejects.toThrow('không có dạng mong đợi');
    place.portal.routes.set('/api/3/action/package_search', () => ({ body: '<html>bảo trì</html>' }));
    await expect(listedBy(open())).rejects.toThrow('không trả về JSON');
  });
});

describe('the endpoint of a dashboard', () => {
  const settings = (change: object = {}) =>
    httpSettings.parse({
      url: `${place.portal.url}/kpi`,
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
    place.portal.routes.set('/kpi', () => ({ data: { items: rows } }));
    const open = () => httpConnector(settings(), testOutgoing([place.portal.host]), null);
    const [first] = await itemsOf(open());
    expect((await contentOf(open(), first!, place.folder)).text).toBe(
      'Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Địa bàn,Kỳ báo cáo,Kế hoạch,Thực hiện\n' +
        'CT1,Chỉ tiêu 1,%,Tỉnh Thanh Hóa,Quý II/2026,"1234,5",1\n' +
        'CT2,Chỉ tiêu 2,%,Tỉnh Thanh Hóa,Quý II/2026,"1234,5",\n',
    );
    expect((await itemsOf(open()))[0]?.mark).toBe(first?.mark);
    rows = [row(1), row(2, 5)];
    expect((await itemsOf(open()))[0]?.mark).not.toBe(first?.mark);
  });

  it('is read through its pages, by number or by the next address', async () => {
    place.portal.routes.set('/kpi', ({ query }) => ({
      data: { items: Number(query.get('trang')) <= 3 ? [row(Number(query.get('trang')))] : [] },
    }));
    const paged = httpConnector(settings({ pageParam: 'trang' }), testOutgoing([place.portal.host]), null);
    expect(
      (await contentOf(paged, (await itemsOf(paged))[0]!, place.folder)).text.trimEnd().split('\n'),
    ).toHaveLength(4);
    place.portal.routes.set('/kpi', ({ query }) => ({
      data: { items: [row(1)], next: query.get('c') ? null : '/kpi?c=2' },
    }));
    const linked = httpConnector(settings({ next: 'data.next' }), testOutgoing([place.portal.host]), null);
    expect(
      (await contentOf(linked, (await itemsOf(linked))[0]!, place.folder)).text.trimEnd().split('\n'),
    ).toHaveLength(3);
  });

  it('gets its token in the header that it wants, and nobody else does', async () => {
    const other = await openPortal();
    try {
      other.routes.set('/kpi', () => ({ data: { items: [row(2)] } }));
      place.portal.routes.set('/kpi', ({ headers }) =>
        headers['x-api-key'] === 'bi-mat'
          ? { data: { items: [row(1)], next: `${other.url}/kpi` } }
          : { status: 401 },
      );
      const change = { token: 'ioc', tokenHeader: 'X-Api-Key', next: 'data.next' };
      const outgoing = testOutgoing([place.portal.host, other.host]);
      const [item] = await itemsOf(httpConnector(settings(change), outgoing, 'bi-mat'));
      expect(other.requests[0]?.headers['x-api-key']).toBeUndefined();
      expect(JSON.stringify(item)).not.toContain('bi-mat');
      const refused = await listedBy(httpConnector(settings(change), outgoing, 'sai')).catch(
        (error: Error) => error.message,
      );
      expect(refused).toContain('SOURCE_TOKENS');
      expect(refused).not.toContain('sai');
    } finally {
      await other.close();
    }
  });

  it('says what is wrong with a mapping instead of emptying the table', async () => {
    place.portal.routes.set('/kpi', () => ({ data: { items: [{ other: 1 }] } }));
    const open = () => httpConnector(settings(), testOutgoing([place.portal.host]), null);
    await expect(listedBy(open())).rejects.toThrow('Không dòng nào có trường “ten”');
    place.portal.routes.set('/kpi', () => ({ data: { items: [] } }));
    await expect(listedBy(open())).rejects.toThrow('giữ nguyên');
    place.portal.routes.set('/kpi', () => ({ data: {} }));
    await expect(listedBy(open())).rejects.toThrow('data.items');
    expect(httpSettings.safeParse({ url: 'http://a', title: 'x', mapping: { code: 'ma' } }).success).toBe(
      false,
    );
  });

  it('reads CSV with either separator', async () => {
    place.portal.routes.set('/kpi', () => ({ body: '\uFEFFma;ten;th\nCT1;Tăng trưởng; 7,25 \n' }));
    const connector = httpConnector(
      settings({ format: 'csv', records: '', mapping: { code: 'ma', name: 'ten', actual: 'th' } }),
      testOutgoing([place.portal.host]),
      null,
    );
    expect((await contentOf(connector, (await itemsOf(connector))[0]!, place.folder)).text).toBe(
      'Mã chỉ tiêu,Chỉ tiêu,Thực hiện\nCT1,Tăng trưởng,"7,25"\n',
    );
  });
});
