// Exports of document-management systems, in a folder and behind a local server, with their fields.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testOutgoing } from '../../tests/support/pipeline.ts';
import { contentOf, eachWithPortal, itemsOf, listedBy } from '../../tests/support/remote-sources.ts';
import { dmsConnector, dmsSettings } from './dms.ts';

const place = eachWithPortal();

describe('an export of a document-management system', () => {
  const fields = {
    FileCode: '000.00.19.H56.2026.01',
    DocOrdinal: 7,
    TypeName: 'Kế hoạch',
    CodeNumber: '25',
    CodeNotation: 'KH-UBND',
    IssuedDate: '05/03/2026',
    OrganName: 'UBND tỉnh Thanh Hóa',
    Subject: 'Chuyển đổi số năm 2026',
  };

  it('gives the files of a folder with the fields of their rows, and names those that are not there', async () => {
    await mkdir(path.join(place.folder, 'van-ban'));
    await writeFile(path.join(place.folder, 'van-ban/25.txt'), 'KẾ HOẠCH');
    const rows = [
      ['FileName', ...Object.keys(fields)],
      ['van-ban\\25.txt', ...Object.values(fields)],
      ['van-ban/26.txt', ...Object.values(fields)],
      ['../../../etc/passwd', ...Object.values(fields)],
    ];
    await writeFile(
      path.join(place.folder, 'metadata.csv'),
      `\uFEFF${rows.map((row) => row.join(';')).join('\n')}`,
    );
    const connector = dmsConnector(dmsSettings.parse({ location: place.folder }), testOutgoing([]), null);
    const found = await listedBy(connector);
    expect(found.map((one) => ('problem' in one ? one.problem : 'uri' in one && one.uri))).toEqual([
      'van-ban/25.txt',
      expect.stringContaining('van-ban/26.txt'),
      expect.stringContaining('passwd'),
    ]);
    const [item] = await itemsOf(connector);
    expect((await contentOf(connector, item!, place.folder)).entry).toEqual({
      file: 'van-ban/25.txt',
      title: 'Kế hoạch chuyển đổi số năm 2026',
      type: 'kế hoạch',
      number: '25/KH-UBND',
      issuer: 'UBND tỉnh Thanh Hóa',
      issuedOn: '2026-03-05',
      year: 2026,
      provenance: 'Hệ thống quản lý văn bản, hồ sơ 000.00.19.H56.2026.01, văn bản thứ 7',
    });
    await writeFile(path.join(place.folder, 'van-ban/25.txt'), 'KẾ HOẠCH sửa');
    expect((await itemsOf(connector))[0]?.mark).not.toBe(item?.mark);
  });

  it('gives the files behind an address, through pages, with its token', async () => {
    const page = (names: string[], next?: string) => ({
      documents: names.map((FileName) => ({ FileName, ...fields })),
      next,
    });
    place.portal.routes.set('/xuat/index.json', ({ query, headers }) =>
      headers.authorization !== 'Bearer t'
        ? { status: 401 }
        : query.get('p')
          ? page(['b.txt'])
          : page(['a.txt'], 'index.json?p=2'),
    );
    place.portal.routes.set('/xuat/b.txt', () => ({ body: 'nội dung b' }));
    const settings = dmsSettings.parse({
      location: `${place.portal.url}/xuat`,
      index: 'index.json',
      token: 'dms',
    });
    const connector = dmsConnector(settings, testOutgoing([place.portal.host]), 't');
    const found = await itemsOf(connector);
    expect(found.map((item) => item.uri)).toEqual(['a.txt', 'b.txt']);
    expect((await contentOf(connector, found[1]!, place.folder)).text).toBe('nội dung b');
    await expect(connector.fetch(found[0]!, place.folder, new AbortController().signal)).rejects.toThrow(
      'Không có nội dung',
    );
  });
});
